import { sql } from 'kysely'
import { type Lifecycle, stepsOf } from '../acts/lifecycle.ts'
import { openingTypes } from '../open-data/opening-figure-queries.ts'
import type { RawRow, Report } from './report.ts'
import { cases, list, opened, recorded, recordedWord, rowsOf } from './report-case-queries.ts'
import { assignedUnit } from './report-opening-queries.ts'
import { forOpening, forTraces } from './report-readers.ts'

const readsIn = ({ from, to }: { from: string; to: string }) =>
  sql`event x where x.case_id = c.id and x.step = 'delivery.use' and x.effective_on between ${from} and ${to}`

/** Reports on the use of what was opened: applications, deliveries, feedback, results, and the record of it all. */
export const reuseReports = {
  accessFairness: {
    ...forOpening,
    ofPeriod: true,
    columns: {
      applicantKind: 'word',
      unit: 'text',
      decided: 'count',
      passed: 'count',
      passedPercent: ['passed', 'decided'],
      meanDays: 'number',
    },
    rows: rowsOf(
      ({ from, to }) => sql`
        select c.unit_id as "unitId", unit.name as unit,
          case when party.uscc like 'P-%' then 'report.applicantKind.person'
            else 'report.applicantKind.organisation' end as "applicantKind",
          count(*) as decided, count(*) filter (where c.state = 'approved') as passed,
          round(avg(c.since - c.opened_on), 1) as "meanDays"
        from matter_case c left join unit on unit.id = c.unit_id join unit party on party.id = c.party_id
        where c.type = 'accessRequest' and c.state in ('approved', 'rejected') and c.since between ${from} and ${to}
        group by c.unit_id, unit.name, 3 order by 3, unit.name`,
    ),
  },
  deliveriesOverdue: overdueOn('deliverBy', ['preparing', 'offlineRequested', 'offlineFiled']),
  useFeedbackOverdue: overdueOn('dueOn', ['due', 'returned']),
  feedbackUnanswered: {
    ...forOpening,
    ofPeriod: false,
    columns: {
      title: 'case',
      matter: 'word',
      unit: 'text',
      party: 'text',
      state: 'word',
      openedOn: 'day',
      age: 'number',
    },
    rows: rowsOf(({ today }) =>
      cases({
        types: ['useReport', 'openingDemand'],
        states: ['submitted', 'assigned', 'planned', 'notNow'],
        unitOf: assignedUnit,
        more: sql`, 'case.' || c.type as matter, ${today}::date - c.opened_on as age`,
      }),
    ),
  },
  offlineDeliveries: {
    ...forOpening,
    ofPeriod: true,
    columns: {
      title: 'case',
      unit: 'text',
      party: 'text',
      state: 'word',
      reason: 'text',
      filing: 'text',
      filedOn: 'day',
      asked: 'mark',
      filed: 'mark',
      filedPercent: ['filed', 'asked'],
    },
    rows: rowsOf(asked =>
      cases({
        types: ['delivery'],
        more: sql`${recorded('filing', 'filedOn')}, 1 as asked, (r.content->>'filing' is not null)::int as filed,
          (select x.detail->>'reason' from event x where x.case_id = c.id and x.step = 'delivery.requestOffline'
            order by x.seq limit 1) as reason`,
        where: sql`and exists (select 1 from event x where x.case_id = c.id and x.step = 'delivery.requestOffline'
          and x.effective_on between ${asked.from} and ${asked.to})`,
      }),
    ),
  },
  openDataUse: {
    ...forOpening,
    ofPeriod: true,
    columns: {
      title: 'case',
      unit: 'text',
      party: 'text',
      state: 'word',
      reads: 'count',
      lastUsedOn: 'day',
      violations: 'count',
    },
    rows: rowsOf(asked =>
      cases({
        types: ['delivery'],
        more: sql`, (select count(*) from ${readsIn(asked)}) as reads,
          (select max(x.effective_on) from ${readsIn(asked)}) as "lastUsedOn",
          (select count(*) from matter_case v where v.type = 'reuserViolation' and v.party_id = c.party_id
            and v.state not in ('dismissed', 'lifted')) as violations`,
      }),
    ),
  },
  openDataTrace: {
    ...forTraces,
    ofPeriod: true,
    columns: {
      day: 'day',
      step: 'word',
      title: 'case',
      actor: 'text',
      unit: 'text',
      acts: 'mark',
      actsInLog: 'mark',
      inLogPercent: ['actsInLog', 'acts'],
    },
    rows: rowsOf(
      ({ from, to }) => sql`
        select e.case_id as "caseId", c.unit_id as "unitId", e.effective_on as day, 'step.' || e.step as step, c.title,
          actor.name as actor, unit.name as unit, 1 as acts, (e.position is not null)::int as "actsInLog"
        from event e join matter_case c on c.id = e.case_id left join unit on unit.id = c.unit_id
        left join unit actor on actor.id = e.unit_id
        where e.case_type in (${list(traced)}) and e.effective_on between ${from} and ${to} order by e.seq`,
    ),
  },
  platformOperation: {
    ...forOpening,
    own: [],
    ofPeriod: true,
    columns: {
      matter: 'word',
      step: 'word',
      acts: 'count',
      actsInLog: 'count',
      inLogPercent: ['actsInLog', 'acts'],
      lastOn: 'day',
    },
    rows: rowsOf(
      ({ from, to }) => sql`
        select 'case.' || e.case_type as matter, 'step.' || e.step as step, count(*) as acts,
          count(e.position) as "actsInLog", max(e.effective_on) as "lastOn"
        from event e where e.case_type in (${list(traced)}) and e.effective_on between ${from} and ${to}
        group by e.case_type, e.step order by e.case_type, e.step`,
    ),
  },
  platformFunctions: {
    ...forOpening,
    own: [],
    ofPeriod: true,
    columns: { platformFunction: 'word', matters: 'words', stepsBuilt: 'count', acts: 'count' },
    rows: async asked => {
      const acts = (await actsByType(asked)) as unknown as readonly { type: string; acts: number }[]
      return Object.entries(functions).map(([name, types]) => functionRow(name, types, { acts, ...asked }))
    },
  },
  demoNeedsUnmet: {
    ...forOpening,
    ofPeriod: false,
    columns: { title: 'case', neededSet: 'text', provider: 'text', unit: 'text', state: 'word', unmet: 'mark' },
    rows: rowsOf(() =>
      cases({
        types: ['demoProject'],
        states: ['selected', 'building'],
        more: sql`, need->>'neededSet' as "neededSet", need->>'providerName' as provider, 1 as unmet`,
        join: sql`cross join lateral jsonb_array_elements(coalesce(r.content->'neededData', '[]')) need`,
        where: sql`and not exists (select 1 from jsonb_array_elements(coalesce(r.content->'support', '[]')) given
          where given->>'neededSet' = need->>'neededSet' and given->>'need' = 'met')`,
      }),
    ),
  },
  demoApplications: {
    ...forOpening,
    ofPeriod: false,
    columns: { title: 'case', unit: 'text', party: 'text', state: 'word', since: 'day', publicText: 'text' },
    rows: rowsOf(() =>
      cases({ types: ['demoProject'], states: ['resultSelected', 'promoted'], more: recorded('publicText') }),
    ),
  },
  reuseResults: results({ isOfPeriod: true, states: ['registered', 'scored', 'listed', 'recommended'] }),
  excellentResults: results({ isOfPeriod: false, states: ['listed', 'recommended'] }),
} as const satisfies { readonly [name: string]: Report }

