import { randomBytes } from 'node:crypto'
import type { Platform } from '../acts/platform.ts'
import { Refusal } from '../base/refusal.ts'
import type { AccountRow } from './account-queries.ts'
import { enrolment, FACTOR_KEY_BYTES, newRecoveryCode, plainRecoveryCode, stepOfCode } from './one-time-code.ts'
import {
  confirmFactor,
  countCode,
  countRecoveryCodes,
  deleteFactor,
  findFactor,
  offerFactor,
  useRecoveryCode,
  useStep,
} from './second-factor-queries.ts'
import { checkPassword, LOCK_MINUTES, MOST_FAILURES, tokenHash } from './sign-in.ts'

const SEALED_FOR = 'second-factor'
const RECOVERY_CODES = 10

type Of = Pick<Platform, 'db' | 'keys' | 'secondFactor'>
type Given = { readonly password: string; readonly code?: string | undefined }

/** What a person has beside the password, and whether signing asks for it. */
export async function factorOf(platform: Of, account: AccountRow) {
  const { db } = platform
  const factor = await findFactor(db, account.id)
  const since = factor?.confirmed_at ?? null
  const recoveryCodes = since ? await countRecoveryCodes(db, account.id) : 0
  return { enrolled: since !== null, since, recoveryCodes, asked: since !== null || isAsked(platform, account) }
}

/**
 * Makes sure of the person who signs: the password again, because signing is a decision and not an open session, and a
 * one-time code of whoever has enrolled. Who has not is refused where the installation asks it of everyone.
 */
export async function confirmPerson(platform: Of, account: AccountRow, { password, code }: Given): Promise<void> {
  await confirmPassword(platform, account, password)
  const factor = await findFactor(platform.db, account.id)
  if (factor?.confirmed_at) return spendCode(platform, account.id, code)
  if (isAsked(platform, account)) throw new Refusal('second_factor_missing')
}

/** The password once more, in a request of somebody who is signed in. */
export async function confirmPassword({ db }: Pick<Of, 'db'>, account: AccountRow, password: string): Promise<void> {
  await checkPassword(db, account, password).catch(error => {
    const isWrong = error instanceof Refusal && error.code === 'wrong_credentials'
    throw isWrong ? new Refusal('password_wrong', { field: 'password' }) : error
  })
}

/** Begins an enrolment: a new key that counts once a code of it has come back. */
export async function offerSecondFactor(
  platform: Of,
  account: AccountRow,
  { password, issuer }: { password: string; issuer: string },
): Promise<{ uri: string; key: string }> {
  await confirmPassword(platform, account, password)
  const known = await findFactor(platform.db, account.id)
  if (known?.confirmed_at) throw new Refusal('second_factor_there')
  const key = randomBytes(FACTOR_KEY_BYTES)
  const sealed = platform.keys.seal(key, SEALED_FOR)
  await offerFactor(platform.db, { accountId: account.id, sealed, now: new Date() })
  return enrolment(key, { issuer, login: account.login })
}

/** Ends the enrolment with a code of the new key; the recovery codes are shown this once. */
export async function confirmSecondFactor(platform: Of, accountId: string, code: string): Promise<string[]> {
  const factor = await findFactor(platform.db, accountId)
  if (!factor) throw new Refusal('second_factor_missing')
  if (factor.confirmed_at) throw new Refusal('second_factor_there')
  await spendCode(platform, accountId, code)
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  const codeHashes = codes.map(one => tokenHash(plainRecoveryCode(one) ?? ''))
  await confirmFactor(platform.db, { accountId, codeHashes, now: new Date() })
  return codes
}

/** Gives the factor up, with a code of it or a recovery code: a lost phone is replaced by enrolling anew. */
export async function removeSecondFactor(platform: Of, account: AccountRow, { password, code }: Given): Promise<void> {
  await confirmPassword(platform, account, password)
  if (!(await findFactor(platform.db, account.id))) throw new Refusal('second_factor_missing')
  await spendCode(platform, account.id, code)
  await deleteFactor(platform.db, account.id)
}

// Everyone who acts for a public body; a member of the public decides for oneself.
function isAsked({ secondFactor }: Of, { roles }: AccountRow): boolean {
  return secondFactor === 'everyone' && !roles.every(role => role === 'applicant')
}

// Each code counts once, and wrong ones are counted apart from wrong passwords: a right password must not forgive them.
async function spendCode({ db, keys }: Of, accountId: string, code: string | undefined): Promise<void> {
  if (!code) throw new Refusal('code_missing', { field: 'code' })
  const now = new Date()
  const lockedUntil = new Date(now.getTime() + LOCK_MINUTES * 60_000)
  if (!(await countCode(db, accountId, { now, most: MOST_FAILURES, lockedUntil }))) throw new Refusal('locked_out')
  const factor = await findFactor(db, accountId)
  const key = factor && keys.unseal(factor.secret_sealed, SEALED_FOR)
  const step = key && stepOfCode(key, code.trim(), now)
  if (typeof step === 'number' && (await useStep(db, accountId, step))) return
  const recovery = plainRecoveryCode(code)
  if (recovery && (await useRecoveryCode(db, accountId, tokenHash(recovery)))) return
  throw new Refusal('code_wrong', { field: 'code' })
}
