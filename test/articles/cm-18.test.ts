import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { promisesOf } from '@gongshu/regulations'
import { provisionWaiting } from '../../server/sharing/provision.ts'
import { wordsFor } from '../../text/words.ts'
import {
  buildDemand,
  collectedEntry,
  type District,
  moveTo,
  partsOfDemand,
  signDemand,
  submitDemand,
  take,
  tryStep,
  without,
} from './article-fixture.ts'
import { clocksOfCase, lastEvent, stateOfCase } from './case-views.ts'
import { elements, openDistrictOf } from './other-districts.ts'

async function chongmingDemand(t: TestContext) {
  const district = await openDistrictOf(t, 'chongming')
  const entryId = await collectedEntry(district, { changes: elements })
  const fewest = [{ entryId, columns: [{ column: 'code', clear: true }] }]
  return { district, entryId, content: buildDemand([entryId], { entries: fewest }) }
}

const trySubmit = async (district: District, content: ReturnType<typeof buildDemand>) =>
  tryStep(district, 'demand.submit', {
    actor: district.consumer,
    input: await signDemand(district, { content, actor: district.consumer }),
  })

test('CM-18a: a demand names its scenario', async t => {
  const { district, content } = await chongmingDemand(t)

  assert.deepEqual(await trySubmit(district, without(content, 'scenario')), {
    refused: 'field_missing',
    field: 'scenario',
    duty: 'CM-18a',
  })
})

test('CM-18a: whoever wants all items of an entry says why', async t => {
  const { district, entryId, content } = await chongmingDemand(t)
  const all = buildDemand([entryId])

  assert.deepEqual(await trySubmit(district, all), { refused: 'field_missing', field: 'need', duty: 'CM-18a' })
  const reasoned = { ...all, entries: all.entries.map(entry => ({ ...entry, need: '核对姓名与代码是否一致' })) }
  const [justified, few] = [await trySubmit(district, reasoned), await trySubmit(district, content)]
  assert.ok('duties' in justified && justified.duties.includes('CM-18a'))
  assert.ok('duties' in few && few.duties.includes('CM-18a'))
})

test('CM-18a: the commitment promises what the text asks to promise, and a demand without one is refused', async t => {
  const { district, content } = await chongmingDemand(t)
  const promises = promisesOf(district.platform.acts.door.lawOf(null)).map(key => wordsFor('zh', `commitment.${key}`))
  const { commitment: _, ...unsigned } = await signDemand(district, { content, actor: district.consumer })

  for (const word of ['真实性', '安全性', '合规性']) {
    assert.ok(
      promises.some(promise => promise.includes(word)),
      word,
    )
  }
  const answer = await tryStep(district, 'demand.submit', {
    actor: district.consumer,
    input: { ...unsigned, signatures: [] },
  })
  assert.deepEqual(answer, { refused: 'commitment_unsigned', field: 'commitment', duty: 'CM-18a' })
})

test('CM-18a: providers are asked without a limit; sixty working days of silence bring nothing about', async t => {
  const { district, content } = await chongmingDemand(t)
  const { caseId } = await submitDemand(district, content)
  await take(district, 'demand.forward', { actor: district.operator, caseId })
  const [part] = await partsOfDemand(district, caseId)

  const swept = await moveTo(district, '2026-05-29')

  assert.deepEqual(swept, { applied: 0, failed: 0 })
  assert.deepEqual(await stateOfCase(district, caseId), { state: 'underProviderReview', since: '2026-03-02' })
  assert.deepEqual(await clocksOfCase(district, part?.id ?? ''), [])
  const late = await take(district, 'demandPart.decide', {
    actor: district.provider,
    caseId: part?.id ?? '',
    input: { decision: 'approve' },
  })
  assert.equal(late.state, 'approved')
  assert.equal(await provisionWaiting(district.platform), 1)
  assert.ok((await lastEvent(district, caseId)).to_state === 'inService')
})

test('a demand is not served without review where no text says so', async t => {
  const { district, content } = await chongmingDemand(t)
  const direct = { ...content, directCase: { case: '4' as const, mode: 'masked' as const, evidence: '仅需脱敏数据' } }
  const { caseId } = await submitDemand(district, direct)

  const answer = await tryStep(district, 'demand.confirmNorm', { actor: district.operator, caseId })

  assert.equal('refused' in answer && answer.refused, 'not_in_this_law')
})
