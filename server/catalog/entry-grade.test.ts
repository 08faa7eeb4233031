import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { OpenPlatform } from '../open-platform.ts'
import { attempt, buildEntry, openTestPlatform, registerTestUnit, testActor } from '../test-platform.ts'

let platform: OpenPlatform
let provider: ReturnType<typeof testActor>

before(async () => {
  platform = await openTestPlatform()
  provider = testActor(await registerTestUnit(platform, '测试局甲', ['provider']), 'provider')
})
after(() => platform.close())

const [item] = buildEntry().items
const items = [
  { ...item, grade: 'general2' },
  { ...item, column: 'place', grade: 'important' },
  { ...item, column: 'note' },
]

async function gradeOf(entry: object) {
  const answer = await attempt(platform, 'catalogEntry.submit', { actor: provider, input: entry })
  if ('refused' in answer) return answer
  const { rows } = await platform.database.raw(`select content ->> 'grade' as grade from catalog_entry where id = $1`, [
    answer.caseId,
  ])
  return (rows[0] as { grade: string }).grade
}

test('an entry without a grade of its own takes the highest of its items', async () => {
  const { grade: _, ...ungraded } = buildEntry({ items })

  assert.equal(await gradeOf(ungraded), 'important')
})

test('an entry may be graded higher than its items, never lower', async () => {
  const lower = await gradeOf(buildEntry({ items, grade: 'general4' }))
  const equal = await gradeOf(buildEntry({ items, grade: 'important' }))
  const higher = await gradeOf(buildEntry({ items, grade: 'core' }))
  const byItsOwn = await gradeOf(buildEntry({ grade: 'general3' }))

  assert.deepEqual(lower, { refused: 'grade_too_low', field: 'grade', duty: null })
  assert.deepEqual([equal, higher, byItsOwn], ['important', 'core', 'general3'])
})

test('a grade that the standard does not know is refused at its item', async () => {
  const unknown = await gradeOf(buildEntry({ items: [{ ...item, grade: 'general5' }] }))

  assert.deepEqual(unknown, { refused: 'invalid_input', field: 'items.0.grade', duty: null })
})
