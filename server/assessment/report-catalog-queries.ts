import { sql } from 'kysely'
import type { Report } from './report.ts'
import { cases, inForce, list, opened, recorded, recordedWord, rowsOf } from './report-case-queries.ts'
import { forOffices, forSupply, forTraces } from './report-readers.ts'
import { perUnit } from './report-unit-queries.ts'

const quality = {
  unit: 'case',
  entries: 'count',
  returned: 'count',
  described: 'count',
  describedPercent: ['described', 'entries'],
  valid: 'count',
  validPercent: ['valid', 'entries'],
  catalogDue: 'count',
  catalogInTime: 'count',
  catalogInTimePercent: ['catalogInTime', 'catalogDue'],
} as const

const ofEntry = sql`m.unit_id = x.unit_id and m.state in (${inForce})`
const entriesInForce = sql`catalog_entry e join matter_case m on m.id = e.id left join case_record r on r.case_id = e.id`

/** Reports on the catalog: what is missing in it, how good it is, what of it is locked, what the city has of it. */
export const catalogReports = {
  // A duty or a system is catalogued when an entry in force names it, as its business or source or in its lock.
  catalogGaps: {
    ...forSupply,
    ofPeriod: false,
    columns: { subject: 'case', unit: 'text', gap: 'word', basis: 'text' },
    rows: rowsOf(
      () => sql`
        select x.unit_id as "caseId", x.unit_id as "unitId", x.name as subject, unit.name as unit,
          'report.gap.duty' as gap, x.basis
        from unit_duty x join unit on unit.id = x.unit_id
        where not exists (select 1 from ${entriesInForce} where ${ofEntry}
          and (e.content->>'businessName' in (x.name, x.code) or r.content->'lock'->'dutyCodes' ? x.code))
        union all
        select x.unit_id, x.unit_id, x.name, unit.name, 'report.gap.system', null
        from information_system x join unit on unit.id = x.unit_id
        where not exists (select 1 from ${entriesInForce} where ${ofEntry}
          and (e.content->>'source' = x.name or r.content->'lock'->'systemNames' ? x.name))
        union all
        select unit.id, unit.id, unit.name, unit.name, 'report.gap.unit', null
        from unit where unit.offices ? 'provider' and not exists (
          select 1 from matter_case m where m.type = 'catalogEntry' and m.unit_id = unit.id and m.state in (${inForce}))
        order by unit, gap, subject`,
    ),
  },
  catalogQuality: { ...forSupply, ofPeriod: true, columns: quality, rows: perUnit(quality) },
  chainGaps: {
    ...forSupply,
    ofPeriod: false,
    columns: { title: 'case', unit: 'text', gap: 'word', version: 'number', lockedVersion: 'number', lockedOn: 'day' },
    rows: rowsOf(
      () => sql`
        select e.id as "caseId", m.unit_id as "unitId", m.title, unit.name as unit,
          case when r.content->'lock' is null then 'report.gap.notLocked' else 'report.gap.lockedBefore' end as gap,
          e.version, r.content->'lock'->>'version' as "lockedVersion", r.content->'lock'->>'lockedOn' as "lockedOn"
        from ${entriesInForce} join unit on unit.id = m.unit_id
        where m.state in (${inForce}) and (r.content->'lock'->>'version')::int is distinct from e.version
        order by unit.name, m.title`,
    ),
  },
  provenance: {
    ...forTraces,
    ofPeriod: false,
    columns: {
      title: 'case',
      unit: 'text',
      version: 'number',
      acts: 'count',
      actsInLog: 'count',
      inLogPercent: ['actsInLog', 'acts'],
      lastOn: 'day',
      lockedOn: 'day',
    },
    rows: rowsOf(
      () => sql`
        select e.id as "caseId", m.unit_id as "unitId", m.title, unit.name as unit, e.version,
          count(event.id) as acts, count(event.position) as "actsInLog", max(event.effective_on) as "lastOn",
          r.content->'lock'->>'lockedOn' as "lockedOn"
        from ${entriesInForce} join unit on unit.id = m.unit_id join event on event.case_id = e.id
        group by e.id, m.unit_id, m.title, unit.name, r.content order by unit.name, m.title`,
    ),
  },
  citySync: {
    ...forSupply,
    ofPeriod: true,
    columns: {
      title: 'case',
      unit: 'text',
      submissionKind: 'word',
      state: 'word',
      openedOn: 'day',
      sent: 'mark',
      received: 'mark',
      receivedPercent: ['received', 'queued'],
      receiptNumber: 'text',
      receivedOn: 'day',
    },
    rows: rowsOf(asked =>
      cases({
        types: ['citySubmission'],
        more: sql`${recordedWord('submissionKind')} ${recorded('receiptNumber', 'receivedOn')}, 1 as queued,
          (c.state in ('sent', 'received'))::int as sent, (c.state = 'received')::int as received`,
        where: opened(asked),
      }),
    ),
  },
  notYetAtCity: {
    ...forSupply,
    ofPeriod: false,
    columns: { title: 'case', unit: 'text', sharingAttribute: 'word', state: 'word', publishedOn: 'day' },
    rows: rowsOf(
      () => sql`
        select e.id as "caseId", m.unit_id as "unitId", m.title, unit.name as unit,
          'sharingAttribute.' || (e.content->>'sharingAttribute') as "sharingAttribute", e.published_on as "publishedOn",
          (select 'state.citySubmission.' || c.state from matter_case c join case_record s on s.case_id = c.id
            where c.type = 'citySubmission' and s.content @> ${submissionOf} order by c.number desc limit 1) as state
        from catalog_entry e join matter_case m on m.id = e.id join unit on unit.id = m.unit_id
        where m.state in (${inForce}) and e.content->>'sharingAttribute' in ('shared', 'conditional')
          and not exists (select 1 from matter_case c join case_record s on s.case_id = c.id
            where c.type = 'citySubmission' and c.state = 'received' and s.content @> ${submissionOf})
        order by unit.name, m.title`,
    ),
  },
  digitisationProgress: {
    ...forSupply,
    ofPeriod: false,
    columns: {
      title: 'case',
      unit: 'text',
      holding: 'text',
      technicalStandard: 'text',
      state: 'word',
      percentDone: 'number',
      plannedUntil: 'day',
      done: 'mark',
      donePercent: ['done', 'registered'],
    },
    rows: rowsOf(() =>
      cases({
        types: ['digitisation'],
        more: sql`${recorded('holding', 'technicalStandard', 'percentDone', 'plannedUntil')},
          (c.state = 'done')::int as done, 1 as registered`,
      }),
    ),
  },
  unitsByReference: {
    ...forOffices,
    ofPeriod: false,
    columns: { unit: 'case', kind: 'word', since: 'day', entries: 'count', collected: 'count' },
    rows: rowsOf(
      () => sql`
        select unit.id as "caseId", unit.id as "unitId", unit.name as unit, 'unitKind.' || unit.kind as kind,
          event.effective_on as since,
          (select count(*) from matter_case m where m.type = 'catalogEntry' and m.unit_id = unit.id
            and m.state in (${inForce})) as entries,
          (select count(*) from matter_case m where m.type = 'collection' and m.unit_id = unit.id
            and m.state in (${list(['collected'])})) as collected
        from unit join event on event.case_id = unit.id and event.step = 'unit.register'
        where event.detail->>'byReference' = 'true' order by unit.name`,
    ),
  },
} as const satisfies { readonly [name: string]: Report }

const submissionOf = sql`jsonb_build_object('entryId', e.id::text, 'submissionKind', 'data')`
