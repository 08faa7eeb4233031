import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What the steps of a case have recorded, for cases without a table of their own; files that are handed in with a step. */
export const records: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  'create table case_record (case_id uuid primary key references matter_case, content jsonb not null)',
  'create index case_record_content on case_record using gin (content jsonb_path_ops)',
  'alter table attachment add column account_id uuid references account, add column case_id uuid references matter_case',
]
