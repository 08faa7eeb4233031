import { addDays, type Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import { freshUntil } from '../quality/freshness.ts'
import type { Asked, RawRow, Report } from './report.ts'
import { cases, inForce, list, recorded, recordedWord, rowsOf } from './report-case-queries.ts'
import { forOpening, forSupply } from './report-readers.ts'
import { perUnit } from './report-unit-queries.ts'

const completeness = {
  unit: 'case',
  entries: 'count',
  toCollect: 'count',
  collected: 'count',
  collectedPercent: ['collected', 'toCollect'],
  exempt: 'count',
  pending: 'count',
  unfounded: 'count',
} as const

/** The entries in force with the version that is held of each, its rows and how many of its rules it passes. */
const heldVersions = rowsOf(
  () => sql`
    select e.id as "caseId", m.unit_id as "unitId", m.title, unit.name as unit,
      e.content->>'updateFrequency' as frequency, v.loaded_on as "loadedOn",
      coalesce((v.manifest->>'rows')::bigint, 0) as rows, (v.id is not null)::int as held,
      (select count(*) from jsonb_array_elements(v.quality->'results')) as rules,
      (select count(*) from jsonb_array_elements(v.quality->'results') x where (x->>'failed')::bigint = 0) as "rulesPassed",
      (select sum((x->>'failed')::bigint) from jsonb_array_elements(v.quality->'results') x) as "failedRows",
      v.quality->'dimensions'->>'completeness' as completeness, v.quality->'dimensions'->>'accuracy' as accuracy,
      (select count(*) from matter_case c join case_record r on r.case_id = c.id where c.type = 'dataIssue'
        and c.state <> 'closed' and r.content->>'entryId' = e.id::text) as "openIssues",
      exists (select 1 from open_list_entry o join matter_case om on om.id = o.id
        where o.entry_id = e.id and om.state in (${list(['open', 'static', 'suspended'])})) as "isOpened"
    from catalog_entry e join matter_case m on m.id = e.id join unit on unit.id = m.unit_id
    left join collection k on k.entry_id = e.id left join resource_version v on v.id = k.current_version
    where m.state in (${inForce}) order by unit.name, m.title`,
)

type Held = RawRow & { readonly unitId: string; readonly unit: string; readonly loadedOn: Day | null }

/** The same with the day until which each is fresh by its own frequency. What promises no rhythm is never late. */
async function held(asked: Asked): Promise<Held[]> {
  const rows = (await heldVersions(asked)) as unknown as Held[]
  return rows.map(row => {
    const until = row.loadedOn && freshUntil({ frequency: String(row.frequency), loaded_on: row.loadedOn })
    const paced = until ? 1 : 0
    const stale = until && until < asked.today ? 1 : 0
    return {
      ...row,
      updateFrequency: row.frequency ? `updateFrequency.${row.frequency}` : null,
      freshUntil: until,
      lateSince: stale && until ? addDays(until, 1) : null,
      paced,
      stale,
      fresh: paced - stale,
    }
  })
}

/** Reports on what is collected: how complete, how fresh, how good, and how it agrees with its source. */
export const supplyReports = {
  collectionCompleteness: { ...forSupply, ofPeriod: false, columns: completeness, rows: perUnit(completeness) },
  unfoundedRefusals: {
    ...forSupply,
    ofPeriod: false,
    columns: {
      title: 'case',
      unit: 'text',
      state: 'word',
      openedOn: 'day',
      statedReason: 'text',
      recipient: 'text',
      reportedOn: 'day',
      reported: 'mark',
    },
    rows: rowsOf(() =>
      cases({
        types: ['refusalCase'],
        more: sql`${recorded('statedReason', 'recipient', 'reportedOn')},
          (c.state in ('reported', 'closed'))::int as reported`,
      }),
    ),
  },
  freshness: {
    ...forSupply,
    ofPeriod: false,
    columns: {
      title: 'case',
      unit: 'text',
      updateFrequency: 'word',
      loadedOn: 'day',
      freshUntil: 'day',
      fresh: 'mark',
      stale: 'mark',
      freshPercent: ['fresh', 'paced'],
    },
    rows: async asked => (await held(asked)).filter(row => row.loadedOn !== null),
  },
  dataMonitoring: {
    ...forSupply,
    ofPeriod: false,
    columns: {
      unit: 'case',
      entries: 'count',
      held: 'count',
      rows: 'count',
      rules: 'count',
      rulesPassed: 'count',
      rulesPercent: ['rulesPassed', 'rules'],
      paced: 'count',
      fresh: 'count',
      freshPercent: ['fresh', 'paced'],
    },
    rows: async asked => byUnit(await held(asked)),
  },
  qualityChecks: {
    ...forSupply,
    ofPeriod: false,
    columns: {
      title: 'case',
      unit: 'text',
      loadedOn: 'day',
      rows: 'count',
      rules: 'count',
      rulesPassed: 'count',
      rulesPercent: ['rulesPassed', 'rules'],
      openIssues: 'count',
    },
    rows: async asked => (await held(asked)).filter(row => row.loadedOn !== null),
  },
  openQuality: {
    ...forOpening,
    ofPeriod: false,
    columns: {
      title: 'case',
      unit: 'text',
      loadedOn: 'day',
      fresh: 'mark',
      freshPercent: ['fresh', 'paced'],
      completeness: 'number',
      accuracy: 'number',
      openIssues: 'count',
    },
    rows: async asked => (await held(asked)).filter(row => row.isOpened),
  },
  // One row a kind of rule and set that fails it, so that the provider has a list and the office sees the trend.
  qualityModel: {
    ...forOpening,
    ofPeriod: true,
    columns: {
      title: 'case',
      unit: 'text',
      loadedOn: 'day',
      ruleKind: 'word',
      checked: 'count',
      failedRows: 'count',
      runsPassed: 'mark',
      runsPassedPercent: ['runsPassed', 'ruleRuns'],
    },
    rows: rowsOf(
      ({ from, to }) => sql`
        select e.id as "caseId", m.unit_id as "unitId", m.title, unit.name as unit, v.loaded_on as "loadedOn",
          'ruleKind.' || (x->'rule'->>'type') as "ruleKind", (x->>'checked')::bigint as checked,
          (x->>'failed')::bigint as "failedRows", 1 as "ruleRuns", ((x->>'failed')::bigint = 0)::int as "runsPassed"
        from resource_version v join catalog_entry e on e.id = v.entry_id join matter_case m on m.id = e.id
        join unit on unit.id = m.unit_id
        cross join lateral jsonb_array_elements(coalesce(v.quality->'results', '[]')) x
        where v.loaded_on between ${from} and ${to} order by v.loaded_on, unit.name, m.title, "ruleKind"`,
    ),
  },
  reconciliation: {
    ...forSupply,
    ofPeriod: true,
    columns: {
      title: 'case',
      unit: 'text',
      day: 'day',
      means: 'word',
      sourceRows: 'number',
      platformRows: 'number',
      difference: 'number',
      agreed: 'mark',
      agreedPercent: ['agreed', 'runs'],
    },
    rows: rowsOf(
      ({ from, to }) => sql`
        select *, "sourceRows" - "platformRows" as difference, 1 as runs, ("sourceRows" = "platformRows")::int as agreed
        from (
          select k.id as "caseId", m.unit_id as "unitId", m.title, unit.name as unit, v.loaded_on as day,
            'report.means.load' as means, (v.reconciliation->>'sourceRows')::bigint as "sourceRows",
            (v.reconciliation->>'collectedRows')::bigint as "platformRows"
          from resource_version v join collection k on k.id = v.collection_id join matter_case m on m.id = k.id
          join unit on unit.id = m.unit_id where v.loaded_on between ${from} and ${to}
          union all
          select m.id, m.unit_id, m.title, unit.name, event.effective_on, 'report.means.reconcile',
            (event.detail->>'sourceRows')::bigint, (event.detail->>'platformRows')::bigint
          from event join matter_case m on m.id = event.case_id join unit on unit.id = m.unit_id
          where event.step = 'collection.reconcile' and event.effective_on between ${from} and ${to}
        ) run order by day, unit, title`,
    ),
  },
  sharedDatabases: {
    ...forSupply,
    own: ['provider'],
    ofPeriod: false,
    columns: {
      title: 'case',
      database: 'word',
      unit: 'text',
      state: 'word',
      members: 'texts',
      memberUnits: 'texts',
      memberCount: 'count',
      scope: 'text',
    },
    rows: rowsOf(() =>
      cases({
        types: ['sharedDatabase'],
        more: sql`${recorded('scope')} ${recordedWord('databaseKind')},
          coalesce('baseDatabase.' || (r.content->>'baseDatabase'),
            'themeDatabase.' || (r.content->>'themeDatabase')) as database,
          jsonb_path_query_array(r.content, '$.members[*].entry') as members,
          (select jsonb_agg(distinct member.name) from unit member where r.content->'members' @>
            jsonb_build_array(jsonb_build_object('unitId', member.id::text))) as "memberUnits",
          jsonb_array_length(coalesce(r.content->'members', '[]')) as "memberCount"`,
      }),
    ),
  },
} as const satisfies { readonly [name: string]: Report }

function byUnit(rows: readonly Held[]): RawRow[] {
  const sum = (of: readonly Held[], key: string) => of.reduce((total, row) => total + Number(row[key] ?? 0), 0)
  return [...Map.groupBy(rows, row => row.unitId)].map(([unitId, own]) => ({
    caseId: unitId,
    unitId,
    unit: own[0]?.unit ?? '',
    entries: own.length,
    ...Object.fromEntries(['held', 'rows', 'rules', 'rulesPassed', 'paced', 'fresh'].map(key => [key, sum(own, key)])),
  }))
}
