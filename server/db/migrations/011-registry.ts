import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The unit above a unit; which duty is done with which system, and which entry comes of it. */
export const registry: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  'alter table unit add column parent_id uuid references unit',
  `create table list_link (
    id uuid primary key, unit_id uuid not null references unit,
    duty_id uuid not null references unit_duty on delete cascade,
    system_id uuid not null references information_system on delete cascade,
    entry_id uuid references catalog_entry)`,
  // A line without an entry is one too: nulls must count as equal here.
  `create unique index list_link_once on list_link
    (duty_id, system_id, coalesce(entry_id, '00000000-0000-0000-0000-000000000000'))`,
  'create index list_link_by_unit on list_link (unit_id)',
  'create index list_link_by_entry on list_link (entry_id)',
  // Where one act tells several, the same moment stands in each notice.
  'create index notice_by_moment on notice (created_at)',
]
