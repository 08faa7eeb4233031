import type { Db } from '../db/open-database.ts'

/** Accounts as an administrator sees them: never a password's hash. */
export async function listAccounts(db: Db, page: { limit: number; offset: number }) {
  return db
    .selectFrom('account')
    .leftJoin('unit', 'unit.id', 'account.unit_id')
    .select([
      'account.id',
      'account.login',
      'account.name',
      'account.unit_id',
      'unit.name as unit',
      'account.roles',
      'account.separation',
      'account.disabled',
      'account.locked_until',
    ])
    .orderBy('account.login')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

/** What was refused and to whom, newest first, for the auditor. */
export async function listSecurityRecords(db: Db, page: { limit: number; offset: number }) {
  return db
    .selectFrom('security_record')
    .leftJoin('account', 'account.id', 'security_record.account_id')
    .select([
      'security_record.id',
      'security_record.at',
      'security_record.step',
      'security_record.case_id',
      'security_record.duty',
      'security_record.code',
      'account.login',
    ])
    .orderBy('security_record.at', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}
