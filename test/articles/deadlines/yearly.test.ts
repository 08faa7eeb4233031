import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { dutiesOf, jurisdictions, lawOn, type Role, type Transition, textVersions } from '@gongshu/regulations'
import { yearFigures } from '../../../server/assessment/yearly-queries.ts'
import { remindOfYearlyWork, yearlyTasksFor } from '../../../server/assessment/yearly-work.ts'
import { openSetsOfUnit } from '../../../server/open-data/open-list-queries.ts'
import { openTestPlatform, testActor } from '../../../server/test-platform.ts'
import { collectedEntry, type District, districtOn, moveTo, take } from '../article-fixture.ts'
import { buildOpenSet, submitOpenSet } from '../open-fixture.ts'

type YearlyRow = {
  readonly jurisdiction: string
  readonly duty: string
  readonly doneBy: Transition
  readonly work: (district: District) => Promise<unknown>
}

/** What each text asks for every year. The year is the calendar year: 31 December is its last day, working day or not. */
const rows: readonly YearlyRow[] = [
  { jurisdiction: 'putuo', duty: 'PT-32.1', doneBy: 'evaluation.annualRollUp', work: assess },
  { jurisdiction: 'zhenhai', duty: 'ZH-29', doneBy: 'evaluation.annualRollUp', work: assess },
  ...(['putuo', 'chongming', 'shanghai'] as const).flatMap((jurisdiction): YearlyRow[] => [
    { jurisdiction, duty: 'SH-6.1', doneBy: 'openingPlan.published', work: plan },
    { jurisdiction, duty: 'SH-6.2', doneBy: 'openingPlan.published', work: plan },
    { jurisdiction, duty: 'SH-10', doneBy: 'openListReview.done', work: review },
  ]),
]

const once = new Map(rows.map(row => [`${row.jurisdiction} ${row.doneBy}`, row]))

// The first of January is a holiday, and the Sunday after it is worked: neither moves the end of the year.
for (const [name, { jurisdiction, doneBy, work }] of once) {
  test(`${name}: done on 31 December it counts for the year, a day later the year is missed`, async t => {
    const platform = await openTestPlatform('2025-12-30', jurisdiction)
    t.after(() => platform.close())
    const district = await districtOn(platform)
    const seen = async (on: string) => {
      await moveTo(district, on)
      const [found] = await yearFigures(platform.db, [doneBy], platform.clocks.today())
      return [on, found?.thisYear, found?.lastYear]
    }

    const before = await seen('2025-12-31')
    await work(district)
    const onLastDay = await seen('2025-12-31')
    const dayAfter = await seen('2026-01-01')
    const yearAfter = await seen('2027-01-01')
    await work(district)

    assert.deepEqual(
      [before, onLastDay, dayAfter, yearAfter, await seen('2027-01-01')],
      [
        ['2025-12-31', 0, null],
        ['2025-12-31', 1, null],
        ['2026-01-01', 0, 1],
        ['2027-01-01', 0, 0],
        ['2027-01-01', 1, 0],
      ],
    )
  })
}

test('every duty of each year says when it is done, and has its row', () => {
  for (const jurisdiction of Object.values(jurisdictions)) {
    const law = lawOn(jurisdiction, textVersions, day('2026-03-02'))
    const yearly = dutiesOf(law).flatMap(({ id, duty: { recurs } }) =>
      typeof recurs?.every === 'object' ? [{ duty: id, doneBy: recurs.doneBy }] : [],
    )
    const found = rows.flatMap(row =>
      row.jurisdiction === jurisdiction.id ? [{ duty: row.duty, doneBy: row.doneBy }] : [],
    )

    assert.deepEqual(byDuty(found), byDuty(yearly), jurisdiction.id)
  }
})

