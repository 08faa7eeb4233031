import type { CaseType, Role } from '@gongshu/regulations'
import type { FastifyRequest } from 'fastify'
import { type Lifecycle, rolesOf, stepsOf } from '../acts/lifecycle.ts'
import type { CaseRow } from '../db/schema-core.ts'
import { actorOfRequest, seesDistrict, unitSeen } from '../people/request-session.ts'
import type { Scope } from './case-list-queries.ts'

/** Cases that every official may find and name. */
const common: readonly CaseType[] = [
  'catalogEntry',
  'unit',
  'workingNorm',
  'circular',
  'classificationGuide',
  ...forEverybody(),
]

/** What applicants, who are members of the public, find and name as well. */
function forEverybody(): CaseType[] {
  return ['openListEntry', 'platformRules', 'technicalStandard', 'openingPlan', 'demandCall', 'demoGuide']
}

/** Roles that stand on one side of a case; all others are offices, which see every case that they have a step in. */
const sides: readonly Role[] = ['provider', 'consumer', 'applicant', 'processor', 'public', 'everyone', 'system']

/** Entries are for every official to find; other cases are read by those who take part, by their offices, the district. */
export function mayReadCase(request: FastifyRequest, found: CaseRow, tables: readonly Lifecycle[]): boolean {
  const table = tables.find(candidate => candidate.type === found.type)
  const scope = table ? scopeOfType(request, table) : 'all'
  return scope === 'all' || [found.unit_id, found.party_id].includes(scope.unitId)
}

/** Whose cases of a type somebody reads. */
export function scopeOfType(request: FastifyRequest, table: Lifecycle): Scope {
  const { roles } = actorOfRequest(request)
  const found = isApplicantOnly(roles) ? forEverybody() : common
  if (found.includes(table.type) || seesDistrict(request)) return 'all'
  const offices = stepsOf(table).flatMap(([, row]) => rolesOf(row).filter(role => !sides.includes(role)))
  if (roles.some(role => offices.includes(role))) return 'all'
  return { unitId: unitSeen(request) ?? '' }
}

/** Whether somebody acts for no public body: then the district's own registers are not theirs to read. */
export function isApplicantOnly(roles: readonly Role[]): boolean {
  return roles.length > 0 && roles.every(role => role === 'applicant')
}

/** The types of which somebody reads every case. */
export function readableTypes(request: FastifyRequest, tables: readonly Lifecycle[]): CaseType[] {
  return tables.filter(table => scopeOfType(request, table) === 'all').map(table => table.type)
}
