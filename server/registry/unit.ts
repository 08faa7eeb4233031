import type { Role } from '@gongshu/regulations'
import Type from 'typebox'
import { lifecycle } from '../acts/lifecycle.ts'

const closed = { additionalProperties: false } as const
const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
const DayText = Type.String({ format: 'date' })

export const unitKinds = ['partyOrGovernment', 'peoplesOrganisation', 'publiclyFunded', 'stateOwned', 'other'] as const
export type UnitKind = (typeof unitKinds)[number]

export const officerKinds = ['cdo', 'dataSteward', 'securityLead'] as const

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
          kind: Type.Enum([...unitKinds]),
          uscc: Type.String({ minLength: 18, maxLength: 18 }),
          regionCode: Type.String({ pattern: '^\\d{6}(\\d{3})?$' }),
          offices: Type.Array(
            Type.Enum(['authority', 'operator', 'provider', 'consumer', 'securityRegulator', 'openingAuthority']),
            { uniqueItems: true },
          ),
        },
        closed,
      ),
    },
    'unit.appointOfficer': {
      from: ['registered'],
      to: ['registered'],
      by: [...registrars, 'provider'],
      input: Type.Object({ kind: Type.Enum([...officerKinds]), accountId: Type.String({ format: 'uuid' }) }, closed),
    },
    'unit.recordDuty': {
      from: ['registered'],
      to: ['registered'],
      by: [...registrars, 'provider'],
      input: Type.Object({ code: Name, name: Name, basis: Type.String({ minLength: 1, maxLength: 500 }) }, closed),
    },
    'unit.recordSystem': {
      from: ['registered'],
      to: ['registered'],
      by: [...registrars, 'provider'],
      input: Type.Object({ name: Name, acceptedOn: Type.Union([DayText, Type.Null()]) }, closed),
    },
  },
})

/** Offices that only units within the scope of the law may hold. */
const scopedOffices: readonly Role[] = ['provider', 'consumer']
const kindsInScope: readonly UnitKind[] = ['partyOrGovernment', 'peoplesOrganisation', 'publiclyFunded']

/** Whether a unit of this kind may hold these offices: providers and consumers are public bodies. */
export function officesInScope(kind: UnitKind, offices: readonly Role[]): boolean {
  return kindsInScope.includes(kind) || !offices.some(office => scopedOffices.includes(office))
}
