import { sql } from 'kysely'
import { guideInForce } from '../open-data/classification-queries.ts'
import { brokenOpenLinks, openingCandidates } from '../open-data/opening-figure-queries.ts'
import { unitNames } from '../registry/unit-queries.ts'
import type { Asked, Columns, RawRow, Report } from './report.ts'
import { cases, inForce, onOpenList, rowsOf } from './report-case-queries.ts'
import { forOpening } from './report-readers.ts'
import { perUnit } from './report-unit-queries.ts'

const overseen = {
  unit: 'case',
  entries: 'count',
  openSets: 'count',
  suspendedSets: 'count',
  unopened: 'count',
  openingDemands: 'count',
  openIssues: 'count',
} as const satisfies Columns

const supervised = {
  unit: 'case',
  openSets: 'count',
  suspendedSets: 'count',
  openingDue: 'count',
  openingInTime: 'count',
  openingInTimePercent: ['openingInTime', 'openingDue'],
  openingOverdue: 'count',
  complaints: 'count',
  openingDemands: 'count',
} as const satisfies Columns

/** The fields and kinds that are to be opened first, in the words of the text: an entry that names one is a candidate. */
const openedFirst = ['数字经济', '公共服务', '公共安全', '社会治理', '民生保障', '行政许可', '行政处罚', '企业公共信用']

const sets = sql`open_list_entry o join matter_case c on c.id = o.id join unit on unit.id = o.unit_id
  join catalog_entry e on e.id = o.entry_id`

