import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import { type District, newUnit, openDistrict, publishEntry, take, tryStep } from './article-fixture.ts'
import { lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, openDistrictOf, publishReviewed } from './other-districts.ts'

const unclear = { title: '河道巡查记录', description: '两个单位都在登记', reason: '职责交叉' }

test('PT-5b: what several units claim waits for the authority; the designated unit alone goes on', async () => {
  const district = await openDistrict()
  const { provider, authority, operator } = district
  const other = await newUnit(district.platform, 'provider')
  const input = { ...unclear, candidateUnits: [provider.unitId, other.unitId] }
  const { caseId, state } = await take(district, 'catalogEntry.requestDesignation', { actor: operator, input })

  const early = await tryStep(district, 'catalogEntry.resubmit', { actor: provider, caseId, input: buildEntry() })
  const decision = { designatedUnit: other.unitId, documentNumber: '普府办〔2026〕3号', reason: '河道由该单位管理' }
  const designated = await take(district, 'catalogEntry.designate', { actor: authority, caseId, input: decision })
  const decided = await lastEvent(district, caseId)
  const losing = await tryStep(district, 'catalogEntry.resubmit', { actor: provider, caseId, input: buildEntry() })
  const submitted = await take(district, 'catalogEntry.resubmit', { actor: other, caseId, input: buildEntry() })
  const passed = await take(district, 'catalogEntry.pass', { actor: operator, caseId })

  assert.equal(state, 'awaitingDesignation')
  assert.equal('refused' in early && early.refused, 'unit_not_party')
  assert.deepEqual([designated.state, decided.duties, decided.reason], ['designated', ['PT-5b'], decision.reason])
  assert.equal('refused' in losing && losing.refused, 'unit_not_party')
  assert.deepEqual([submitted.state, passed.state], ['underReview', 'published'])
  const told = (await noticesOfCase(district, caseId)).filter(notice => notice.kind === 'ownerDesignated')
  assert.deepEqual(told.map(notice => notice.unit_id).toSorted(), [provider.unitId, other.unitId].toSorted())
})

test('PT-5b: what runs on a case goes with it to the unit that was designated', async () => {
  const district = await openDistrict()
  const { platform, provider, authority, operator } = district
  const input = { ...unclear, title: '岸线划界', candidateUnits: [provider.unitId] }
  const { caseId } = await take(district, 'catalogEntry.requestDesignation', { actor: operator, input })
  await platform.database.raw(
    `insert into running_duty (id, duty, article, law, case_id, case_type, unit_id, who, started_on, due_on, provisional,
       calendar, ended_on)
     select gen_random_uuid(), 'X-' || who, 'X-1', 'x@1', $1, 'catalogEntry', null, who, '2026-03-02', '2026-03-09', false,
       'c', ended::date
     from (values ('provider', null), ('consumer', null), ('provider', '2026-03-01')) as made (who, ended)`,
    [caseId],
  )

  const decision = { designatedUnit: provider.unitId, reason: '岸线由该单位管理' }
  await take(district, 'catalogEntry.designate', { actor: authority, caseId, input: decision })

  const { rows } = await platform.database.raw(
    'select who, unit_id, ended_on from running_duty where case_id = $1 order by who, ended_on nulls first',
    [caseId],
  )
  assert.deepEqual(rows, [
    { who: 'consumer', unit_id: null, ended_on: null },
    { who: 'provider', unit_id: provider.unitId, ended_on: null },
    { who: 'provider', unit_id: null, ended_on: '2026-03-01' },
  ])
})

