import { sql } from 'kysely'
import { type Lifecycle, rolesOf, stepsOf } from '../acts/lifecycle.ts'
import { workOfUnits } from './failure-queries.ts'
import type { Asked, Columns, RawRow, Report } from './report.ts'
import { list, rowsOf } from './report-case-queries.ts'
import { forOffices, forSharing, forSupply } from './report-readers.ts'
import { perUnit } from './report-unit-queries.ts'

const supervised = {
  unit: 'case',
  entries: 'count',
  toCollect: 'count',
  collected: 'count',
  collectedPercent: ['collected', 'toCollect'],
  reviewed: 'count',
  deemed: 'count',
  services: 'count',
  calls: 'count',
  openSets: 'count',
  openIssues: 'count',
  openDisputes: 'count',
  overdue: 'count',
  due: 'count',
  inTime: 'count',
  late: 'count',
  inTimePercent: ['inTime', 'due'],
} as const satisfies Columns

const daily = {
  unit: 'case',
  entries: 'count',
  toCollect: 'count',
  collected: 'count',
  collectedPercent: ['collected', 'toCollect'],
  locked: 'count',
  lockedPercent: ['locked', 'entries'],
  rules: 'count',
  rulesPassed: 'count',
  rulesPercent: ['rulesPassed', 'rules'],
  shared: 'count',
  services: 'count',
  openSets: 'count',
  findings: 'count',
  corrections: 'count',
} as const satisfies Columns

const tasks = {
  unit: 'case',
  entries: 'count',
  collected: 'count',
  services: 'count',
  openSets: 'count',
  running: 'count',
  dueSoon: 'count',
  overdue: 'count',
  due: 'count',
  inTime: 'count',
  inTimePercent: ['inTime', 'due'],
} as const satisfies Columns

/** Reports by which the offices oversee the district: how each unit stands, who waits for whom, who fails in what. */
export const oversightReports = {
  supervision: { ...forOffices, ofPeriod: true, columns: supervised, rows: perUnit(supervised) },
  dailySupervision: { ...forOffices, ofPeriod: true, columns: daily, rows: perUnit(daily) },
  unitTasks: { ...forSharing, ofPeriod: true, columns: tasks, rows: perUnit(tasks, ['provider', 'consumer']) },
  operatorQueues: {
    ...forOffices,
    ofPeriod: false,
    columns: { matter: 'word', state: 'word', waiting: 'count', overdue: 'count', earliestDue: 'day', oldest: 'day' },
    rows: async asked => (await standing(asked)).filter(row => awaitsOperator(asked.lifecycles, row)),
  },
  qualityEvaluation: scores('quality'),
  effectEvaluation: scores('effect'),
  securityEvaluation: scores('security'),
  supervisionEvaluation: scores('supervision'),
  yearlyScores: {
    ...forSupply,
    ofPeriod: true,
    columns: { unit: 'text', title: 'case', year: 'text', score: 'number', sources: 'texts', byReference: 'mark' },
    rows: rowsOf(
      ({ from, to }) => sql`
        select c.id as "caseId", (s->>'unitId')::uuid as "unitId", s->>'unit' as unit, c.title,
          r.content->>'year' as year, s->>'score' as score, jsonb_path_query_array(s, '$.sources[*].number') as sources,
          coalesce((s->>'byReference')::boolean, false)::int as "byReference"
        from matter_case c join case_record r on r.case_id = c.id
        cross join lateral jsonb_array_elements(coalesce(r.content->'rollUp', '[]')) s
        where c.type = 'evaluation' and c.state = 'annualRollUp'
          and (r.content->>'year')::int between extract(year from ${from}::date) and extract(year from ${to}::date)
        order by 5, 3`,
    ),
  },
  circularCandidates: {
    ...forOffices,
    ofPeriod: true,
    columns: {
      unit: 'text',
      title: 'case',
      matter: 'word',
      failure: 'word',
      duty: 'text',
      dueOn: 'day',
      failures: 'mark',
      ofUnit: 'number',
    },
    rows: rowsOf(
      ({ from, to, today }) => sql`
        select d.case_id as "caseId", d.unit_id as "unitId", unit.name as unit, c.title,
          'case.' || d.case_type as matter, d.duty, d.due_on as "dueOn", 1 as failures,
          case when d.ended_by = d.outcome then 'report.failure.deemed'
            when d.ended_on is null then 'report.failure.overdue' else 'report.failure.late' end as failure,
          count(*) over (partition by d.unit_id) as "ofUnit"
        from running_duty d join matter_case c on c.id = d.case_id join unit on unit.id = d.unit_id
        where d.case_type in (${list(workOfUnits)}) and d.who in ('provider', 'everyone') and not d.provisional
          and d.due_on < ${today} and d.due_on between ${from} and ${to}
          and (d.ended_on is null or d.ended_on > d.due_on)
        order by "ofUnit" desc, unit.name, d.due_on, c.number`,
    ),
  },
  // What a person only can know, as a provision outside the lawful channels, is no candidate that the platform finds.
  violationCandidates: {
    ...forOffices,
    ofPeriod: false,
    columns: { unit: 'text', violationKind: 'word', title: 'case', state: 'word', since: 'day', ordered: 'mark' },
    rows: rowsOf(
      ({ today }) => sql`
        select found.*, unit.name as unit, 'providerViolationKind.' || found.kind as "violationKind",
          exists (select 1 from matter_case v join case_record r on r.case_id = v.id
            where v.type = 'providerViolation' and v.state <> 'verified'
              and r.content @> jsonb_build_object('violatingUnit', found."unitId"::text, 'violationKind', found.kind)
          )::int as ordered
        from (
          select c.id as "caseId", c.unit_id as "unitId", c.title, 'state.' || c.type || '.' || c.state as state, c.since,
            case c.type when 'capturePlan' then '1' when 'channel' then '2' when 'collection' then '4'
              when 'dataIssue' then '5' else '7' end as kind
          from matter_case c left join case_record r on r.case_id = c.id
          where (c.type = 'capturePlan' and c.state = 'duplicateFound')
            or (c.type = 'channel' and c.state = 'toIntegrate' and r.content->>'integrateBy' < ${today})
            or (c.type = 'collection' and c.state = 'unfounded')
            or (c.type = 'dataIssue' and c.state in ('forwarded', 'verifying', 'fixing'))
            or (c.type = 'inspection' and c.state in ('findingIssued', 'rectifying'))
          union all
          select c.id, d.unit_id, c.title, 'state.' || c.type || '.' || c.state, d.due_on,
            case when c.type in ('catalogEntry', 'catalogTask') then '3' else '4' end
          from running_duty d join matter_case c on c.id = d.case_id
          where d.ended_on is null and d.due_on < ${today} and not d.provisional
            and d.who in ('provider', 'everyone') and d.case_type in (${list(workOfUnits)}) and d.case_type <> 'dataIssue'
        ) found join unit on unit.id = found."unitId" order by found.kind, unit.name, found.since`,
    ),
  },
} as const satisfies { readonly [name: string]: Report }