/** What is recorded of opening and of the use of what is open. */
const traced = [...openingTypes, 'platformRules', 'sampleSet']

/** The functions that an opening platform has, each with the matters in which it is at work here. */
const functions: { readonly [name: string]: readonly string[] } = {
  supply: ['collection', 'dataIssue', 'openListEntry', 'openListChange', 'classificationGuide', 'accessRequest'],
  analysis: ['evaluation', 'riskCase', 'platformReport'],
  reuse: ['account', 'accessRequest', 'delivery', 'sampleSet', 'reuseResult', 'demoProject'],
  policy: ['openingPlan', 'platformRules', 'classificationGuide', 'textVersion'],
  record: ['journalSegment', 'useFeedback', 'useReport'],
  // Privacy computing, graph and map: none of them stands yet, and the report says so.
  innovation: [],
  security: ['riskCase', 'incident', 'reuserViolation', 'rightsComplaint'],
}

const actsByType = rowsOf(
  ({ from, to }) => sql`select case_type as type, count(*) as acts from event
    where effective_on between ${from} and ${to} group by case_type`,
)

type Acted = {
  readonly acts: readonly { readonly type: string; readonly acts: number }[]
  readonly lifecycles: readonly Lifecycle[]
}

function functionRow(name: string, types: readonly string[], { acts, lifecycles }: Acted): RawRow {
  const built = lifecycles.filter(table => types.includes(table.type))
  return {
    platformFunction: `report.function.${name}`,
    matters: built.map(table => `case.${table.type}.many`),
    stepsBuilt: built.reduce((sum, table) => sum + stepsOf(table).length, 0),
    acts: acts.filter(row => types.includes(row.type)).reduce((sum, row) => sum + Number(row.acts), 0),
  }
}

/** What was agreed for a day that is past. */
function overdueOn(field: 'deliverBy' | 'dueOn', states: readonly string[]) {
  return {
    ...forOpening,
    ofPeriod: false,
    columns: { title: 'case', unit: 'text', party: 'text', state: 'word', agreedOn: 'day', daysLate: 'number' },
    rows: rowsOf(({ today }) =>
      cases({
        types: field === 'deliverBy' ? ['delivery'] : ['useFeedback', 'useReport'],
        states,
        more: sql`, r.content->>${sql.lit(field)} as "agreedOn",
          ${today}::date - (r.content->>${sql.lit(field)})::date as "daysLate"`,
        where: sql`and r.content->>${sql.lit(field)} < ${today}`,
        order: sql`r.content->>${sql.lit(field)}, c.number`,
      }),
    ),
  } as const satisfies Report
}

function results({ isOfPeriod, states }: { isOfPeriod: boolean; states: readonly string[] }) {
  return {
    ...forOpening,
    own: [],
    ofPeriod: isOfPeriod,
    columns: {
      title: 'case',
      party: 'text',
      resultKind: 'word',
      state: 'word',
      openedOn: 'day',
      sets: 'count',
      score: 'number',
      pilot: 'text',
    },
    rows: rowsOf(asked =>
      cases({
        types: ['reuseResult'],
        states,
        more: sql`${recordedWord('resultKind')} ${recorded('score', 'pilot')},
          jsonb_array_length(coalesce(r.content->'usedSets', '[]')) as sets`,
        ...(isOfPeriod ? { where: opened(asked) } : {}),
      }),
    ),
  } as const satisfies Report
}
