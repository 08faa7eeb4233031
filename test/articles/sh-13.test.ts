import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventsOf } from '../../server/acts/event-queries.ts'
import { Refusal } from '../../server/base/refusal.ts'
import { startTestServer } from '../../server/test-server.ts'
import {
  collectedEntry,
  districtOn,
  openDistrict,
  openMovingDistrict,
  take,
  tryStep,
  without,
} from './article-fixture.ts'
import { openServedDistrict, signedIn } from './article-server.ts'
import { draftGuide, harmless, openingAuthority, publishGuide, smallGuide, tryPublish } from './guide-fixture.ts'
import { buildOpenSet, listedSet, submitOpenSet, tryOpenSet } from './open-fixture.ts'

test('SH-13.1: a guide is drafted, edited and published; a new version supersedes the old one', async t => {
  const district = await openMovingDistrict(t)
  const first = await publishGuide(district)

  const draft = await draftGuide(district, {})
  const edited = { title: '分级分类指南（修订）', ...smallGuide }
  await take(district, 'classificationGuide.edit', { actor: district.operator, caseId: draft, input: edited })
  const byProvider = await tryStep(district, 'classificationGuide.publish', { actor: district.provider, caseId: draft })
  const second = await take(district, 'classificationGuide.publish', { actor: openingAuthority, caseId: draft })

  assert.deepEqual(byProvider, { refused: 'role_missing', field: null, duty: 'SH-13.1' })
  assert.ok(second.duties.includes('SH-13.1'))
  const events = await eventsOf(district.platform.db, first.caseId)
  assert.deepEqual(
    events.map(({ step, to_state, account_id }) => [step, to_state, account_id === null]),
    [
      ['classificationGuide.draft', 'drafting', false],
      ['classificationGuide.publish', 'inForce', false],
      ['classificationGuide.supersede', 'superseded', true],
    ],
  )
})

test('SH-13.1: entries classed by another version are listed to be classed again, and their units are told', async t => {
  // A server of its own: a published guide binds every other test on the shared one.
  const server = await startTestServer()
  t.after(() => server.stop())
  const district = { ...(await districtOn(server.platform)), server }
  const { openId } = await listedSet(district)
  const reader = await signedIn(district, district.provider.unitId, 'provider')
  const before = await reader.get('/api/reports/entries-to-reclass')
  assert.deepEqual(before.body.entries, [], 'classed by the shipped example')

  const { caseId } = await publishGuide(district)

  const { body } = await reader.get('/api/reports/entries-to-reclass')
  const { entries, guide, duty } = body as { entries: { id: string; guide: string }[]; guide: object; duty: string }
  assert.deepEqual(
    { guide, duty, entries: entries.map(({ id, guide }) => ({ id, guide })) },
    {
      guide: { id: caseId, title: '分级分类指南', source: 'published' },
      duty: 'SH-13.1',
      entries: [{ id: openId, guide: 'shipped-example' }],
    },
  )
  const { rows: notices } = await district.platform.database.raw(
    `select params ->> 'count' as count from notice where kind = 'entriesToReclass' and unit_id = $1`,
    [district.provider.unitId],
  )
  assert.deepEqual(notices, [{ count: '1' }])
})

test('SH-13.3, SH-13.3.1, SH-13.3.2, SH-13.3.3, SH-13.3.4: a guide that lacks a part is refused with its duty', async () => {
  const district = await openDistrict()
  const parts = ['gradingMethod', 'classesOfLevels', 'conditionsOfLevels', 'gradingExamples'] as const

  const refused = []
  for (const part of parts)
    refused.push(await tryPublish(district, await draftGuide(district, without(smallGuide, part))))
  const levels = await tryPublish(district, await draftGuide(district, without(smallGuide, 'levels')))

  assert.deepEqual(
    [...refused, levels],
    [
      { refused: 'field_missing', field: 'gradingMethod', duty: 'SH-13.3.1' },
      { refused: 'field_missing', field: 'classesOfLevels', duty: 'SH-13.3.2' },
      { refused: 'field_missing', field: 'conditionsOfLevels', duty: 'SH-13.3.3' },
      { refused: 'field_missing', field: 'gradingExamples', duty: 'SH-13.3.4' },
      { refused: 'guide_incomplete', field: 'levels', duty: 'SH-13.3.1' },
    ],
  )
})

test('SH-13.3, SH-13.3.1: dimensions and levels are kept as data, and a whole guide is published under each duty', async t => {
  const district = await openMovingDistrict(t)

  const { caseId, duties } = await publishGuide(district)

  const cited = ['SH-13.3', 'SH-13.3.1', 'SH-13.3.2', 'SH-13.3.3', 'SH-13.3.4']
  assert.deepEqual(
    cited.filter(id => !duties.includes(id)),
    [],
  )
  const { rows } = await district.platform.database.raw('select content from case_record where case_id = $1', [caseId])
  assert.deepEqual(rows, [{ content: { title: '分级分类指南', ...smallGuide } }])
})

