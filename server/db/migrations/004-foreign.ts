import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The data sets that portals elsewhere list, as they were last seen. */
export const foreignRecords: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(
        `create table foreign_record (
          source_id uuid not null references matter_case, external_id text not null, title text not null,
          content jsonb not null, digest text not null, gone boolean not null default false, seen_on date not null,
          primary key (source_id, external_id))`,
      )
      .execute(db)
  },
}
