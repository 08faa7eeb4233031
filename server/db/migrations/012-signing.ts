import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What a person signs with beside the password, and the documents that were signed and sealed. */
export const signing: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `create table second_factor (
    account_id uuid primary key references account, secret_sealed bytea not null, confirmed_at timestamptz,
    last_step integer not null, failures integer not null, locked_until timestamptz, created_at timestamptz not null)`,
  `create table recovery_code (
    account_id uuid references second_factor on delete cascade, code_hash text,
    primary key (account_id, code_hash))`,
  `create table signed_document (
    sha256 text primary key, case_id uuid not null references matter_case, body bytea not null,
    created_at timestamptz not null)`,
  'create index signed_document_by_case on signed_document (case_id)',
]
