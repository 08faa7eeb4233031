import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * The search index anew, with what is filtered and sorted by, and what people keep for themselves: synonyms of the
 * installation, saved searches, followed entries, the cart. The index is empty until the platform fills it at its start.
 */
export const search: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...index, ...statesFollowed, ...kept]) await sql.raw(statement).execute(db)
  },
}

const index = [
  `drop table search_document`,
  // A question reads the rows of all it finds: they are short, what only a page shows lies in a table of its own.
  `create table search_document (
    id uuid primary key, kind text not null, state text not null, name_key text not null, sounds text not null,
    unit_id uuid, sharing text, opening text, frequency text, grade text, domain text, formats text[] not null,
    is_open boolean not null default false, updated_on date not null, announced boolean not null default false,
    uses bigint not null default 0, quality real, keys integer[] not null)`,
  `create table search_text (
    id uuid primary key references search_document on delete cascade, name text not null, labels text not null,
    body text not null, name_words text[] not null)`,
  `create index search_document_keys on search_document using gin (keys)`,
  `create index search_document_name on search_document (name_key text_pattern_ops)`,
  `create index search_document_sounds on search_document (sounds text_pattern_ops)`,
  `create index search_document_new on search_document (id) where not announced`,
]

/** Who may find a case follows from its state: the index takes it over in the same statement, whoever changes it. */
const statesFollowed = [
  `create function search_follows_state() returns trigger language plpgsql as $$
  begin
    update search_document set state = new.state where id = new.id;
    if new.type = 'openListEntry' then
      update search_document set is_open = exists (
        select from open_list_entry o join matter_case c on c.id = o.id
        where o.entry_id = search_document.id and c.state in ('open', 'static'))
      where id = (select entry_id from open_list_entry where id = new.id);
    end if;
    return null;
  end $$`,
  `create trigger search_follows_state after update of state on matter_case for each row
   when (new.type in ('catalogEntry', 'openListEntry') and old.state is distinct from new.state)
   execute function search_follows_state()`,
]

const kept = [
  `create table search_synonym (id uuid primary key, words text[] not null, account_id uuid not null, created_at timestamptz not null)`,
  `create table saved_search (
    id uuid primary key, account_id uuid not null references account, name text not null, question jsonb not null,
    notify boolean not null, created_at timestamptz not null)`,
  `create index saved_search_account on saved_search (account_id)`,
  `create table followed_entry (
    account_id uuid references account, entry_id uuid references catalog_entry, since timestamptz not null,
    primary key (account_id, entry_id))`,
  `create index followed_entry_entry on followed_entry (entry_id)`,
  `create table cart_entry (
    account_id uuid references account, entry_id uuid references catalog_entry, columns jsonb not null,
    added_at timestamptz not null, primary key (account_id, entry_id))`,
]
