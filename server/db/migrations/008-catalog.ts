import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What makes an entry like another, so that a copy is found without comparing each entry with each. */
export const catalogLikeness: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      `create table catalog_likeness (
        entry_id uuid primary key references matter_case, folded_name text not null, name_pairs text[] not null,
        item_names text[] not null, system text not null, name_marks text[] not null, item_marks text[] not null)`,
      `create index catalog_likeness_name on catalog_likeness (folded_name)`,
      `create index catalog_likeness_pairs on catalog_likeness using gin (name_marks)`,
      `create index catalog_likeness_items on catalog_likeness using gin (item_marks)`,
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
