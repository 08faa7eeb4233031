import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Where collections fetch their data from, and each run that did. */
export const sources: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `create table collection_source (
    id uuid primary key, collection_id uuid not null references collection, name text not null, kind text not null,
    settings jsonb not null, secret_sealed bytea, mode text not null, time_of_day text not null, state text not null,
    mark text, next_run_at timestamptz, created_by uuid not null references account, created_at timestamptz not null)`,
  `create index collection_source_due on collection_source (next_run_at) where state = 'active'`,
  `create index collection_source_by_collection on collection_source (collection_id)`,
  `create table source_run (
    id uuid primary key, source_id uuid not null references collection_source, ordered_by uuid references account,
    state text not null, attempts integer not null, queued_at timestamptz not null, started_at timestamptz,
    ended_at timestamptz, retry_at timestamptz, file_name text, sha256 text, rows bigint, bytes bigint, version text,
    mark text, fault jsonb)`,
  `create index source_run_by_source on source_run (source_id, queued_at)`,
  // One run at a time for each source, whoever orders it.
  `create unique index source_run_open on source_run (source_id) where state in ('waiting', 'running')`,
]
