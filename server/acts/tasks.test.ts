import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveTo } from '../../test/articles/article-fixture.ts'
import { buildEntry, openTestPlatform, registerTestUnit, testActor } from '../test-platform.ts'
import { tasksFor } from './tasks.ts'

test('a task keeps the words of its duty after the text that sets it has lapsed', async t => {
  const platform = await openTestPlatform('2026-03-02', 'chongming')
  t.after(() => platform.close())
  const authority = testActor(null, 'authority')
  const provider = testActor(await registerTestUnit(platform, '测试局甲', ['provider']), 'provider')
  const input = { version: 'cm@draft', issuedOn: '2024-03-04' }
  await platform.acts.act({ step: 'textVersion.confirm', actor: authority, input })
  await platform.reloadVersions()
  const entry = { actor: provider, input: buildEntry({ formats: 'CSV' }) }
  const { caseId: entryId } = await platform.acts.act({ step: 'catalogEntry.submit', ...entry })
  const cause = { title: '职责调整', changeCause: 'functionChanged', happenedOn: '2026-03-02', entryIds: [entryId] }
  await platform.acts.act({ step: 'catalogTask.open', actor: provider, input: cause })
  const asked = async () => {
    const [task] = await tasksFor(platform.acts.door, platform.db, { actor: provider, limit: 10, offset: 0 })
    return task?.duty?.quote
  }

  const before = await asked()
  await moveTo({ platform }, '2026-03-05')

  assert.ok(before)
  assert.equal(await asked(), before)
})
