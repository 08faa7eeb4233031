import { dutyOfRule, type Law, type Role } from '@gongshu/regulations'
import Type from 'typebox'
import { form, oneOf, onlyWhen, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const closed = { additionalProperties: false } as const
const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })

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
export const unitOffices = [
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

const Uscc = Type.String({ minLength: 18, maxLength: 18 })
/** GB/T 2260: six digits of a county, three more for a town or sub-district (GB/T 10114). */
const RegionCode = Type.String({ pattern: '^\\d{6}(\\d{3})?$' })
const Offices = Type.Array(Type.Enum([...unitOffices]), { uniqueItems: true, 'x-words': 'role' })

/** Who keeps the register of units. */
export const registrars = ['authority', 'operator', 'system'] as const

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
          uscc: Uscc,
          regionCode: RegionCode,
          offices: Offices,
          byReference: Type.Optional(Type.Boolean()),
          publicService: onlyWhen(oneOf([...publicServices]), 'kind', 'publicService'),
          parentUscc: Type.Optional(Uscc),
        },
        closed,
      ),
    },
    // What is left out stays as it was; the credit code is the unit itself and never changes.
    'unit.change': {
      from: ['registered'],
      to: ['registered'],
      by: registrars,
      input: form({
        name: Type.Optional(Name),
        shortName: Type.Optional(Name),
        kind: Type.Optional(oneOf([...unitKinds], 'unitKind')),
        regionCode: Type.Optional(RegionCode),
        offices: Type.Optional(Offices),
        byReference: Type.Optional(Type.Boolean()),
        publicService: onlyWhen(oneOf([...publicServices]), 'kind', 'publicService'),
        parentUscc: Type.Optional(Uscc),
        noParent: Type.Optional(Type.Boolean()),
        reason: Type.Optional(prose(2000)),
      }),
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
  },
})

/** Offices that only units within the scope of the law may hold. */
const scopedOffices: readonly Role[] = ['provider', 'consumer']
const kindsInScope: readonly UnitKind[] = ['partyOrGovernment', 'peoplesOrganisation', 'publiclyFunded']

export type Registered = { readonly kind: UnitKind; readonly offices: readonly Role[]; readonly byReference?: boolean }

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
