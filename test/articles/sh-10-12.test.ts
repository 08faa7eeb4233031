import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesRecording } from '../../server/acts/record-queries.ts'
import { openSet } from '../../server/open-data/open-files.ts'
import { openingCandidates, reviewsMissing } from '../../server/open-data/opening-figure-queries.ts'
import { collectedEntry, openDistrict, take, tryStep } from './article-fixture.ts'
import { lastEvent, stateOfCase } from './case-views.ts'
import { buildOpenSet, listedSet, submitOpenSet } from './open-fixture.ts'
import { handedIn, withAccount } from './opening-fixture.ts'

type District = Awaited<ReturnType<typeof openDistrict>>

function change(district: District, openListEntryId: string, more: object) {
  return take(district, 'openListChange.submit', {
    actor: district.provider,
    input: { openListEntryId, reason: '业务系统变更', ...more },
  })
}

const review = { necessity: '仍有需求', security: '无风险' }

test('SH-10: a provider reviews each of its open sets every year; who has not is reported', async () => {
  const district = await openDistrict()
  const { openId } = await listedSet(district)
  const actor = district.provider
  const { caseId } = await take(district, 'openListReview.open', { actor, input: { reviewYear: 2026 } })
  const again = await tryStep(district, 'openListReview.open', { actor, input: { reviewYear: 2026 } })
  const before = await reviewsMissing(district.platform.db, 2026)
  const assess = { openListEntryId: openId, ...review, reviewAction: 'delete' }
  await take(district, 'openListReview.assess', { actor, caseId, input: assess })
  await take(district, 'openListReview.decide', { actor, caseId, input: { conclusion: '删除一项' } })
  await take(district, 'openListReview.fileWorkOrders', { actor, caseId })
  const done = await take(district, 'openListReview.complete', { actor, caseId, input: { result: '已提交工单' } })

  assert.equal('refused' in again && again.refused, 'already_exists')
  assert.ok(before.some(one => one.unitId === actor.unitId))
  assert.ok(!(await reviewsMissing(district.platform.db, 2026)).some(one => one.unitId === actor.unitId))
  assert.ok(done.duties.includes('SH-10'))
  const [order] = await casesRecording(district.platform.db, {
    type: 'openListChange',
    holding: { openListEntryId: openId },
  })
  assert.deepEqual([order?.state, order?.content.changeKind], ['submitted', 'delete'])
})

test('SH-10: a review is not decided while a set of the unit was not looked at', async () => {
  const district = await openDistrict()
  await listedSet(district)
  const { openId } = await listedSet(district)
  const actor = district.provider
  const { caseId } = await take(district, 'openListReview.open', { actor, input: { reviewYear: 2026 } })
  const assess = { openListEntryId: openId, ...review, reviewAction: 'keep' }
  await take(district, 'openListReview.assess', { actor, caseId, input: assess })

  const early = await tryStep(district, 'openListReview.decide', { actor, caseId, input: { conclusion: '保留' } })

  assert.deepEqual(early, { refused: 'field_missing', field: 'openListEntryId', duty: 'SH-10' })
})

test('SH-10.1, SH-12: what is wanted and not open is a candidate; one that is put off has a reason', async () => {
  const district = await openDistrict()
  const actor = district.provider
  const entryId = await collectedEntry(district)
  const { caseId } = await take(district, 'openListReview.open', { actor, input: { reviewYear: 2026 } })
  const set = await listedSet(district)
  const assess = { openListEntryId: set.openId, ...review, reviewAction: 'keep' }
  await take(district, 'openListReview.assess', { actor, caseId, input: assess })
  const decide = (candidates: object[]) =>
    tryStep(district, 'openListReview.decide', { actor, caseId, input: { conclusion: '新增', candidates } })

  const bare = await decide([{ candidate: '代码清单', candidateAction: 'notNow' }])
  const decided = await decide([{ candidate: '代码清单', candidateAction: 'addMasked' }])
  const wanted = await submitOpenSet(district, buildOpenSet(entryId, { addedBecause: 'wanted' }))

  assert.deepEqual(bare, { refused: 'field_missing', field: 'candidates.0.candidateReason', duty: 'SH-12' })
  assert.deepEqual('duties' in decided && ['SH-10.1', 'SH-12'].map(id => decided.duties.includes(id)), [true, true])
  assert.ok(wanted.duties.includes('SH-10.1'))
  const candidates = await openingCandidates(district.platform.db)
  assert.ok(!candidates.some(one => one.entryId === entryId))
})

