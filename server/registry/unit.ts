import { dutyOfRule, type Law, type Role } from '@gongshu/regulations'
import Type from 'typebox'
import { form, oneOf, onlyWhen, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const closed = { additionalProperties: false } as const
const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
const DayText = Type.String({ format: 'date' })

export const unitKinds = [
  'partyOrGovernment',
  'peoplesOrganisation',
  'publiclyFunded',
  'publicService',
  'stateOwned',
  'other',
] as const
export type UnitKind = (typeof unitKinds)[number]

/** What a public service unit does for the public, or what else it is. */
export const publicServices = [
  'institution',
  'socialOrganisation',
  'water',
  'power',
  'gas',
  'heating',
  'publicTransport',
  'otherService',
] as const

export const officerKinds = ['cdo', 'dataSteward', 'securityLead'] as const

/** The offices that a unit may hold. */
const unitOffices = [
  'authority',
  'operator',
  'provider',
  'consumer',
  'securityRegulator',
  'openingAuthority',
  'municipal',
  'projectReview',
  'finance',
  'supervisor',
  'processor',
  'authorisedOperator',
  'applicant',
] as const satisfies readonly Role[]

const registrars = ['authority', 'operator', 'system'] as const

export const unitLifecycle = lifecycle('unit', {
  path: 'units',
  steps: {
    'unit.register': {
      from: ['new'],
      to: ['registered'],
      by: registrars,
      input: Type.Object(
        {
          name: Name,
          shortName: Name,
          kind: Type.Enum([...unitKinds], { 'x-words': 'unitKind' }),
          uscc: Type.String({ minLength: 18, maxLength: 18 }),
          regionCode: Type.String({ pattern: '^\\d{6}(\\d{3})?$' }),
          offices: Type.Array(Type.Enum([...unitOffices]), { uniqueItems: true, 'x-words': 'role' }),
          byReference: Type.Optional(Type.Boolean()),
          publicService: onlyWhen(oneOf([...publicServices]), 'kind', 'publicService'),
        },
        closed,
      ),
    },
    'unit.appointOfficer': {
      from: ['registered'],
      to: ['registered'],
      by: [...registrars, 'provider'],
      input: form({
        kind: oneOf([...officerKinds], 'officer'),
        accountId: Type.String({ format: 'uuid', 'x-control': 'person' }),
      }),
    },
    'unit.recordDuty': {
      from: ['registered'],
      to: ['registered'],
      by: [...registrars, 'provider'],
      input: Type.Object({ code: Name, name: Name, basis: prose(500) }, closed),
    },
    'unit.recordSystem': {
      from: ['registered'],
      to: ['registered'],
      by: [...registrars, 'provider'],
      input: Type.Object({ name: Name, acceptedOn: Type.Optional(Type.Union([DayText, Type.Null()])) }, closed),
    },
  },
})

/** Offices that only units within the scope of the law may hold. */
const scopedOffices: readonly Role[] = ['provider', 'consumer']
const kindsInScope: readonly UnitKind[] = ['partyOrGovernment', 'peoplesOrganisation', 'publiclyFunded']

type Registered = { readonly kind: UnitKind; readonly offices: readonly Role[]; readonly byReference?: boolean }

/**
 * Whether a unit of this kind may hold these offices: providers and consumers are public bodies, and those to which
 * the texts apply by reference; enterprises only where the words for the reference name them, public service units
 * where the text itself takes them in.
 */
export function officesInScope(law: Law, { kind, offices, byReference = false }: Registered): boolean {
  if (byReference && law.jurisdiction.choices.byReference.value === null) return false
  if (kind === 'publicService' && dutyOfRule(law, 'publicServiceInScope')) return true
  if (kindsInScope.includes(kind) || !offices.some(office => scopedOffices.includes(office))) return true
  return byReference && dutyOfRule(law, 'enterprisesByReference') !== null
}
