import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyWaitingRules } from '../../server/quality/apply-rules.ts'
import {
  collect,
  collectedEntry,
  collectionOf,
  type District,
  newUnit,
  openDistrict,
  take,
  tryStep,
} from './article-fixture.ts'
import { eventsOfCase, noticesOfCase } from './case-views.ts'
import { openDistrictOf } from './other-districts.ts'

const pattern = { type: 'pattern', column: 'code', pattern: 'K-[0-9]+' }

test('PT-16.2, PT-16.3: rules for an entry are drafted, approved by the operator and run; a new version replaces the old', async () => {
  const district = await openDistrict()
  const { provider, operator } = district
  const entryId = await collectedEntry(district)
  const { caseId } = await take(district, 'qualityRules.draft', {
    actor: provider,
    input: { entryId, rules: [pattern, { type: 'required', column: 'holder', hard: true }] },
  })
  const second = await tryStep(district, 'qualityRules.draft', {
    actor: operator,
    input: { entryId, rules: [pattern] },
  })
  const stranger = await tryStep(district, 'qualityRules.draft', {
    actor: await newUnit(district.platform, 'provider'),
    input: { entryId, rules: [pattern] },
  })
  await take(district, 'qualityRules.submit', { actor: provider, caseId })
  const own = await tryStep(district, 'qualityRules.approve', { actor: provider, caseId })
  await take(district, 'qualityRules.return', { actor: operator, caseId, input: { reason: '请补充唯一性规则' } })
  const rules = [pattern, { type: 'unique', columns: ['code'], hard: true }]
  await take(district, 'qualityRules.revise', { actor: provider, caseId, input: { rules } })
  await take(district, 'qualityRules.submit', { actor: provider, caseId })
  const approved = await take(district, 'qualityRules.approve', { actor: operator, caseId })
  await applyWaitingRules(district.platform)
  const first = await qualityOf(district, entryId)
  const next = await take(district, 'qualityRules.draft', { actor: operator, input: { entryId, rules: [pattern] } })
  await take(district, 'qualityRules.submit', { actor: operator, caseId: next.caseId })
  await take(district, 'qualityRules.approve', { actor: operator, caseId: next.caseId })
  await collect(district, entryId, { csv: 'code,holder\nK-1,张三\nX,李四\n' })
  const last = await qualityOf(district, entryId)

  assert.deepEqual([second, stranger, own].map(codeOf), ['already_exists', 'unit_not_party', 'role_missing'])
  assert.deepEqual([approved.state, approved.duties], ['inForce', ['PT-16.3']])
  assert.deepEqual(first, { ruleSet: { id: caseId, version: 1 }, score: 100, failed: [0, 0] })
  assert.deepEqual(last, { ruleSet: { id: next.caseId, version: 2 }, score: 50, failed: [1] })
  const events = await eventsOfCase(district, caseId)
  assert.deepEqual(
    events.map(event => [event.step.split('.')[1], event.duties.filter(duty => duty.startsWith('PT-16'))]),
    [
      ['draft', ['PT-16.2']],
      ['submit', ['PT-16.2']],
      ['return', ['PT-16.3']],
      ['revise', ['PT-16.2']],
      ['submit', ['PT-16.2']],
      ['approve', ['PT-16.3']],
      ['apply', ['PT-16.3']],
      ['supersede', []],
    ],
  )
})

