import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tasksFor } from '../../server/acts/tasks.ts'
import { buildEntry } from '../../server/test-platform.ts'
import {
  type Account,
  activeService,
  type District,
  newUnit,
  openDistrict,
  publishEntry,
  take,
  testItems,
  tryStep,
} from './article-fixture.ts'
import { clocksOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'

const pass = { evaluation: 'pass' }
const plan = { historicData: '归档保存三年', serviceTransition: '改用新目录' }
const no = { reason: '新目录尚未开通服务' }
const deletion = { changeKind: 'deletion', changeReason: 'business', reason: '业务已取消' }

test('PT-14a, PT-14b: the published version stays in force while its change is evaluated within one working day', async () => {
  const district = await openDistrict()
  const { provider, operator } = district
  const { entryId, input } = await published(district)
  const change = { ...deletion, changeKind: 'change', entry: { ...input, coverage: '全区及飞地' } }

  const asked = await take(district, 'catalogEntry.requestChange', { actor: provider, caseId: entryId, input: change })
  const inForce = await contentOf(district, entryId)
  const clock = (await clocksOfCase(district, entryId)).find(one => one.duty === 'PT-14b')
  const early = await tryStep(district, 'catalogEntry.executeChange', { actor: provider, caseId: entryId })
  await take(district, 'catalogEntry.evaluateChange', {
    actor: operator,
    caseId: entryId,
    input: { evaluation: 'pass' },
  })
  const { state } = await take(district, 'catalogEntry.executeChange', { actor: provider, caseId: entryId })

  assert.deepEqual([asked.state, asked.duties], ['changeEvaluating', ['PT-14a']])
  assert.deepEqual(inForce, { coverage: '全区', version: 1 })
  assert.deepEqual([clock?.started_on, clock?.due_on], ['2026-03-02', '2026-03-03'])
  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'PT-14c' })
  assert.equal(state, 'published')
  assert.deepEqual(await contentOf(district, entryId), { coverage: '全区及飞地', version: 2 })
  assert.equal(
    (await clocksOfCase(district, entryId)).find(one => one.duty === 'PT-14b')?.ended_by,
    'catalogEntry.changeAuthorised',
  )
})

test('PT-14a: a request says what changes; one that changes nothing, or without the new content, is refused', async () => {
  const district = await openDistrict()
  const { entryId, input } = await published(district)
  const ask = (content: object) =>
    tryStep(district, 'catalogEntry.requestChange', { actor: district.provider, caseId: entryId, input: content })

  const nothing = await ask({ ...deletion, changeKind: 'change', entry: input })
  const bare = await ask({ ...deletion, changeKind: 'change' })
  const incomplete = await ask({ ...deletion, changeKind: 'change', entry: { ...input, coverage: '' } })
  await ask({ ...deletion, changeKind: 'change', entry: { ...input, name: `${input.name}二`, coverage: '全市' } })
  const { rows } = await district.platform.database.raw(
    `select detail->'differences' as differences from event where case_id = $1 order by seq desc limit 1`,
    [entryId],
  )

  assert.deepEqual(
    [nothing, bare, incomplete],
    [
      { refused: 'invalid_input', field: 'entry', duty: 'PT-14a' },
      { refused: 'field_missing', field: 'entry', duty: 'PT-14a' },
      { refused: 'field_missing', field: 'coverage', duty: 'PT-11.3' },
    ],
  )
  assert.deepEqual((rows[0] as { differences: unknown }).differences, [
    { field: 'name', before: input.name, after: `${input.name}二` },
    { field: 'coverage', before: '全区', after: '全市' },
  ])
})

test('PT-14b: a request that does not pass is answered with a reason, and the entry stays as it was', async () => {
  const district = await openDistrict()
  const { entryId } = await published(district)
  await take(district, 'catalogEntry.requestChange', { actor: district.provider, caseId: entryId, input: deletion })
  const judge = (input: object) =>
    tryStep(district, 'catalogEntry.evaluateChange', { actor: district.operator, caseId: entryId, input })

  const mute = await judge({ evaluation: 'notPassed' })
  await judge({ evaluation: 'notPassed', reason: '业务仍在办理' })

  assert.deepEqual(mute, { refused: 'reason_missing', field: 'reason', duty: 'PT-14b' })
  assert.equal((await stateOfCase(district, entryId)).state, 'published')
  assert.equal((await lastEvent(district, entryId)).reason, '业务仍在办理')
  assert.deepEqual(await collections(district, entryId), 1)
})

test('PT-14c, PT-14d: what services live on is deleted only after a plan to which each unit concerned agrees itself', async () => {
  const district = await openDistrict()
  const { provider, operator, consumer } = district
  const { entryId, serviceId } = await activeService(district)
  await take(district, 'catalogEntry.requestChange', { actor: provider, caseId: entryId, input: deletion })

  const { state } = await take(district, 'catalogEntry.evaluateChange', {
    actor: operator,
    caseId: entryId,
    input: pass,
  })
  const told = (await noticesOfCase(district, entryId)).filter(notice => notice.kind === 'adjustmentToPlan')
  const proposed = await take(district, 'catalogEntry.proposePlan', { actor: operator, caseId: entryId, input: plan })
  const consents = await consentsOf(district, entryId)
  const mine = (unit: Account) => consents.find(one => one.asked === unit.unitId)?.id ?? ''
  const forAnother = await tryStep(district, 'planConsent.agree', { actor: operator, caseId: mine(consumer) })
  const first = await take(district, 'planConsent.agree', { actor: provider, caseId: mine(provider) })
  const early = await tryStep(district, 'catalogEntry.executeDeletion', { actor: provider, caseId: entryId })
  const last = await take(district, 'planConsent.agree', { actor: consumer, caseId: mine(consumer) })
  const settled = await lastEvent(district, entryId)
  const wrong = await tryStep(district, 'catalogEntry.executeChange', { actor: provider, caseId: entryId })
  const gone = await take(district, 'catalogEntry.executeDeletion', { actor: provider, caseId: entryId })

  assert.equal(state, 'adjustmentPlanning')
  assert.deepEqual(told.map(notice => notice.unit_id).toSorted(), [provider.unitId, consumer.unitId].toSorted())
  assert.deepEqual([proposed.state, proposed.duties], ['planConsulting', ['PT-14d']])
  assert.deepEqual(forAnother, { refused: 'role_missing', field: null, duty: 'PT-14d' })
  assert.deepEqual([first.duties, last.duties], [['PT-14d'], ['PT-14d']])
  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'PT-14c' })
  assert.deepEqual([settled.step, settled.duties], ['catalogEntry.agreePlan', ['PT-14d']])
  assert.deepEqual(wrong, { refused: 'invalid_input', field: 'changeKind', duty: 'PT-14c' })
  assert.deepEqual([gone.state, gone.duties], ['retired', ['PT-14c']])
  assert.equal((await stateOfCase(district, serviceId)).state, 'revoked')
})