/** Reports on the open list: what is open, what could be, what has to be classed anew, how the offices see it. */
export const openingReports = {
  openCatalog: {
    ...forOpening,
    ofPeriod: false,
    columns: {
      title: 'case',
      unit: 'text',
      domain: 'text',
      openingClass: 'word',
      conditions: 'text',
      updateFrequency: 'text',
      publishedOn: 'day',
      downloads: 'count',
      state: 'word',
    },
    rows: rowsOf(
      () => sql`
        select o.id as "caseId", o.unit_id as "unitId", c.title, unit.name as unit, o.content->>'domain' as domain,
          'openingClass.' || o.opening_class as "openingClass", o.content->>'conditions' as conditions,
          o.content->>'updateFrequency' as "updateFrequency", o.published_on as "publishedOn", o.downloads,
          'state.openListEntry.' || c.state as state
        from ${sets} where c.state in (${onOpenList}) order by unit.name, c.title`,
    ),
  },
  openingPriorities: {
    ...forOpening,
    ofPeriod: false,
    columns: {
      title: 'case',
      unit: 'text',
      fields: 'texts',
      openingAttribute: 'word',
      prior: 'mark',
      opened: 'mark',
      openedPercent: ['opened', 'prior'],
    },
    rows: rowsOf(
      () => sql`
        select found.*, 1 as prior from (
          select e.id as "caseId", e.unit_id as "unitId", m.title, unit.name as unit,
            'openingAttribute.' || (e.content->>'openingAttribute') as "openingAttribute",
            exists (select 1 from open_list_entry o join matter_case om on om.id = o.id
              where o.entry_id = e.id and om.state in (${onOpenList}))::int as opened,
            (select jsonb_agg(field) from jsonb_array_elements_text(${JSON.stringify(openedFirst)}::jsonb) field
              where concat_ws(' ', m.title, e.content->>'description', e.content->>'classification',
                e.content->>'businessName') like '%' || field || '%') as fields
          from catalog_entry e join matter_case m on m.id = e.id join unit on unit.id = e.unit_id
          where m.state in (${inForce})
        ) found where fields is not null order by opened, unit, title`,
    ),
  },
  openingCandidates: {
    ...forOpening,
    ofPeriod: false,
    columns: { title: 'case', unit: 'text', maskable: 'mark' },
    rows: async asked => {
      const found = await openingCandidates(asked.platform.db)
      return withUnits(
        asked,
        found.map(({ entryId, maskable, ...row }) => ({ ...row, caseId: entryId, maskable: Number(maskable) })),
      )
    },
  },
  brokenOpenLinks: {
    ...forOpening,
    ofPeriod: false,
    columns: { title: 'case', unit: 'text', brokenItems: 'texts', broken: 'count' },
    rows: async asked => {
      const found = await brokenOpenLinks(asked.platform.db)
      return withUnits(
        asked,
        found.map(({ setId, set, unitId, columns }) => ({
          caseId: setId,
          title: set,
          unitId,
          brokenItems: columns,
          broken: columns.length,
        })),
      )
    },
  },
  entriesToReclass: {
    ...forOpening,
    ofPeriod: false,
    columns: { title: 'case', unit: 'text', openingClass: 'word', classedBy: 'text', guide: 'text' },
    rows: async asked => {
      const { db, jurisdiction } = asked.platform
      const guide = await guideInForce(db, jurisdiction)
      return guide ? toReclass(guide)(asked) : []
    },
  },
  openingOversight: { ...forOpening, ofPeriod: false, columns: overseen, rows: perUnit(overseen) },
  openingSupervision: { ...forOpening, ofPeriod: true, columns: supervised, rows: perUnit(supervised) },
  openStatistics: {
    ...forOpening,
    ofPeriod: true,
    columns: {
      title: 'case',
      unit: 'text',
      openingClass: 'word',
      state: 'word',
      downloads: 'count',
      requests: 'count',
      deliveries: 'count',
      accuracy: 'number',
      completeness: 'number',
      openIssues: 'count',
      openRisks: 'count',
    },
    rows: rowsOf(
      ({ from, to }) => sql`
        select o.id as "caseId", o.unit_id as "unitId", c.title, unit.name as unit,
          'openingClass.' || o.opening_class as "openingClass", 'state.openListEntry.' || c.state as state, o.downloads,
          (select count(*) from matter_case x join case_record r on r.case_id = x.id where x.type = 'accessRequest'
            and r.content->>'openListEntryId' = o.id::text and x.opened_on between ${from} and ${to}) as requests,
          (select count(*) from matter_case x join case_record r on r.case_id = x.id where x.type = 'delivery'
            and r.content->>'openListEntryId' = o.id::text and x.state in ('delivered', 'limited')) as deliveries,
          v.quality->'dimensions'->>'accuracy' as accuracy, v.quality->'dimensions'->>'completeness' as completeness,
          (select count(*) from matter_case x join case_record r on r.case_id = x.id where x.type = 'dataIssue'
            and x.state <> 'closed' and r.content->>'entryId' = o.entry_id::text) as "openIssues",
          (select count(*) from matter_case x join case_record r on r.case_id = x.id where x.type = 'riskCase'
            and x.state <> 'closed' and r.content->'openSets' ? o.id::text) as "openRisks"
        from ${sets} left join resource_version v on v.id = o.resource_version
        where c.state in (${onOpenList}) order by unit.name, c.title`,
    ),
  },
  openDataMonitoring: {
    ...forOpening,
    ofPeriod: true,
    columns: {
      unit: 'case',
      openSets: 'count',
      suspendedSets: 'count',
      rules: 'count',
      rulesPassed: 'count',
      rulesPercent: ['rulesPassed', 'rules'],
      openIssues: 'count',
      openingDue: 'count',
      openingInTime: 'count',
      openingInTimePercent: ['openingInTime', 'openingDue'],
      complaints: 'count',
    },
    rows: perUnit({
      openSets: 'count',
      suspendedSets: 'count',
      rules: 'count',
      rulesPassed: 'count',
      openIssues: 'count',
      openingDue: 'count',
      openingInTime: 'count',
      complaints: 'count',
    }),
  },
  priorityDemands: {
    ...forOpening,
    ofPeriod: false,
    columns: { title: 'case', unit: 'text', priorities: 'words', state: 'word', openedOn: 'day' },
    rows: rowsOf(() =>
      cases({
        types: ['openingDemand'],
        states: ['triaged', 'assigned', 'planned'],
        unitOf: assignedUnit,
        more: sql`, (select jsonb_agg('demandPriority.' || x) from jsonb_array_elements_text(
          coalesce(r.content->'priorities', '[]')) x) as priorities`,
        where: sql`and jsonb_array_length(coalesce(r.content->'priorities', '[]')) > 0`,
      }),
    ),
  },
} as const satisfies { readonly [name: string]: Report }

/** The unit that a demand for opening was sent to. */
export const assignedUnit = sql`coalesce((r.content->>'providerId')::uuid, c.unit_id)`

async function withUnits(asked: Asked, rows: readonly RawRow[]): Promise<RawRow[]> {
  const names = await unitNames(asked.platform.db)
  return rows.map(row => ({ ...row, unit: names.get(String(row.unitId)) ?? null }))
}

function toReclass(guide: { readonly id: string; readonly title: string }) {
  return rowsOf(
    () => sql`
      select o.id as "caseId", o.unit_id as "unitId", c.title, unit.name as unit,
        'openingClass.' || o.opening_class as "openingClass", ${guide.title}::text as guide,
        coalesce((select g.title from matter_case g where g.id::text = o.content->'classification'->>'guide'),
          o.content->'classification'->>'guide') as "classedBy"
      from ${sets} where c.state <> 'withdrawn'
        and o.content->'classification'->>'guide' is distinct from ${guide.id} order by c.number`,
  )
}
