import type { CaseType } from '@gongshu/regulations'
import { sql } from 'kysely'
import { type Asked, type Columns, isShare, type RawRow } from './report.ts'
import { type Fragment, inForce, list, onOpenList, rowsOf } from './report-case-queries.ts'

const openingTypes: readonly CaseType[] = [
  'openListEntry',
  'openListChange',
  'accessRequest',
  'useAgreement',
  'delivery',
  'rightsComplaint',
  'violationReport',
  'reuserViolation',
  'openingDemand',
]

type Measure = (asked: Asked) => Fragment

/** What can be counted of a unit: each a number over the cases and acts behind it. */
const measures: { readonly [key: string]: Measure } = {
  duties: () => sql`select count(*) from unit_duty x where x.unit_id = unit.id`,
  systems: () => sql`select count(*) from information_system x where x.unit_id = unit.id`,
  entries: () => entriesWhere(sql``),
  returned: () => entriesWhere(sql`and e.rounds > 1`),
  described: () =>
    entriesWhere(sql`and coalesce(e.content->>'description', '') <> '' and jsonb_array_length(e.items) > 0
      and not exists (select 1 from jsonb_array_elements(e.items) item where coalesce(item->>'description', '') = '')`),
  valid: () =>
    entriesWhere(sql`and exists (select 1 from collection k join matter_case km on km.id = k.id
      where k.entry_id = e.id and km.state in ('collected', 'exempt'))`),
  locked: () =>
    entriesWhere(sql`and exists (select 1 from case_record r where r.case_id = e.id
      and (r.content->'lock'->>'version')::int = e.version)`),
  shared: () => entriesWhere(sql`and e.content->>'sharingAttribute' in ('shared', 'conditional')`),
  unopened: () =>
    entriesWhere(sql`and e.content->>'openingAttribute' in ('unconditional', 'conditional') and not exists (
      select 1 from open_list_entry o join matter_case om on om.id = o.id
      where o.entry_id = e.id and om.state in ('submitted', ${onOpenList}))`),
  toCollect: () => collectionsWhere(sql`and m.state <> 'exempt'`),
  collected: () => collectionsWhere(sql`and m.state = 'collected'`),
  exempt: () => collectionsWhere(sql`and m.state = 'exempt'`),
  pending: () => collectionsWhere(sql`and m.state in ('pending', 'refusalClaimed')`),
  unfounded: () => collectionsWhere(sql`and m.state = 'unfounded'`),
  rules: () => rulesWhere(sql``),
  rulesPassed: () => rulesWhere(sql`where (result->>'failed')::bigint = 0`),
  openIssues: () => casesWhere(['dataIssue'], sql`and m.state <> 'closed'`),
  reviewed: asked => casesWhere(['demandPart'], sql`and m.state <> 'forwarded' and ${within(asked, sql`m.since`)}`),
  openDisputes: () => casesWhere(['dispute'], sql`and m.state not in ('settled', 'decided')`),
  services: () => casesWhere(['sharingService'], sql`and m.state = 'active'`),
  calls: asked => sql`select coalesce(sum(u.calls), 0) from service_use u join sharing_service s on s.id = u.service_id
    where s.provider_id = unit.id and u.result = 'ok' and ${within(asked, sql`u.day`)}`,
  openSets: () => casesWhere(['openListEntry'], sql`and m.state in ('open', 'static')`),
  suspendedSets: () => casesWhere(['openListEntry'], sql`and m.state = 'suspended'`),
  openingDemands: () => casesWhere(['openingDemand'], sql`and m.state <> 'answered'`),
  complaints: asked => casesWhere(['rightsComplaint'], sql`and ${within(asked, sql`m.opened_on`)}`),
  running: () => dutiesWhere(sql`and d.ended_on is null`),
  dueSoon: ({ today }) =>
    dutiesWhere(sql`and d.ended_on is null and d.due_on between ${today} and (${today}::date + 6)`),
  overdue: ({ today }) => dutiesWhere(sql`and d.ended_on is null and d.due_on < ${today}`),
  due: asked => dutiesWhere(judged(asked)),
  inTime: asked => dutiesWhere(sql`${judged(asked)} ${metInTime}`),
  late: asked => dutiesWhere(sql`${judged(asked)} and d.ended_on > d.due_on and d.ended_by is distinct from d.outcome`),
  deemed: asked => dutiesWhere(sql`and d.ended_by = d.outcome and ${within(asked, sql`d.due_on`)}`),
  catalogDue: asked => dutiesWhere(sql`${judged(asked)} and d.case_type in (${list(['catalogEntry', 'catalogTask'])})`),
  catalogInTime: asked =>
    dutiesWhere(sql`${judged(asked)} ${metInTime} and d.case_type in (${list(['catalogEntry', 'catalogTask'])})`),
  openingDue: asked => dutiesWhere(sql`${judged(asked)} and d.case_type in (${list(openingTypes)})`),
  openingInTime: asked => dutiesWhere(sql`${judged(asked)} ${metInTime} and d.case_type in (${list(openingTypes)})`),
  openingOverdue: ({ today }) =>
    dutiesWhere(sql`and d.ended_on is null and d.due_on < ${today} and d.case_type in (${list(openingTypes)})`),
  findings: () => casesWhere(['inspection'], sql`and m.state in ('findingIssued', 'rectifying', 'replied')`),
  corrections: () => casesWhere(['providerViolation'], sql`and m.state in ('found', 'correctionOrdered', 'replied')`),
  assessments: asked => doneIn(asked, 'riskAssessment'),
  drills: asked => doneIn(asked, 'drill'),
  plans: () => casesWhere(['emergencyPlan'], sql`and m.state = 'inForce'`),
  risks: asked => casesWhere(['riskCase'], sql`and ${within(asked, sql`m.opened_on`)}`),
  risksMet: asked =>
    casesWhere(['riskCase'], sql`and m.state in ('disposed', 'closed') and ${within(asked, sql`m.opened_on`)}`),
}

