import { randomBytes } from 'node:crypto'
import { system } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import { Refusal } from '../base/refusal.ts'
import { hashPassword } from '../people/password.ts'
import { isResidentNumber, personIdentifier } from '../registry/person-identifier.ts'
import { registeredUnder } from '../registry/unit-queries.ts'
import { isUscc } from '../registry/uscc.ts'

export const applicantKinds = ['organisation', 'person'] as const
export const documentKinds = ['residentId', 'passport', 'otherDocument'] as const

export type Registration = {
  readonly applicantKind: (typeof applicantKinds)[number]
  readonly name: string
  /** The credit code of an organisation, or the number of a person's document. */
  readonly identifier: string
  readonly documentKind: (typeof documentKinds)[number]
  readonly login: string
  readonly contactName: string
  readonly password: string
}

const LEAST_PASSWORD = 12
const MOST_PASSWORD = 200

/**
 * Registers somebody of the public who applies for open data: a unit that holds no office but that of the applicant, and
 * its account. Who stopped half-way comes back with the same identifier.
 */
export async function registerApplicant(platform: Platform, given: Registration): Promise<{ login: string }> {
  checkRegistration(given)
  const uscc = await identifierOf(platform, given)
  const known = await registeredUnder(platform.db, uscc)
  if (known?.hasAccount) throw new Refusal('already_exists', { field: 'identifier' })
  const passwordHash = await hashPassword(given.password)
  const unitId = known?.id ?? (await registerUnit(platform, given, uscc))
  const name = given.applicantKind === 'person' ? given.name : given.contactName
  const input = { login: given.login, name, unitId, passwordHash, roles: ['applicant'], separation: 'operation' }
  await platform.acts.act({ step: 'account.open', actor: system, input })
  return { login: given.login }
}

async function registerUnit(platform: Platform, { applicantKind, name }: Registration, uscc: string): Promise<string> {
  // Two people may bear one name; the end of the identifier tells them apart and tells nothing else.
  const shown = applicantKind === 'person' ? `${name}（${uscc.slice(-6)}）` : name
  const { regionCode } = platform.jurisdiction
  const input = { name: shown, shortName: shown, kind: 'other', uscc, regionCode, offices: ['applicant'] }
  const { caseId } = await platform.acts.act({ step: 'unit.register', actor: system, input })
  return caseId
}

async function identifierOf(
  platform: Platform,
  { applicantKind, identifier, documentKind }: Registration,
): Promise<string> {
  const number = identifier.trim().toUpperCase()
  if (applicantKind === 'organisation') return number
  const key = await platform.keys.keep('applicant-identity', () => randomBytes(32))
  return personIdentifier(key, { kind: documentKind, number })
}

function checkRegistration(given: Registration): void {
  const { applicantKind, documentKind, name, identifier, login, contactName, password } = given
  const fault = (field: string) => new Refusal('invalid_input', { field })
  if (!applicantKinds.includes(applicantKind)) throw fault('applicantKind')
  if (!name.trim() || name.length > 100) throw fault('name')
  const number = identifier.trim().toUpperCase()
  if (applicantKind === 'organisation' && !isUscc(number)) throw fault('identifier')
  if (applicantKind === 'organisation' && !contactName.trim()) throw fault('contactName')
  if (applicantKind === 'person' && !documentKinds.includes(documentKind)) throw fault('documentKind')
  if (applicantKind === 'person' && documentKind === 'residentId' && !isResidentNumber(number))
    throw fault('identifier')
  if (number.length < 5 || number.length > 40) throw fault('identifier')
  if (!/^[a-z0-9][a-z0-9._-]{1,63}$/.test(login)) throw fault('login')
  if (password.length < LEAST_PASSWORD || password.length > MOST_PASSWORD) {
    throw new Refusal('invalid_input', { field: 'password', params: { least: LEAST_PASSWORD } })
  }
}
