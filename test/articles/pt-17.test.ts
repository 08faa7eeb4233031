import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  buildDemand,
  collectedEntry,
  type District,
  openDistrict,
  publishEntry,
  signDemand,
  submitDemand,
  take,
  tryStep,
  without,
} from './article-fixture.ts'
import { lastEvent, noticesOfCase } from './case-views.ts'

async function trySubmit(district: District, content: ReturnType<typeof buildDemand>, actor = district.consumer) {
  return tryStep(district, 'demand.submit', { actor, input: await signDemand(district, { content, actor }) })
}

test('PT-17.1: a demand is submitted on the platform; it has a number, a time, a state, and waits for the operator', async () => {
  const district = await openDistrict()
  const entryId = await publishEntry(district)

  const submitted = await submitDemand(district, buildDemand([entryId]))

  assert.match(submitted.number, /^D-2026-\d{6}$/)
  assert.deepEqual([submitted.state, submitted.effectiveOn], ['submitted', '2026-03-02'])
  assert.ok((await lastEvent(district, submitted.caseId)).duties.includes('PT-17.1'))
  assert.deepEqual(
    (await noticesOfCase(district, submitted.caseId)).map(notice => [notice.role, notice.kind, notice.duty]),
    [['operator', 'demandToRoute', 'PT-17.1']],
  )
})

test('PT-17.1: only a consumer asks, and only for what is published', async () => {
  const district = await openDistrict()
  const entryId = await publishEntry(district)

  assert.deepEqual(await trySubmit(district, buildDemand([entryId]), district.provider), {
    refused: 'role_missing',
    field: null,
    duty: 'PT-17.1',
  })
  const unknown = await trySubmit(district, buildDemand(['018f0000-0000-7000-8000-000000000000']))
  assert.equal('refused' in unknown && unknown.refused, 'unknown_thing')
})

const contents = [
  'demandType',
  'scenario',
  'basis',
  'businessGoal',
  'dataContent',
  'useMode',
  'useFrequency',
  'securityLevel',
  'safeguards',
] as const

test('PT-17.2: a demand without one of its contents is refused and the field is named', async () => {
  const district = await openDistrict()
  const entryId = await publishEntry(district)

  for (const field of contents) {
    const answer = await trySubmit(district, without(buildDemand([entryId]), field))
    assert.deepEqual(answer, { refused: 'field_missing', field, duty: 'PT-17.2' })
  }
})

test('PT-17.2: a demand that went back with its defects needs every content again', async () => {
  const district = await openDistrict()
  const content = buildDemand([await publishEntry(district)])
  const { caseId } = await submitDemand(district, content)
  await take(district, 'demand.returnDefects', {
    actor: district.operator,
    caseId,
    input: { defects: ['业务目标不清'] },
  })
  const resubmit = async (changed: typeof content) =>
    tryStep(district, 'demand.resubmit', {
      actor: district.consumer,
      caseId,
      input: await signDemand(district, { content: changed, actor: district.consumer, demandId: caseId }),
    })

  assert.deepEqual(await resubmit({ ...content, businessGoal: ' ' }), {
    refused: 'field_missing',
    field: 'businessGoal',
    duty: 'PT-17.2',
  })
  const answer = await resubmit(content)
  assert.equal('state' in answer && answer.state, 'submitted')
})

test('PT-17.3: use rarer than once in three months needs a reason; once in three months does not', async () => {
  const district = await openDistrict()
  const entryId = await publishEntry(district)

  for (const useFrequency of ['halfYearly', 'yearly'] as const) {
    assert.deepEqual(await trySubmit(district, buildDemand([entryId], { useFrequency, lowFrequencyReason: ' ' })), {
      refused: 'low_frequency_reason',
      field: 'lowFrequencyReason',
      duty: 'PT-17.3',
    })
  }
  const quarterly = await trySubmit(district, buildDemand([entryId], { useFrequency: 'quarterly' }))
  const justified = await trySubmit(
    district,
    buildDemand([entryId], { useFrequency: 'yearly', lowFrequencyReason: '每年审核一次' }),
  )
  assert.ok('duties' in quarterly && quarterly.duties.includes('PT-17.3'))
  assert.ok('duties' in justified && justified.duties.includes('PT-17.3'))
})

test('a demand for data that nobody has collected cannot be forwarded', async () => {
  const district = await openDistrict()
  const { caseId } = await submitDemand(district, buildDemand([await publishEntry(district)]))
  const other = await submitDemand(district, buildDemand([await collectedEntry(district)]))

  const answer = await tryStep(district, 'demand.forward', { actor: district.operator, caseId })
  const forwarded = await take(district, 'demand.forward', { actor: district.operator, caseId: other.caseId })

  assert.equal('refused' in answer && answer.refused, 'not_collected')
  assert.equal(forwarded.state, 'underProviderReview')
})