test('PT-14d: each unit has the plan in its own to-do list; an objection brings it back to the operator with its reason', async () => {
  const district = await openDistrict()
  const { provider, operator, consumer, platform } = district
  const { entryId } = await activeService(district)
  await take(district, 'catalogEntry.requestChange', { actor: provider, caseId: entryId, input: deletion })
  await take(district, 'catalogEntry.evaluateChange', { actor: operator, caseId: entryId, input: pass })
  await take(district, 'catalogEntry.proposePlan', { actor: operator, caseId: entryId, input: plan })
  const [ours] = (await consentsOf(district, entryId)).filter(one => one.asked === consumer.unitId)

  const todo = await tasksFor(platform.acts.door, platform.db, { actor: consumer, limit: 50, offset: 0 })
  const stranger = await newUnit(platform, 'consumer')
  const alien = await tryStep(district, 'planConsent.object', { actor: stranger, caseId: ours?.id ?? '', input: no })
  await take(district, 'planConsent.object', { actor: consumer, caseId: ours?.id ?? '', input: no })
  const back = await lastEvent(district, entryId)
  const notices = await noticesOfCase(district, entryId)
  const again = await take(district, 'catalogEntry.proposePlan', { actor: operator, caseId: entryId, input: plan })
  const states = (await consentsOf(district, entryId)).map(one => one.state)

  assert.deepEqual(todo.find(task => task.caseId === ours?.id)?.steps, ['planConsent.agree', 'planConsent.object'])
  assert.deepEqual(alien, { refused: 'unit_not_party', field: null, duty: 'PT-14d' })
  assert.deepEqual([back.to_state, back.reason], ['adjustmentPlanning', no.reason])
  assert.ok(notices.some(notice => notice.kind === 'planObjected'))
  assert.equal(again.state, 'planConsulting')
  assert.deepEqual(states.toSorted(), ['asked', 'asked', 'objected', 'withdrawn'])
})

test('PT-14d: a change that no service uses needs no plan; one of a column in use does', async () => {
  const district = await openDistrict()
  const { provider, operator } = district
  const { entryId } = await activeService(district)
  const input = await inputOf(district, entryId)
  const ask = async (entry: object) => {
    const change = { ...deletion, changeKind: 'change', entry }
    await take(district, 'catalogEntry.requestChange', { actor: provider, caseId: entryId, input: change })
    return take(district, 'catalogEntry.evaluateChange', {
      actor: operator,
      caseId: entryId,
      input: { evaluation: 'pass' },
    })
  }

  const harmless = await ask({ ...input, description: '更清楚的说明' })
  await take(district, 'catalogEntry.executeChange', { actor: provider, caseId: entryId })
  const touching = await ask({ ...input, items: [testItems[0]] })

  assert.deepEqual([harmless.state, touching.state], ['changeAuthorised', 'adjustmentPlanning'])
})

test('PT-14a: another unit can neither ask for a change nor carry it out', async () => {
  const district = await openDistrict()
  const { entryId } = await published(district)
  const stranger = await newUnit(district.platform, 'provider')

  const answer = await tryStep(district, 'catalogEntry.requestChange', {
    actor: stranger,
    caseId: entryId,
    input: deletion,
  })

  assert.deepEqual(answer, { refused: 'unit_not_party', field: null, duty: 'PT-14a' })
})

async function consentsOf({ platform }: District, entryId: string) {
  const { rows } = await platform.database.raw(
    `select id, state, content->>'askedUnit' as asked from matter_case join case_record on case_id = id
     where type = 'planConsent' and content->>'entryId' = $1 order by number`,
    [entryId],
  )
  return rows as { id: string; state: string; asked: string }[]
}

async function published(district: District) {
  const input = buildEntry({ items: testItems })
  const entryId = await publishEntry(district, { changes: { name: input.name } })
  return { entryId, input: { ...input } as typeof input & { name: string } }
}

async function contentOf({ platform }: District, id: string) {
  const { rows } = await platform.database.raw(
    `select content->>'coverage' as coverage, version from catalog_entry where id = $1`,
    [id],
  )
  return rows[0] as { coverage: string; version: number }
}

async function inputOf({ platform }: District, id: string): Promise<object> {
  const { rows } = await platform.database.raw('select content, items from catalog_entry where id = $1', [id])
  const { content, items } = rows[0] as { content: object; items: object[] }
  return { ...content, items, stateSecret: false }
}

async function collections({ platform }: District, id: string): Promise<number> {
  const { rows } = await platform.database.raw('select id from collection where entry_id = $1', [id])
  return rows.length
}