test('PT-5b: only a providing unit is designated, and only by the authority', async () => {
  const district = await openDistrict()
  const { provider, consumer, authority, operator } = district
  const input = { ...unclear, title: '低空航线', candidateUnits: [provider.unitId] }
  const { caseId } = await take(district, 'catalogEntry.requestDesignation', { actor: operator, input })
  const designate = (actor: typeof operator, unitId: string | null) =>
    tryStep(district, 'catalogEntry.designate', { actor, caseId, input: { designatedUnit: unitId, reason: '职责' } })

  const wrong = await designate(authority, consumer.unitId)
  const byOperator = await designate(operator, provider.unitId)

  assert.deepEqual(
    [wrong, byOperator].map(answer => 'refused' in answer && [answer.refused, answer.field]),
    [
      ['unknown_thing', 'designatedUnit'],
      ['role_missing', null],
    ],
  )
})

test('ZH-15.1: a second claim to one source is designated; where its owner keeps it, the claim ends', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const { provider, authority } = district
  const claimant = await newUnit(district.platform, 'provider')
  const sourceId = await publishReviewed(district, buildEntry({ ...elements, name: '常住人口住址' }))
  const claim = (title: string) =>
    take(district, 'catalogEntry.requestDesignation', {
      actor: claimant,
      input: {
        ...unclear,
        title,
        candidateUnits: [provider.unitId, claimant.unitId],
        contestedEntries: [sourceId],
      },
    })
  const designate = (caseId: string, unitId: string | null) =>
    take(district, 'catalogEntry.designate', {
      actor: authority,
      caseId,
      input: { designatedUnit: unitId, reason: '一数一源' },
    })

  const kept = await designate((await claim('社区住址登记')).caseId, provider.unitId)
  const moved = await designate((await claim('网格住址登记')).caseId, claimant.unitId)

  assert.deepEqual([kept.state, kept.duties, moved.state], ['retired', ['ZH-15.1'], 'designated'])
  // Whose entry is no longer the one source is told to take it out.
  const told = (await noticesOfCase(district, moved.caseId)).filter(notice => notice.kind === 'sourceElsewhere')
  assert.deepEqual(
    told.map(notice => notice.unit_id),
    [provider.unitId],
  )
  assert.equal((await stateOfCase(district, sourceId)).state, 'published')
})

test('CM-9b: an entry is locked on the chain once it is linked with a duty and a system of its unit', async t => {
  const district = await openDistrictOf(t, 'chongming')
  const { provider, operator } = district
  const input = buildEntry({ ...elements, provisionMode: 'api' })
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: provider, input })
  await take(district, 'catalogEntry.pass', { actor: operator, caseId })
  await links(district)
  const lock = (content: object) =>
    tryStep(district, 'catalogEntry.lockOnChain', { actor: provider, caseId, input: content })

  const unlinked = await lock({ systemNames: ['河道系统'] })
  const unknown = await lock({ dutyCodes: ['Z-9'], systemNames: ['河道系统'] })
  const locked = await lock({ dutyCodes: ['Z-1'], systemNames: ['河道系统'] })

  assert.deepEqual(unlinked, { refused: 'field_missing', field: 'dutyCodes', duty: 'CM-9b' })
  assert.deepEqual(unknown, { refused: 'unknown_thing', field: 'dutyCodes', duty: 'CM-9b' })
  assert.deepEqual('state' in locked && [locked.state, locked.duties], ['published', ['CM-9b']])
  assert.equal((await lastEvent(district, caseId)).step, 'catalogEntry.lockOnChain')
})

test('the lock of an entry asks for both links where no text knows the rule', async () => {
  const district = await openDistrict()
  const caseId = await publishEntry(district)

  const bare = await tryStep(district, 'catalogEntry.lockOnChain', { actor: district.provider, caseId })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'dutyCodes', duty: null })
})

async function links(district: District): Promise<void> {
  const { provider } = district
  const caseId = provider.unitId ?? ''
  const duty = { code: 'Z-1', name: '河道管理', basis: '河道管理条例第五条' }
  await take(district, 'unit.recordDuty', { actor: provider, caseId, input: duty })
  await take(district, 'unit.recordSystem', { actor: provider, caseId, input: { name: '河道系统', acceptedOn: null } })
}