test('SH-10.2: what is deleted from the list stays open as static data that nobody updates', async () => {
  const district = await openDistrict()
  const { openId } = await listedSet(district)
  const { caseId } = await change(district, openId, { changeKind: 'delete' })
  await take(district, 'openListChange.accept', { actor: district.operator, caseId })

  const { to_state, duties } = await lastEvent(district, openId)
  assert.deepEqual([to_state, duties.includes('SH-10.2')], ['static', true])
  assert.equal((await openSet(district.platform, openId)).id, openId)
  const directly = await tryStep(district, 'openListEntry.freeze', {
    actor: district.provider,
    caseId: openId,
    input: { reason: '直接删除' },
  })
  assert.equal('refused' in directly && directly.refused, 'role_missing')
})

test('SH-10.3, SH-10.4: data of daily work and data of disclosure are listed as such', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)

  const daily = await submitOpenSet(district, buildOpenSet(entryId, { addedBecause: 'withoutSystem' }))
  const disclosed = await submitOpenSet(district, buildOpenSet(entryId, { addedBecause: 'disclosed' }))

  assert.deepEqual(
    ['SH-10.3', 'SH-10.4'].map(id => daily.duties.includes(id)),
    [true, false],
  )
  assert.deepEqual(
    ['SH-10.3', 'SH-10.4'].map(id => disclosed.duties.includes(id)),
    [false, true],
  )
})

test('SH-11.1: a change says why, and to not open only with a proof', async () => {
  const district = await openDistrict()
  const { openId } = await listedSet(district)
  const actor = await withAccount(district, district.provider)
  const submit = (input: object) =>
    tryStep(district, 'openListChange.submit', { actor, input: { openListEntryId: openId, ...input } })

  const noReason = await submit({ changeKind: 'modify', abstract: '新摘要' })
  const noProof = await submit({ changeKind: 'toNotOpen', reason: '涉密' })
  const proof = [await handedIn(district, actor)]
  const proven = await submit({ changeKind: 'toNotOpen', reason: '涉密', proof })
  const caseId = 'caseId' in proven ? proven.caseId : ''
  await take(district, 'openListChange.accept', { actor: district.operator, caseId })

  assert.deepEqual(noReason, { refused: 'field_missing', field: 'reason', duty: 'SH-11.1' })
  assert.deepEqual(noProof, { refused: 'field_missing', field: 'proof', duty: 'SH-11.1' })
  const { to_state, duties } = await lastEvent(district, openId)
  assert.deepEqual([to_state, duties.includes('SH-11.1')], ['withdrawn', true])
})

test('SH-11.2, SH-11.2.1, SH-11.2.2, SH-11.2.3, SH-11.2.4: a change goes back with one of the four codes and comes again', async () => {
  const district = await openDistrict()
  const { openId } = await listedSet(district)
  const { caseId } = await change(district, openId, { changeKind: 'modify', abstract: '新摘要' })
  const actor = district.operator
  const codes = { noReason: '1', incomplete: '2', wrongClass: '3', other: '4' }

  const bare = await tryStep(district, 'openListChange.return', { actor, caseId, input: { reason: '请补充' } })
  for (const [reasonCode, part] of Object.entries(codes)) {
    const { duties } = await take(district, 'openListChange.return', {
      actor,
      caseId,
      input: { reasonCode, reason: '请补充' },
    })
    assert.deepEqual(
      Object.values(codes).map(one => duties.includes(`SH-11.2.${one}`)),
      Object.values(codes).map(one => one === part),
    )
    const input = { changeKind: 'modify', reason: '口径调整', abstract: '再次修改' }
    await take(district, 'openListChange.resubmit', { actor: district.provider, caseId, input })
  }
  await take(district, 'openListChange.accept', { actor, caseId })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'reasonCode', duty: 'SH-11.2' })
  assert.equal((await openSet(district.platform, openId)).content.abstract, '再次修改')
  assert.equal((await stateOfCase(district, openId)).state, 'open')
})