/** The scores that evaluations of a kind gave; a unit sees its own once they are published. */
function scores(kind: string) {
  return {
    ...forSupply,
    ofPeriod: true,
    columns: {
      unit: 'text',
      title: 'case',
      state: 'word',
      score: 'number',
      met: 'count',
      counted: 'count',
      metPercent: ['met', 'counted'],
      byReference: 'mark',
    },
    rows: rowsOf(
      ({ from, to, unitId }) => sql`
        select c.id as "caseId", (s->>'unitId')::uuid as "unitId", s->>'unit' as unit, c.title,
          'state.evaluation.' || c.state as state, s->>'score' as score,
          coalesce((s->>'byReference')::boolean, false)::int as "byReference",
          (select sum((f->>'met')::int) from jsonb_array_elements(r.content->'figures') f
            where f->>'unitId' = s->>'unitId') as met,
          (select sum((f->>'of')::int) from jsonb_array_elements(r.content->'figures') f
            where f->>'unitId' = s->>'unitId') as counted
        from matter_case c join case_record r on r.case_id = c.id
        cross join lateral jsonb_array_elements(coalesce(r.content->'scores', '[]')) s
        where c.type = 'evaluation' and r.content->>'evaluationKind' = ${sql.lit(kind)}
          and r.content->>'periodFrom' <= ${to} and r.content->>'periodTo' >= ${from}
          ${unitId === null ? sql`` : sql`and c.state <> 'scored'`}
        order by c.number, 3`,
    ),
  } as const satisfies Report
}

type Standing = RawRow & { readonly type: string; readonly stateName: string }

/** How many cases stand in each state, with the earliest day on which one of them is due. */
const standing = rowsOf(
  ({ today }: Asked) => sql`
    select c.type, c.state as "stateName", 'case.' || c.type || '.many' as matter,
      'state.' || c.type || '.' || c.state as state, count(distinct c.id) as waiting, min(c.since) as oldest,
      min(d.due_on) as "earliestDue", count(distinct c.id) filter (where d.due_on < ${today}) as overdue
    from matter_case c left join running_duty d on d.case_id = c.id and d.ended_on is null
    group by c.type, c.state order by min(d.due_on) nulls last, c.type`,
) as (asked: Asked) => Promise<Standing[]>

function awaitsOperator(lifecycles: readonly Lifecycle[], { type, stateName }: Standing): boolean {
  const table = lifecycles.find(candidate => candidate.type === type)
  if (!table) return false
  return stepsOf(table).some(
    ([, row]) =>
      rolesOf(row).includes('operator') && (row.awaited as readonly string[] | undefined)?.includes(stateName),
  )
}
