import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../base/ids.ts'
import { attempt, openTestPlatform, registerTestUnit, testActor } from '../test-platform.ts'

test('a step names only cases that there are, of the type that its form asks for', async t => {
  const platform = await openTestPlatform('2026-03-02')
  t.after(() => platform.close())
  const unitId = await registerTestUnit(platform, '测试局', ['provider'])
  const actor = testActor(unitId, 'provider')
  const task = { title: '养老服务系统', changeCause: 'systemAccepted', happenedOn: '2026-03-02' }
  const open = (input: object) => attempt(platform, 'catalogTask.open', { actor, input: { ...task, ...input } })

  const right = await open({ unitId })
  const nobody = await open({ unitId: newId() })
  const noEntry = await open({ entryIds: [unitId] })

  assert.ok('caseId' in right)
  assert.deepEqual(
    [nobody, noEntry].map(answer => ('refused' in answer ? [answer.refused, answer.field] : null)),
    [
      ['unknown_thing', 'unitId'],
      ['unknown_thing', 'entryIds'],
    ],
  )
})
