import type { Role } from '@gongshu/regulations'
import { system } from '../../server/acts/act-types.ts'
import { insertAttachment } from '../../server/acts/attachment-queries.ts'
import { storeAttachment } from '../../server/files/attachments.ts'
import type { OpenPlatform } from '../../server/open-platform.ts'
import { hashPassword } from '../../server/people/password.ts'
import { signIn } from '../../server/people/sign-in.ts'
import type { Account } from './article-fixture.ts'

type On = { platform: OpenPlatform }

const PASSWORD = '演练-Gongshu-2026!'

/** What the steps of a case have recorded. */
export async function recordOf({ platform }: On, caseId: string): Promise<{ [name: string]: unknown }> {
  const { rows } = await platform.database.raw('select content from case_record where case_id = $1', [caseId])
  const [row] = rows as { content: { [name: string]: unknown } }[]
  if (!row) throw new Error(`the case ${caseId} has no record`)
  return row.content
}

/** Sends a file ahead of the step that will name it, as a form does. */
export async function handIn({ platform }: On, { accountId, unitId }: Account): Promise<string> {
  await openAccountOf(platform, accountId)
  const stored = await storeAttachment(platform.dataDir, '证明.txt', Buffer.from('测试材料'))
  const created_at = platform.clocks.now()
  await insertAttachment(platform.db, { ...stored, unit_id: unitId, account_id: accountId, case_id: null, created_at })
  return stored.id
}

// An actor of a test has no account of its own until something must belong to one.
async function openAccountOf({ database }: OpenPlatform, accountId: string): Promise<void> {
  await database.raw(
    `insert into matter_case (id, type, number, title, state, since, law, opened_on, revision)
     values ($1, 'account', $2, '测试人员', 'open', '2026-03-02', '[]', '2026-03-02', 1) on conflict do nothing`,
    [accountId, `测试 ${accountId}`],
  )
  await database.raw(
    `insert into account (id, login, name, password_hash, roles, separation, created_at)
     values ($1, $2, '测试人员', '-', '[]', 'operation', now()) on conflict do nothing`,
    [accountId, accountId],
  )
}

/** The account of a person of a unit. */
export async function openPerson(
  { platform }: On,
  { unitId, login, roles }: { unitId: string | null; login: string; roles: Role[] },
): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD)
  const input = { login, name: '测试人员', unitId, passwordHash, roles, separation: 'operation' }
  const { caseId } = await platform.acts.act({ step: 'account.open', actor: system, input })
  return caseId
}

/** Whether somebody gets in. */
export async function signsIn({ platform }: On, login: string): Promise<boolean> {
  try {
    await signIn(platform.db, login, PASSWORD)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'wrong_credentials') return false
    throw error
  }
}
