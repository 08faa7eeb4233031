import type { CaseType } from '@gongshu/regulations'
import { sql } from 'kysely'
import type { Columns, Report } from './report.ts'
import { cases, type Fragment, opened, recorded, recordedWord, rowsOf } from './report-case-queries.ts'
import { forSecurity, forSupply } from './report-readers.ts'
import { perUnit } from './report-unit-queries.ts'

const mechanisms = {
  unit: 'case',
  assessments: 'count',
  drills: 'count',
  plans: 'count',
  risks: 'count',
  risksMet: 'count',
  risksMetPercent: ['risksMet', 'risks'],
} as const satisfies Columns

/** The first act of a step on a case. */
const firstOf = (step: string): Fragment =>
  sql`(select min(x.effective_on) from event x where x.case_id = c.id and x.step = ${sql.lit(step)})`

const governanceFields = ['governanceGoals', 'governanceDuties', 'implementingBody', 'implementingStaff'] as const

/** Reports on who answers for the work and for security, and on what has happened to the data. */
export const securityReports = {
  officerGaps: unitsMissing({
    offices: ['provider'],
    gaps: ['cdo', 'dataSteward'].map(kind => ({ word: `officer.${kind}`, isMissing: sql`not ${holds(kind)}` })),
    readers: forSupply,
  }),
  governanceGaps: unitsMissing({
    offices: ['provider'],
    gaps: governanceFields.map(field => ({ word: `field.${field}`, isMissing: unrecorded(field) })),
    readers: forSupply,
  }),
  securityFileGaps: unitsMissing({
    offices: ['provider', 'consumer'],
    gaps: [
      { word: 'field.securityBody', isMissing: unrecorded('securityBody') },
      {
        word: 'officer.securityLead',
        isMissing: sql`not ${holds('securityLead')} and ${unrecorded('securityOfficer')}`,
      },
      { word: 'field.securityRules', isMissing: unrecorded('securityRules') },
    ],
    readers: forSecurity,
  }),
  emergencyPlanGaps: unitsMissing({
    offices: ['provider'],
    gaps: [
      { word: 'report.gap.plan', isMissing: sql`not exists (${casesOf('emergencyPlan')} and m.state = 'inForce')` },
      { word: 'report.gap.drill', isMissing: sql`not exists (${casesOf('drill')})` },
    ],
    readers: forSecurity,
  }),
  securityMechanisms: {
    ...forSecurity,
    ofPeriod: true,
    columns: mechanisms,
    rows: perUnit(mechanisms, ['provider', 'consumer', 'operator']),
  },
  incident: {
    ...forSecurity,
    ofPeriod: true,
    columns: {
      title: 'case',
      unit: 'text',
      incidentKind: 'word',
      foundOn: 'day',
      measuresOn: 'day',
      reportedOn: 'day',
      recipients: 'words',
      state: 'word',
      incidents: 'mark',
      reported: 'mark',
      reportedPercent: ['reported', 'incidents'],
    },
    rows: rowsOf(asked =>
      cases({
        types: ['incident'],
        more: sql`${recordedWord('incidentKind')} ${recorded('foundOn')},
          ${firstOf('incident.takeMeasures')} as "measuresOn", ${firstOf('incident.report')} as "reportedOn",
          (select jsonb_agg('role.' || x) from jsonb_array_elements_text(
            coalesce(r.content->'recipients', '[]')) x) as recipients,
          1 as incidents, (${firstOf('incident.report')} is not null)::int as reported`,
        where: opened(asked),
      }),
    ),
  },
  risk: {
    ...forSecurity,
    readers: [...forSecurity.readers, 'openingAuthority'],
    ofPeriod: true,
    columns: {
      title: 'case',
      unit: 'text',
      riskArea: 'word',
      urgency: 'word',
      foundOn: 'day',
      measuresOn: 'day',
      reportedOn: 'day',
      disposedOn: 'day',
      state: 'word',
      risks: 'mark',
      risksMet: 'mark',
      risksMetPercent: ['risksMet', 'risks'],
    },
    rows: rowsOf(asked =>
      cases({
        types: ['riskCase'],
        more: sql`${recordedWord('riskArea')} ${recordedWord('urgency')} ${recorded('foundOn')},
          ${firstOf('riskCase.takeMeasure')} as "measuresOn", ${firstOf('riskCase.report')} as "reportedOn",
          ${firstOf('riskCase.dispose')} as "disposedOn", 1 as risks,
          (c.state in ('disposed', 'closed'))::int as "risksMet"`,
        where: opened(asked),
      }),
    ),
  },
} as const satisfies { readonly [name: string]: Report }

type Gap = { readonly word: string; readonly isMissing: Fragment }
type Missing = {
  readonly offices: readonly string[]
  readonly gaps: readonly Gap[]
  readonly readers: typeof forSupply
}

/** Units of some offices that lack something, each with what it lacks. */
function unitsMissing({ offices, gaps, readers }: Missing) {
  const holding = sql.join(
    offices.map(office => sql`unit.offices ? ${sql.lit(office)}`),
    sql` or `,
  )
  const words = sql.join(gaps.map(({ word, isMissing }) => sql`case when ${isMissing} then ${sql.lit(word)} end`))
  return {
    ...readers,
    ofPeriod: false,
    columns: { unit: 'case', missing: 'words', missingCount: 'count' },
    rows: rowsOf(
      () => sql`
        select *, jsonb_array_length(missing) as "missingCount" from (
          select unit.id as "caseId", unit.id as "unitId", unit.name as unit,
            to_jsonb(array_remove(array[${words}]::text[], null)) as missing
          from unit left join case_record r on r.case_id = unit.id where ${holding}
        ) found where missing <> '[]'::jsonb order by unit`,
    ),
  } as const satisfies Report
}

// An officer whose account was disabled no longer holds the place.
function holds(kind: string): Fragment {
  return sql`exists (select 1 from officer join account on account.id = officer.account_id
    where officer.unit_id = unit.id and officer.kind = ${sql.lit(kind)} and officer.until is null
      and not account.disabled)`
}

function unrecorded(field: string): Fragment {
  return sql`coalesce(r.content->>${sql.lit(field)}, '') in ('', '[]')`
}

function casesOf(type: CaseType): Fragment {
  return sql`select 1 from matter_case m where m.unit_id = unit.id and m.type = ${sql.lit(type)}`
}
