import { sql } from 'kysely'
import type { Report } from './report.ts'
import { cases, inForce, recordedWord, rowsOf } from './report-case-queries.ts'
import { forOffices, forSecurity, forSharing, forSupply } from './report-readers.ts'

const services = sql`
  sharing_service s join matter_case c on c.id = s.id join unit consumer on consumer.id = s.consumer_id
  join unit provider on provider.id = s.provider_id join matter_case entry on entry.id = s.entry_id
  join catalog_entry e on e.id = s.entry_id`

const used = sql`u.service_id = s.id and u.result = 'ok'`

/** The items of the service that tell of a person: all, and those that it gives unmasked. */
const personal = sql`
  (select jsonb_agg(item->>'name') from jsonb_array_elements(e.items) item
    where (item->>'personal')::boolean and s.columns ? (item->>'column')) as "personalItems",
  (select jsonb_agg(item->>'name') from jsonb_array_elements(e.items) item
    where (item->>'personal')::boolean and s.columns ? (item->>'column')
      and coalesce(s.masks->>(item->>'column'), 'none') = 'none') as "clearItems"`

/** Reports on the use of shared data: by whom, of what, within what was granted. */
export const sharingReports = {
  serviceUse: {
    ...forSupply,
    ofPeriod: true,
    columns: {
      title: 'case',
      unit: 'text',
      party: 'text',
      scenario: 'text',
      state: 'word',
      calls: 'count',
      denied: 'count',
      rows: 'count',
      lastUsedOn: 'day',
    },
    rows: rowsOf(
      ({ from, to }) => sql`
        select s.id as "caseId", s.provider_id as "unitId", entry.title, provider.name as unit, consumer.name as party,
          s.scenario, 'state.sharingService.' || c.state as state,
          coalesce(sum(u.calls) filter (where u.result = 'ok'), 0) as calls,
          coalesce(sum(u.calls) filter (where u.result <> 'ok'), 0) as denied,
          coalesce(sum(u.rows) filter (where u.result = 'ok'), 0) as rows,
          max(u.day) filter (where u.result = 'ok') as "lastUsedOn"
        from ${services} left join service_use u on u.service_id = s.id and u.day between ${from} and ${to}
        group by s.id, entry.title, provider.name, consumer.name, s.scenario, c.state
        order by calls desc, entry.title, s.id`,
    ),
  },
  dataHeld: {
    readers: forOffices.readers,
    own: ['consumer', 'provider'],
    ofPeriod: false,
    columns: {
      title: 'case',
      unit: 'text',
      provider: 'text',
      scenario: 'text',
      mode: 'word',
      state: 'word',
      startedOn: 'day',
      lastUsedOn: 'day',
      personalItems: 'texts',
      securityLead: 'text',
    },
    rows: rowsOf(
      () => sql`
        select s.id as "caseId", s.consumer_id as "unitId", entry.title, consumer.name as unit,
          provider.name as provider, s.scenario, 'useMode.' || s.mode as mode,
          'state.sharingService.' || c.state as state, s.started_on as "startedOn", s.last_used_on as "lastUsedOn",
          ${personal},
          (select string_agg(account.name, '、') from officer join account on account.id = officer.account_id
            where officer.unit_id = s.consumer_id and officer.kind = 'securityLead' and officer.until is null
              and not account.disabled) as "securityLead"
        from ${services} order by consumer.name, entry.title, s.id`,
    ),
  },
  personalDataAccess: {
    readers: [...forSecurity.readers, 'auditor'],
    own: forSharing.own,
    ofPeriod: true,
    columns: {
      title: 'case',
      unit: 'text',
      provider: 'text',
      scenario: 'text',
      personalItems: 'texts',
      clearItems: 'texts',
      calls: 'count',
      rows: 'count',
      lastUsedOn: 'day',
    },
    rows: rowsOf(
      ({ from, to }) => sql`
        select * from (
          select s.id as "caseId", s.consumer_id as "unitId", entry.title, consumer.name as unit,
            provider.name as provider, s.scenario, ${personal},
            (select coalesce(sum(u.calls), 0) from service_use u where ${used} and u.day between ${from} and ${to}) as calls,
            (select coalesce(sum(u.rows), 0) from service_use u where ${used} and u.day between ${from} and ${to}) as rows,
            (select max(u.day) from service_use u where ${used} and u.day between ${from} and ${to}) as "lastUsedOn"
          from ${services}
        ) held where "personalItems" is not null and calls > 0 order by rows desc, title`,
    ),
  },
  applicationsByField: {
    ...forSharing,
    ofPeriod: true,
    columns: { applicationField: 'word', unit: 'text', proposed: 'count', authorised: 'count' },
    rows: rowsOf(
      ({ from, to }) => sql`
        select c.unit_id as "unitId", unit.name as unit,
          'applicationField.' || coalesce(r.content->>'applicationField', 'otherField') as "applicationField",
          count(*) as proposed, count(*) filter (where c.state = 'authorised') as authorised
        from matter_case c join case_record r on r.case_id = c.id left join unit on unit.id = c.unit_id
        where c.type = 'scenario' and c.opened_on between ${from} and ${to}
        group by c.unit_id, unit.name, 3 order by 3, unit.name`,
    ),
  },
  channelsToIntegrate: channels(['sharing', 'opening', 'cloud', 'dataCentre', 'offlineExchange']),
  offlineExchanges: channels(['offlineExchange']),
  openingChannelsToMerge: channels(['opening']),
  responsibleUnits: {
    ...forSecurity,
    ofPeriod: false,
    columns: { title: 'case', unit: 'text', heldByPlatform: 'mark', managingBody: 'text', users: 'texts' },
    rows: rowsOf(
      () => sql`
        select e.id as "caseId", e.unit_id as "unitId", m.title, unit.name as unit,
          e.content->>'managingBody' as "managingBody", (k.current_version is not null)::int as "heldByPlatform",
          (select jsonb_agg(distinct consumer.name) from sharing_service s join matter_case c on c.id = s.id
            join unit consumer on consumer.id = s.consumer_id where s.entry_id = e.id
            and c.state in ('active', 'suspendedIdle', 'suspendedRisk')) as users
        from catalog_entry e join matter_case m on m.id = e.id join unit on unit.id = e.unit_id
        left join collection k on k.entry_id = e.id where m.state in (${inForce}) order by unit.name, m.title`,
    ),
  },
} as const satisfies { readonly [name: string]: Report }

/** The channels of some kinds that still stand beside the common platform. */
function channels(kinds: readonly string[]) {
  const wanted = sql.join(kinds.map(kind => sql.lit(kind)))
  return {
    ...forSupply,
    ofPeriod: false,
    columns: {
      title: 'case',
      unit: 'text',
      channelKind: 'word',
      state: 'word',
      openedOn: 'day',
      integrateBy: 'day',
      overdue: 'mark',
    },
    rows: rowsOf(({ today }) =>
      cases({
        types: ['channel'],
        states: ['existing', 'toIntegrate'],
        more: sql`${recordedWord('channelKind')}, r.content->>'integrateBy' as "integrateBy",
          coalesce(r.content->>'integrateBy' < ${today}, false)::int as overdue`,
        where: sql`and r.content->>'channelKind' in (${wanted})`,
      }),
    ),
  } as const satisfies Report
}
