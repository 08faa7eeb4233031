import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  buildDemand,
  collectedEntry,
  directDemand,
  openDistrict,
  submitDemand,
  take,
  tryStep,
} from './article-fixture.ts'

const technicalAssessment = '一次比对不超过十万条，建议按月提交'
const byMatch = { useMode: 'match', directCase: { case: '4', mode: 'match', evidence: '批量比对获取结果' } } as const

test('PT-21.2: a way of use other than the interface is not served before its technical assessment', async () => {
  const district = await openDistrict()
  const actor = district.operator
  const { caseId } = await submitDemand(district, directDemand([await collectedEntry(district)], byMatch))

  const without = await tryStep(district, 'demand.confirmNorm', { actor, caseId })
  const assessed = await take(district, 'demand.confirmNorm', { actor, caseId, input: { technicalAssessment } })

  assert.deepEqual(without, { refused: 'field_missing', field: 'technicalAssessment', duty: 'PT-21.2' })
  assert.deepEqual([assessed.state, assessed.duties.includes('PT-21.2')], ['provisioning', true])
})

test('PT-21.2: a provider reviews another way of use only with the assessment; the interface needs none', async () => {
  const district = await openDistrict()
  const actor = district.operator
  const entryId = await collectedEntry(district)
  const list = await submitDemand(district, buildDemand([entryId], { useMode: 'match' }))
  const interfaced = await submitDemand(district, buildDemand([entryId]))

  const without = await tryStep(district, 'demand.forward', { actor, caseId: list.caseId })
  const given = await take(district, 'demand.forward', { actor, caseId: list.caseId, input: { technicalAssessment } })
  const plain = await take(district, 'demand.forward', { actor, caseId: interfaced.caseId })

  assert.deepEqual(without, { refused: 'field_missing', field: 'technicalAssessment', duty: 'PT-21.2' })
  assert.deepEqual(
    [given, plain].map(({ state, duties }) => [state, duties.includes('PT-21.2')]),
    [
      ['underProviderReview', true],
      ['underProviderReview', false],
    ],
  )
})
