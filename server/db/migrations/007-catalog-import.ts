import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The rows of an imported catalog file: what each says, what it would change, and what became of it. */
export const catalogImport: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // No reference to the case of the import: it is opened once all rows of a file have been looked at.
      `create table catalog_import_row (
        import_id uuid not null, row integer not null, kind text not null, name text not null, code text,
        unit_name text not null, entry_id uuid references matter_case, input jsonb, changed jsonb not null,
        faults jsonb not null, outcome text, primary key (import_id, row))`,
      `create index catalog_import_row_open on catalog_import_row (import_id, row) where outcome is null`,
    ]
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
