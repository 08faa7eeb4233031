import type { Role } from '@gongshu/regulations'
import Type from 'typebox'
import { form, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import type { Separation } from '../db/schema-core.ts'

export const roleNames = [
  'authority',
  'operator',
  'provider',
  'consumer',
  'securityRegulator',
  'municipal',
  'openingAuthority',
  'supervisor',
  'projectReview',
  'finance',
  'processor',
  'authorisedOperator',
  'applicant',
] as const satisfies readonly Role[]

const Roles = Type.Array(Type.Enum([...roleNames]), { uniqueItems: true, maxItems: 13, 'x-words': 'role' })
const SeparationSchema = Type.Enum(['administration', 'audit', 'operation'])

export const accountLifecycle = lifecycle('account', {
  path: 'accounts',
  steps: {
    'account.open': {
      from: ['new'],
      to: ['open'],
      by: ['administrator', 'system'],
      internal: true,
      input: Type.Object(
        {
          login: Type.String({ minLength: 2, maxLength: 64, pattern: '^[a-z0-9][a-z0-9._-]+$' }),
          name: Type.String({ minLength: 1, maxLength: 64 }),
          unitId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
          passwordHash: Type.String({ pattern: '^\\$argon2id\\$' }),
          roles: Roles,
          separation: SeparationSchema,
        },
        { additionalProperties: false },
      ),
    },
    'account.changeRoles': {
      from: ['open'],
      to: ['open'],
      by: ['administrator', 'system'],
      input: Type.Object({ roles: Roles, separation: SeparationSchema }, { additionalProperties: false }),
    },
    'account.disable': {
      from: ['open'],
      to: ['disabled'],
      by: ['administrator', 'system'],
      input: form({ reason: prose(500) }),
    },
    'account.enable': {
      from: ['disabled'],
      to: ['open'],
      by: ['administrator', 'system'],
      input: form({ reason: prose(500) }),
    },
  },
})

/** Roles that do the platform's business belong to operation; administration and audit hold none of them. */
export function separationHolds(separation: Separation, roles: readonly Role[]): boolean {
  return separation === 'operation' || roles.length === 0
}

/** Roles in which a person acts for a unit and which the unit itself must hold. */
const unitBound: readonly Role[] = ['provider', 'consumer']

/** The first role that a person may not have because the unit does not hold it; null when all are covered. */
export function uncoveredRole(roles: readonly Role[], offices: readonly Role[]): Role | null {
  return roles.find(role => unitBound.includes(role) && !offices.includes(role)) ?? null
}
