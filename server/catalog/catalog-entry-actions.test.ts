import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { runningDutiesOf } from '../duties/running-duty-queries.ts'
import type { OpenPlatform } from '../open-platform.ts'
import { attempt, buildEntry, openTestPlatform, registerTestUnit, testActor } from '../test-platform.ts'

let platform: OpenPlatform
let provider: ReturnType<typeof testActor>
const operator = testActor(null, 'operator')

before(async () => {
  platform = await openTestPlatform('2026-03-02')
  provider = testActor(await registerTestUnit(platform, '测试局甲', ['provider']), 'provider')
})
after(() => platform.close())

async function submit(changes: object = {}) {
  return platform.acts.act({ step: 'catalogEntry.submit', actor: provider, input: buildEntry(changes) })
}

async function clocks(caseId: string) {
  const duties = await runningDutiesOf(platform.db, caseId)
  return duties.map(({ duty, started_on, due_on, ended_by }) => ({ duty, started_on, due_on, ended_by }))
}

test('PT-11.3: an entry without a required element is refused and the element is named', async () => {
  const answer = await attempt(platform, 'catalogEntry.submit', {
    actor: provider,
    input: buildEntry({ coverage: ' ' }),
  })

  assert.deepEqual(answer, { refused: 'field_missing', field: 'coverage', duty: 'PT-11.3' })
})

test('PT-3.2: a state secret blocks submission and leaves nothing behind', async () => {
  const name = '涉密目录不得入库'

  const answer = await attempt(platform, 'catalogEntry.submit', {
    actor: provider,
    input: buildEntry({ name, stateSecret: true }),
  })

  assert.deepEqual(answer, { refused: 'state_secret', field: 'stateSecret', duty: 'PT-3.2' })
  const { rows } = await platform.database.raw('select title from matter_case where title = $1', [name])
  assert.deepEqual(rows, [])
})

test('PT-7: not sharing needs a law or regulation; a departmental rule is not enough', async () => {
  const ground = (level: string) => ({ level, title: '某某规定', article: '第三条' })

  const without = await attempt(platform, 'catalogEntry.submit', {
    actor: provider,
    input: buildEntry({ sharingAttribute: 'notShared' }),
  })
  const tooLow = await attempt(platform, 'catalogEntry.submit', {
    actor: provider,
    input: buildEntry({ sharingAttribute: 'notShared', ground: ground('规章') }),
  })
  const enough = await submit({ sharingAttribute: 'notShared', ground: ground('法律') })

  assert.deepEqual(without, { refused: 'ground_missing', field: 'ground', duty: 'PT-7' })
  assert.deepEqual(tooLow, { refused: 'ground_level', field: 'ground.level', duty: 'PT-7' })
  assert.equal(enough.state, 'underReview')
})

test('PT-13a: review has one working day, a return needs a reason, and lateness passes nothing', async () => {
  const { caseId } = await submit()

  const withoutReason = await attempt(platform, 'catalogEntry.return', {
    actor: operator,
    caseId,
    input: { reason: ' ' },
  })

  assert.deepEqual(withoutReason, { refused: 'reason_missing', field: 'reason', duty: 'PT-13a' })
  assert.deepEqual(await clocks(caseId), [
    { duty: 'PT-13a', started_on: '2026-03-02', due_on: '2026-03-03', ended_by: null },
  ])
})

test('PT-13b: a returned entry is due again within three working days and starts a new review', async () => {
  const { caseId } = await submit()
  await platform.acts.act({ step: 'catalogEntry.return', actor: operator, caseId, input: { reason: '覆盖范围不清' } })

  const again = await platform.acts.act({ step: 'catalogEntry.resubmit', actor: provider, caseId, input: buildEntry() })

  assert.equal(again.state, 'underReview')
  assert.deepEqual(
    (await clocks(caseId))
      .map(({ duty, due_on, ended_by }) => ({ duty, due_on, ended_by }))
      .toSorted((a, b) => (a.duty + a.ended_by).localeCompare(b.duty + b.ended_by)),
    [
      { duty: 'PT-13a', due_on: '2026-03-03', ended_by: 'catalogEntry.returned' },
      { duty: 'PT-13a', due_on: '2026-03-03', ended_by: null },
      { duty: 'PT-13b', due_on: '2026-03-05', ended_by: 'catalogEntry.underReview' },
    ],
  )
})

test('PT-15: publication opens a collection that is due within ten working days', async () => {
  const { caseId } = await submit()

  await platform.acts.act({ step: 'catalogEntry.pass', actor: operator, caseId, input: {} })

  const { rows } = await platform.database.raw(
    `select d.duty, d.due_on, c.state from running_duty d join matter_case c on c.id = d.case_id where c.parent_id = $1`,
    [caseId],
  )
  assert.deepEqual(rows, [{ duty: 'PT-15', due_on: '2026-03-16', state: 'pending' }])
})

test('PT-11.4: a published entry is a leaf of the log and its proof verifies offline', async () => {
  const { verifyEventProof } = await import('@gongshu/translog/verify-event')
  const { caseId } = await submit()
  const passed = await platform.acts.act({ step: 'catalogEntry.pass', actor: operator, caseId, input: {} })

  const proof = await platform.sequencer.proofFile(passed.eventId)

  const verified = verifyEventProof(proof, platform.sequencer.vkey)
  assert.equal(verified.ok, true)
  assert.equal(verifyEventProof(proof.replace('published', 'publishes'), platform.sequencer.vkey).ok, false)
})

test('a wrong role and another unit are refused', async () => {
  const { caseId } = await submit()
  await platform.acts.act({ step: 'catalogEntry.return', actor: operator, caseId, input: { reason: '名称' } })
  const stranger = testActor(await registerTestUnit(platform, '测试局乙', ['provider']), 'provider')

  const byProvider = await attempt(platform, 'catalogEntry.pass', { actor: provider, caseId })
  const byStranger = await attempt(platform, 'catalogEntry.resubmit', { actor: stranger, caseId, input: buildEntry() })

  assert.deepEqual(
    [byProvider, byStranger].map(answer => 'refused' in answer && answer.refused),
    ['role_missing', 'unit_not_party'],
  )
})

test('the same idempotency key does an act once, and is refused for another', async () => {
  const request = {
    step: 'catalogEntry.submit',
    actor: provider,
    input: buildEntry(),
    idempotencyKey: 'key-000001',
  } as const

  const first = await platform.acts.act(request)
  const second = await platform.acts.act(request)

  assert.deepEqual(second, first)
  await assert.rejects(platform.acts.act({ ...request, input: buildEntry() }), /idempotency_conflict/)
})
