import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registerTestUnit, testActor } from '../../server/test-platform.ts'
import {
  buildDemand,
  collectedEntry,
  type District,
  partsOfDemand,
  submitDemand,
  take,
  tryStep,
} from './article-fixture.ts'
import { lastEvent } from './case-views.ts'
import { elements } from './other-districts.ts'
import { districtOf } from './shared-districts.ts'

const clear = {
  entries: (entryId: string) => [
    {
      entryId,
      need: '逐项核对需要全部数据项',
      columns: [
        { column: 'code', clear: true },
        { column: 'holder', clear: true },
      ],
    },
  ],
}

/** A granted demand of this actor, with what starting its service needs. */
async function startOf(district: District, grade: string, consumer = district.consumer) {
  const entryId = await collectedEntry(district, { changes: { ...elements, grade, openingAttribute: 'notOpen' } })
  const content = buildDemand([entryId], { entries: clear.entries(entryId) })
  const { caseId: demandId } = await submitDemand(district, content, consumer)
  await take(district, 'demand.forward', { actor: district.operator, caseId: demandId })
  for (const part of await partsOfDemand(district, demandId)) {
    await take(district, 'demandPart.decide', {
      actor: district.provider,
      caseId: part.id,
      input: { decision: 'approve', note: '同意' },
    })
  }
  return { demandId, entryId, version: 'v', digest: null, lowFrequencyJustified: false }
}

test('CM-28.2: a service with personal items of a high grade in clear does not start', async () => {
  const district = await districtOf('chongming')
  const high = await startOf(district, 'important')
  const low = await startOf(district, 'general1')

  const refused = await tryStep(district, 'sharingService.start', { actor: district.operator, input: high })
  const started = await take(district, 'sharingService.start', { actor: district.operator, input: low })

  assert.deepEqual(refused, { refused: 'condition_unmet', field: 'maskMissing', duty: 'CM-28.2' })
  assert.ok((await lastEvent(district, started.caseId)).duties.includes('CM-28.2'))
})

test('CM-33.6: a service to a company is refused, and handing data to one is recorded under its number', async () => {
  const district = await districtOf('chongming')
  const unitId = await registerTestUnit(district.platform, `某公司 ${Date.now()}`, ['applicant'])
  const input = await startOf(district, 'general1', testActor(unitId, 'consumer'))

  const refused = await tryStep(district, 'sharingService.start', { actor: district.operator, input })
  const { caseId } = await take(district, 'providerViolation.record', {
    actor: district.authority,
    input: {
      title: '向企业提供名单',
      violatingUnit: district.provider.unitId,
      violationKind: '6',
      facts: '通过邮件提供',
    },
  })

  assert.deepEqual(refused, { refused: 'condition_unmet', field: 'marketEntity', duty: 'CM-33.6' })
  assert.deepEqual((await lastEvent(district, caseId)).duties, ['CM-33', 'CM-33.6'])
})
