import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Runs of reconciling source, lake and serving files; rules under their names in Table Schema. */
export const quality: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const renamed: readonly (readonly [before: string, now: string])[] = [
  ['completeness', 'required'],
  ['uniqueness', 'unique'],
  ['duplicate-record', 'distinctRows'],
]

const statements = [
  `create table reconciliation_run (
    id uuid primary key, entry_id uuid not null references catalog_entry, version text not null, run_on date not null,
    ran_at timestamptz not null, nightly boolean not null, agreed boolean not null, content jsonb not null)`,
  'create index reconciliation_run_entry on reconciliation_run (entry_id, ran_at desc)',
  ...renamed.map(
    ([before, now]) => `update resource_version
      set quality = replace(quality::text, '"type": "${before}"', '"type": "${now}"')::jsonb
      where quality is not null`,
  ),
]
