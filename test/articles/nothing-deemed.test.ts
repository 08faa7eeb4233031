import assert from 'node:assert/strict'
import { test } from 'node:test'
import { absenceOf, clocksOf } from '@gongshu/regulations'
import { buildEntry } from '../../server/test-platform.ts'
import { buildDemand, collectedEntry, type District, moveTo, submitDemand, take, testItems } from './article-fixture.ts'
import { colleagueOf, elements, openDistrictOf } from './other-districts.ts'

for (const jurisdiction of ['zhenhai', 'chongming', 'shanghai']) {
  test(`nothing is deemed in ${jurisdiction}: whatever waits still waits at the end of the year`, async t => {
    const district = await openDistrictOf(t, jurisdiction)
    const lawful = district.platform.acts.door.lawOf(null)
    await leaveWaiting(district)
    const before = await states(district)

    const swept = await moveTo(district, '2026-12-31')

    assert.deepEqual(
      clocksOf(lawful).filter(({ clock }) => clock.ifMissed?.outcome.startsWith('demand')),
      [],
    )
    assert.deepEqual(swept, { applied: 0, failed: 0 })
    // What the platform itself has found in the meantime, such as stale data, is a case of its own.
    const after = await states(district)
    assert.deepEqual(
      after.filter(({ number }) => before.some(one => one.number === number)),
      before,
    )
    assert.ok(before.length >= 5, `${before.length} cases wait`)
  })
}

/** Something of everything that the jurisdiction knows, each where somebody's answer is awaited. */
async function leaveWaiting(district: District): Promise<void> {
  const { jurisdiction } = district.platform
  const [mode = 'api'] = Object.keys(jurisdiction.words.provisionModes)
  const changes = { ...elements, provisionMode: mode, openingAttribute: 'notOpen', items: testItems }
  await take(district, 'catalogEntry.submit', { actor: district.provider, input: buildEntry(changes) })
  const entryId = await publishedIn(district, changes)
  if (absenceOf(jurisdiction, 'demand.submit') === null) await leaveDemand(district, entryId, mode)
  if (absenceOf(jurisdiction, 'openListEntry.submit') === null) await leaveWorkOrder(district, entryId)
}

async function publishedIn(district: District, changes: object): Promise<string> {
  if (absenceOf(district.platform.jurisdiction, 'catalogEntry.reviewInUnit'))
    return collectedEntry(district, { changes })
  const input = buildEntry(changes)
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: district.provider, input })
  await take(district, 'catalogEntry.reviewInUnit', { actor: colleagueOf(district.provider), caseId })
  await take(district, 'catalogEntry.pass', { actor: district.operator, caseId })
  return caseId
}

async function leaveDemand(district: District, entryId: string, mode: string): Promise<void> {
  const entries = [{ entryId, columns: [{ column: 'code', clear: true }] }]
  const { caseId } = await submitDemand(district, buildDemand([entryId], { entries, useMode: mode as 'api' }))
  const isCity = absenceOf(district.platform.jurisdiction, 'demand.reportToCity') === null
  await take(district, isCity ? 'demand.reportToCity' : 'demand.forward', { actor: district.operator, caseId })
}

async function leaveWorkOrder(district: District, entryId: string): Promise<void> {
  const input = {
    entryId,
    title: '演练开放清单条目',
    domain: '地理空间',
    abstract: '演练用代码',
    items: ['code'],
    formats: ['csv'],
    openingClass: 'unconditional',
    updateFrequency: 'yearly',
    reason: '社会公众普遍需要',
    license: '公共数据开放协议',
  }
  await take(district, 'openListEntry.submit', { actor: district.provider, input })
}

async function states({ platform }: District) {
  const { rows } = await platform.database.raw('select number, state, since from matter_case order by number', [])
  return rows as { number: string; state: string; since: string }[]
}
