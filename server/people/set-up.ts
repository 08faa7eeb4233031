import { randomBytes } from 'node:crypto'
import type { Role } from '@gongshu/regulations'
import { system } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import { Refusal } from '../base/refusal.ts'
import type { Separation } from '../db/schema-core.ts'
import { hashPassword } from './password.ts'
import { accountCount, claimSetUpLink, insertSetUpLink, setUpLinkHolds } from './set-up-queries.ts'
import { tokenHash } from './sign-in.ts'

const VALID_MINUTES = 30
const LEAST_PASSWORD = 12
// As much as signing in takes.
const MOST_PASSWORD = 200

/** The three people who must exist before anybody else: kept apart by the standard, named by the district. */
export const firstAccounts: readonly { separation: Separation; roles: readonly Role[] }[] = [
  { separation: 'administration', roles: [] },
  { separation: 'audit', roles: [] },
  { separation: 'operation', roles: ['authority', 'operator'] },
]

export type FirstAccount = { readonly login: string; readonly name: string; readonly password: string }

/** A one-time link for an installation without accounts; null once there are some. No default password exists. */
export async function setUpToken(platform: Platform): Promise<string | null> {
  if ((await accountCount(platform.db)) > 0) return null
  const token = randomBytes(24).toString('base64url')
  const expires = new Date(platform.clocks.now().getTime() + VALID_MINUTES * 60_000)
  await insertSetUpLink(platform.db, tokenHash(token), expires)
  return token
}

/** Uses the link up and opens the three accounts, all or none of them. */
export async function setUp(platform: Platform, token: string, people: readonly FirstAccount[]): Promise<void> {
  const link = tokenHash(token)
  const now = platform.clocks.now()
  // Asked before the passwords are hashed: who has no link shall not keep the machine at work.
  if (!(await setUpLinkHolds(platform.db, link, now))) throw new Refusal('set_up_link')
  checkPeople(people)
  const hashes = await Promise.all(people.map(person => hashPassword(person.password)))
  const requests = firstAccounts.map(({ separation, roles }, i) => {
    const { login, name } = people[i] ?? { login: '', name: '' }
    const input = { login, name, unitId: null, passwordHash: hashes[i], roles, separation }
    return { step: 'account.open', actor: system, input } as const
  })
  await platform.acts.actTogether(requests, {
    first: async tx => {
      if (!(await claimSetUpLink(tx, link, now))) throw new Refusal('set_up_link')
    },
  })
}

function checkPeople(people: readonly FirstAccount[]): void {
  if (people.length !== firstAccounts.length) throw new Refusal('invalid_input', { field: 'people' })
  if (new Set(people.map(person => person.login)).size !== people.length) {
    throw new Refusal('separation_of_roles', { field: 'login' })
  }
  const malformed = people.find(person => !/^[a-z0-9][a-z0-9._-]{1,63}$/.test(person.login))
  if (malformed) throw new Refusal('invalid_input', { field: 'login' })
  if (people.some(({ password }) => password.length < LEAST_PASSWORD || password.length > MOST_PASSWORD)) {
    throw new Refusal('invalid_input', { field: 'password', params: { least: LEAST_PASSWORD } })
  }
}