test('SH-6.1, SH-10, PT-32.1: who owes the work of a year sees it until it is done, and is reminded twice', async t => {
  const platform = await openTestPlatform('2026-03-02', 'putuo')
  t.after(() => platform.close())
  const district = await districtOn(platform)
  await openedSet(district)
  const owed = async ({ roles, unitId }: { roles: readonly Role[]; unitId: string | null }) => {
    const { door } = platform.acts
    const tasks = await yearlyTasksFor(door, { ...district.provider, roles, unitId })
    return tasks.map(({ caseType, dueOn, step }) => [caseType, dueOn, step])
  }
  const planning = { roles: ['openingAuthority'] as const, unitId: null }
  const { provider } = district

  assert.deepEqual(await owed(planning), [['openingPlan', '2026-12-31', 'openingPlan.draft']])
  assert.deepEqual(await owed({ roles: ['provider'], unitId: provider.unitId }), [
    ['openListReview', '2026-12-31', 'openListReview.open'],
  ])
  assert.deepEqual(await owed({ roles: ['provider'], unitId: district.consumer.unitId }), [])
  await plan(district)
  assert.deepEqual(await owed(planning), [])

  const reminded = async (on: string) => {
    await moveTo(district, on)
    await remindOfYearlyWork(platform.acts.door)
    await remindOfYearlyWork(platform.acts.door)
    const sent = await platform.db
      .selectFrom('notice')
      .select(['role', 'unit_id', 'duty'])
      .where('kind', '=', 'yearlyWorkDue')
      .orderBy('duty')
      .execute()
    return sent.map(({ role, unit_id, duty }) => [duty, role ?? (unit_id === provider.unitId ? 'provider unit' : '')])
  }
  const assessment = ['PT-32.1', 'authority']
  assert.deepEqual(await reminded('2026-10-31'), [])
  assert.deepEqual(await reminded('2026-11-01'), [assessment, ['SH-10', 'provider unit']])
  assert.deepEqual((await reminded('2026-12-01')).length, 4)
  assert.deepEqual((await reminded('2027-01-01')).length, 4)
})

function byDuty<T extends { readonly duty: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (a.duty < b.duty ? -1 : 1))
}

async function assess(district: District) {
  const { authority: actor, provider, platform } = district
  const year = Number(platform.clocks.today().slice(0, 4))
  const input = {
    title: '年度评价',
    evaluationKind: 'unitWork',
    indicators: [{ indicator: 'collected', weight: 60 }],
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-12-31`,
    evaluatedUnits: [provider.unitId],
    manualParts: [{ part: '安全保障措施', weight: 40 }],
  }
  const { caseId } = await take(district, 'evaluation.design', { actor, input })
  await take(district, 'evaluation.collectFigures', { actor, caseId })
  const manualPoints = [{ unitId: provider.unitId, part: '安全保障措施', points: 80, reason: '现场查看' }]
  await take(district, 'evaluation.score', { actor, caseId, input: { manualPoints } })
  await take(district, 'evaluation.publish', { actor, caseId, input: { conclusion: '继续提高' } })
  return take(district, 'evaluation.rollUp', { actor, caseId, input: { year } })
}

const task = [{ task: '开放交通数据', taskOwner: '交通主管单位' }]

async function plan(district: District) {
  const { authority: actor, platform } = district
  const planYear = Number(platform.clocks.today().slice(0, 4))
  const { caseId } = await take(district, 'openingPlan.draft', { actor, input: { planYear, cityPlan: '市年度计划' } })
  const input = { openingPriorities: task, keyProjects: task, qualityRequirements: task, industryTasks: task }
  return take(district, 'openingPlan.publish', { actor, caseId, input })
}

async function review(district: District) {
  const { provider: actor, platform } = district
  const reviewYear = Number(platform.clocks.today().slice(0, 4))
  const [known] = await openSetsOfUnit(platform.db, actor.unitId ?? '')
  const openListEntryId = known?.id ?? (await openedSet(district))
  const { caseId } = await take(district, 'openListReview.open', { actor, input: { reviewYear } })
  const input = { openListEntryId, necessity: '仍有需求', security: '无风险', reviewAction: 'keep' }
  await take(district, 'openListReview.assess', { actor, caseId, input })
  await take(district, 'openListReview.decide', { actor, caseId, input: { conclusion: '保留' } })
  await take(district, 'openListReview.fileWorkOrders', { actor, caseId })
  return take(district, 'openListReview.complete', { actor, caseId, input: { result: '已完成' } })
}

async function openedSet(district: District): Promise<string> {
  const entryId = await collectedEntry(district, { changes: { formats: 'CSV' } })
  const { caseId } = await submitOpenSet(district, buildOpenSet(entryId))
  const reviewer = district.platform.jurisdiction.choices.openListReviewer.value ?? 'operator'
  await take(district, 'openListEntry.accept', { actor: testActor(null, reviewer), caseId })
  return caseId
}