/** One row for each unit that holds one of these offices: its name and what the columns count of it. */
export function perUnit(columns: Columns, offices: readonly string[] = ['provider']) {
  const counted = Object.entries(columns).filter(([key, kind]) => key !== 'unit' && !isShare(kind))
  return (asked: Asked): Promise<RawRow[]> => {
    const chosen = counted.map(([key]) => {
      const measure = measures[key]
      if (!measure) throw new Error(`nothing counts ${key} of a unit`)
      return sql`, (${measure(asked)}) as ${sql.ref(key)}`
    })
    const holding = sql.join(
      offices.map(office => sql`unit.offices ? ${sql.lit(office)}`),
      sql` or `,
    )
    return rowsOf(
      () => sql`select unit.id as "caseId", unit.id as "unitId", unit.name as unit ${sql.join(chosen, sql``)}
        from unit where ${holding} order by unit.name`,
    )(asked)
  }
}

function entriesWhere(condition: Fragment): Fragment {
  return sql`select count(*) from catalog_entry e join matter_case m on m.id = e.id
    where e.unit_id = unit.id and m.state in (${inForce}) ${condition}`
}

function collectionsWhere(condition: Fragment): Fragment {
  return sql`select count(*) from collection k join matter_case m on m.id = k.id join matter_case em on em.id = k.entry_id
    where k.unit_id = unit.id and em.state in (${inForce}) ${condition}`
}

function rulesWhere(condition: Fragment): Fragment {
  return sql`select count(*) from collection k join resource_version v on v.id = k.current_version and k.unit_id = unit.id
    cross join lateral jsonb_array_elements(coalesce(v.quality->'results', '[]')) result ${condition}`
}

function casesWhere(types: readonly CaseType[], condition: Fragment): Fragment {
  return sql`select count(*) from matter_case m where m.unit_id = unit.id and m.type in (${list(types)}) ${condition}`
}

function dutiesWhere(condition: Fragment): Fragment {
  return sql`select count(*) from running_duty d where d.unit_id = unit.id and d.who in ('provider', 'everyone')
    and not d.provisional ${condition}`
}

function doneIn(asked: Asked, type: CaseType): Fragment {
  return sql`select count(*) from matter_case m join case_record r on r.case_id = m.id where m.unit_id = unit.id
    and m.type = ${sql.lit(type)} and m.state = 'done' and ${within(asked, sql`(r.content->>'doneOn')::date`)}`
}

// Judged is what fell due in the period and is over, one way or the other: a duty that still runs is neither.
function judged({ from, to, today }: Asked): Fragment {
  return sql`and d.due_on between ${from} and ${to} and (d.ended_on is not null or d.due_on < ${today})`
}

const metInTime = sql`and d.ended_on <= d.due_on and d.ended_by is distinct from d.outcome`

function within({ from, to }: Asked, day: Fragment): Fragment {
  return sql`${day} between ${from} and ${to}`
}