test('PT-16.3: a version below what the district tolerates, or one that fails a hard rule, is an issue of its provider at once', async () => {
  const district = await openDistrict()
  const { provider, operator } = district
  const entryId = await collectedEntry(district)
  await inForce(district, entryId, [{ ...pattern, hard: true }])
  const clean = await issuesOf(district, entryId)

  await collect(district, entryId, { csv: 'code,holder\nK-1,张三\nX,李四\n' })
  await collect(district, entryId, { csv: 'code,holder\nY,张三\nX,李四\n' })
  const [issue, ...more] = await issuesOf(district, entryId)
  const forged = await tryStep(district, 'dataIssue.report', {
    actor: district.consumer,
    input: { entryId, issueType: 'error', description: '有误', foundBy: 'monitoring' },
  })

  assert.deepEqual([clean, more], [[], []])
  assert.equal(issue?.unit_id, provider.unitId)
  assert.equal(issue?.state, 'forwarded')
  assert.ok(issue)
  const { dataVersion, ...content } = issue.content as { dataVersion: string }
  assert.match(dataVersion, /^[0-9a-z]{20}/)
  assert.deepEqual(content, {
    entryId,
    issueType: 'error',
    foundBy: 'monitoring',
    issueItems: ['code'],
    qualityScore: 50,
    failedRules: [{ ruleKind: 'pattern', ruleItems: 'code', failedRows: 1, checkedRows: 2 }],
  })
  assert.deepEqual(
    (await noticesOfCase(district, issue?.id ?? '')).map(({ kind, unit_id }) => [kind, unit_id]),
    [['dataIssueForwarded', provider.unitId]],
  )
  assert.deepEqual(forged, { refused: 'invalid_input', field: 'foundBy', duty: null })
  assert.equal((await eventsOfCase(district, await collectionOf(district, entryId))).at(-1)?.step, 'collection.load')
  await take(district, 'dataIssue.verify', { actor: provider, caseId: issue?.id ?? '' })
  await take(district, 'dataIssue.fix', {
    actor: provider,
    caseId: issue?.id ?? '',
    input: { fixProgress: 'done', correction: '已重新归集' },
  })
  const closed = await take(district, 'dataIssue.close', {
    actor: operator,
    caseId: issue?.id ?? '',
    input: { checkResult: 'confirmed', reason: '已核对' },
  })
  assert.equal(closed.state, 'closed')
})

const even = {
  weightConformity: 20,
  weightCompleteness: 20,
  weightAccuracy: 20,
  weightConsistency: 20,
  weightTimeliness: 10,
  weightAccessibility: 10,
  alarmBelow: 90,
  goodFrom: 95,
  fairFrom: 80,
  passingFrom: 60,
}

test('ZH-18.2, ZH-18.1: the operator sets how quality is weighed; a lower score runs a clock of five working days', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const { operator, provider } = district
  const wrong = await tryStep(district, 'scoringScheme.adopt', { actor: operator, input: { ...even, fairFrom: 99 } })
  const others = await tryStep(district, 'scoringScheme.adopt', { actor: provider, input: even })
  const { caseId, duties } = await take(district, 'scoringScheme.adopt', {
    actor: operator,
    input: { ...even, alarmBelow: 0 },
  })
  const again = await tryStep(district, 'scoringScheme.adopt', { actor: operator, input: even })
  const adjusted = await take(district, 'scoringScheme.adjust', { actor: operator, caseId, input: even })

  assert.deepEqual(wrong, { refused: 'invalid_input', field: 'fairFrom', duty: null })
  assert.deepEqual([others, again].map(codeOf), ['role_missing', 'already_exists'])
  assert.deepEqual([duties, adjusted.duties], [['ZH-18.2'], ['ZH-18.2']])
})

async function inForce(district: District, entryId: string, rules: readonly object[]): Promise<string> {
  const { provider, operator } = district
  const { caseId } = await take(district, 'qualityRules.draft', { actor: provider, input: { entryId, rules } })
  await take(district, 'qualityRules.submit', { actor: provider, caseId })
  await take(district, 'qualityRules.approve', { actor: operator, caseId })
  await applyWaitingRules(district.platform)
  return caseId
}

function codeOf(answer: object): unknown {
  return 'refused' in answer ? answer.refused : null
}

async function qualityOf({ platform }: District, entryId: string) {
  const { rows } = await platform.database.raw(
    'select quality from resource_version v join collection k on k.current_version = v.id where v.entry_id = $1',
    [entryId],
  )
  const { quality } = rows[0] as { quality: { ruleSet: object; score: number; results: { failed: number }[] } }
  return { ruleSet: quality.ruleSet, score: quality.score, failed: quality.results.map(result => result.failed) }
}

async function issuesOf({ platform }: District, entryId: string) {
  const { rows } = await platform.database.raw(
    `select matter_case.id, state, unit_id, content from matter_case join case_record on case_id = id
     where type = 'dataIssue' and content->>'entryId' = $1 order by number`,
    [entryId],
  )
  return rows as { id: string; state: string; unit_id: string; content: object }[]
}