test('SH-13.3.2: a level without a class, or laxer than the one before it, is not published', async () => {
  const district = await openDistrict()
  const [first, ...rest] = smallGuide.classesOfLevels
  const laxer = smallGuide.classesOfLevels.map(row =>
    row.levelCode === '丙一' ? { ...row, openingClass: 'notOpen' } : row,
  )

  const without = await tryPublish(district, await draftGuide(district, { ...smallGuide, classesOfLevels: rest }))
  const reversed = await tryPublish(district, await draftGuide(district, { ...smallGuide, classesOfLevels: laxer }))

  assert.ok(first)
  const refused = { refused: 'guide_incomplete', field: 'classesOfLevels', duty: 'SH-13.3.2' }
  assert.deepEqual([without, reversed], [refused, refused])
})

test('SH-13.3.3: a level that leads to conditions without stating one is not published, and all faults are told', async () => {
  const district = await openDistrict()
  const caseId = await draftGuide(district, {
    ...smallGuide,
    conditionsOfLevels: [{ levelCode: '丁一', conditionFamily: 'other', condition: '另行约定' }],
    gradingExamples: [{ example: '公交到站预报', levelCodes: '甲一', openingClass: 'notOpen' }],
  })

  const error = await take(district, 'classificationGuide.publish', { actor: openingAuthority, caseId }).catch(e => e)

  assert.ok(error instanceof Refusal)
  assert.deepEqual(error.details.faults, [
    { field: 'conditionsOfLevels', reason: 'unknownLevel: 丁一', duty: 'SH-13.3.3' },
    { field: 'conditionsOfLevels', reason: 'levelWithoutCondition: 丙二', duty: 'SH-13.3.3' },
    { field: 'gradingExamples', reason: 'exampleOfOtherClass: 公交到站预报', duty: 'SH-13.3.4' },
  ])
})

test('SH-13.2: the rules of a sector make a level stricter, never laxer, and count for its own unit only', async t => {
  const district = await openMovingDistrict(t)
  await publishGuide(district)
  const { provider } = district
  const publishRules = async (openingClass: string, levelCode: string) => {
    const input = {
      title: '交通行业细则',
      sector: '交通',
      characteristics: '线网密集，客流数据敏感',
      stricterClasses: [{ levelCode, openingClass }],
    }
    const { caseId } = await take(district, 'sectorRules.draft', { actor: provider, input })
    return tryStep(district, 'sectorRules.publish', { actor: provider, caseId })
  }
  const laxer = await publishRules('unconditional', '丙二')
  const unknown = await publishRules('notOpen', '戊九')
  const entryId = await collectedEntry(district)
  const before = await submitOpenSet(district, buildOpenSet(entryId, { levels: [...harmless] }))

  const stricter = await publishRules('conditional', '丙一')
  const after = await tryOpenSet(district, buildOpenSet(entryId, { levels: [...harmless] }))

  assert.deepEqual(laxer, { refused: 'class_too_lax', field: 'stricterClasses.0.openingClass', duty: 'SH-13.2' })
  assert.deepEqual(unknown, { refused: 'unknown_thing', field: 'stricterClasses.0.levelCode', duty: null })
  assert.ok('duties' in stricter && stricter.duties.includes('SH-13.2'))
  assert.equal(before.state, 'submitted')
  assert.deepEqual(after, { refused: 'class_too_lax', field: 'openingClass', duty: 'SH-14' })
})

test('SH-13.2: a conditional entry without supervision measures is refused; the class is public with the list', async () => {
  const district = await openServedDistrict()
  const conditional = { openingClass: 'conditional', conditions: '仅限科研' } as const
  const entryId = await collectedEntry(district)

  const bare = await tryOpenSet(district, without(buildOpenSet(entryId, conditional), 'supervision'))
  const { openId } = await listedSet(district, conditional)

  assert.deepEqual(bare, { refused: 'field_missing', field: 'supervision', duty: 'SH-13.2' })
  const answer = await fetch(`${district.server.url}/api/open-list-entries?limit=200`)
  const { entries } = (await answer.json()) as {
    entries: { id: string; opening_class: string; content: { supervision?: string } }[]
  }
  const listed = entries.find(({ id }) => id === openId)
  assert.deepEqual(
    { openingClass: listed?.opening_class, supervision: listed?.content.supervision },
    { openingClass: 'conditional', supervision: '每季度抽查利用情况' },
  )
})
