import type { CaseType, Role } from '@gongshu/regulations'
import type { FastifyRequest } from 'fastify'
import { type Lifecycle, rolesOf, stepsOf } from '../acts/lifecycle.ts'
import type { CaseRow } from '../db/schema-core.ts'
import { actorOfRequest, seesDistrict, unitSeen } from '../people/request-session.ts'
import type { Scope } from './case-list-queries.ts'

/** Cases that every official may find and name. */
const common: readonly CaseType[] = ['catalogEntry', 'unit', 'workingNorm', 'classificationGuide', ...forEverybody()]

/** What applicants, who are members of the public, find and name as well. */
function forEverybody(): CaseType[] {
  return ['openListEntry', 'platformRules', 'technicalStandard', 'openingPlan', 'demandCall', 'demoGuide']
}

/** States in which these are still the officials' own: nothing of them has been made public. */
const unreleased: readonly string[] = ['drafting', 'submitted', 'returned']

/** Roles that stand on one side of a case; all others are offices, which see every case that they have a step in. */
const sides: readonly Role[] = [
  'provider',
  'consumer',
  'applicant',
  'processor',
  'authorisedOperator',
  'public',
  'everyone',
  'system',
]

/** Entries are for every official to find; other cases are read by those who take part, by their offices, the district. */
export function mayReadCase(request: FastifyRequest, found: CaseRow, tables: readonly Lifecycle[]): boolean {
  const table = tables.find(candidate => candidate.type === found.type)
  if (!table) return false
  const scope = scopeOfType(request, table)
  return isStateSeen(scope, found.state) && (scope === 'all' || !('unitId' in scope) || takesPart(found, scope.unitId))
}

/** Whether somebody reads a case as one of the public: what it holds, and not how officials came to it. */
export function readsAsPublic(request: FastifyRequest, found: CaseRow): boolean {
  const { roles, unitId } = actorOfRequest(request)
  return isApplicantOnly(roles) && !takesPart(found, unitId ?? '')
}

export function isStateSeen(scope: Scope, state: string): boolean {
  return scope === 'all' || !('notIn' in scope) || !scope.notIn.includes(state)
}

function takesPart({ unit_id, party_id }: CaseRow, unitId: string): boolean {
  return [unit_id, party_id].includes(unitId)
}

/** Whose cases of a type somebody reads. */
export function scopeOfType(request: FastifyRequest, table: Lifecycle): Scope {
  const { roles } = actorOfRequest(request)
  if (isApplicantOnly(roles) && forEverybody().includes(table.type)) return { notIn: unreleased }
  if ((common.includes(table.type) && !isApplicantOnly(roles)) || seesDistrict(request)) return 'all'
  const offices = stepsOf(table).flatMap(([, row]) => rolesOf(row).filter(role => !sides.includes(role)))
  if (roles.some(role => offices.includes(role))) return 'all'
  return { unitId: unitSeen(request) ?? '' }
}

/** Whether somebody acts for no public body: then the district's own registers are not theirs to read. */
export function isApplicantOnly(roles: readonly Role[]): boolean {
  return roles.length > 0 && roles.every(role => role === 'applicant')
}

/** The types of which somebody reads the cases of others too. */
export function readableTypes(request: FastifyRequest, tables: readonly Lifecycle[]): CaseType[] {
  return tables.filter(table => !isOwnOnly(scopeOfType(request, table))).map(table => table.type)
}

function isOwnOnly(scope: Scope): boolean {
  return scope !== 'all' && 'unitId' in scope
}
