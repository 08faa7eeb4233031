import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The tables of the single matters: catalog, collection, demands, services, open list, search. */
export const initialMatters: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `create table catalog_entry (
    id uuid primary key references matter_case, unit_id uuid not null references unit, version integer not null,
    content jsonb not null, items jsonb not null, first_submitted_on date not null, published_on date,
    rounds integer not null)`,
  `create table catalog_version (
    entry_id uuid references catalog_entry, version integer, content jsonb not null, items jsonb not null,
    published_on date not null, primary key (entry_id, version))`,
  `create table collection (
    id uuid primary key references matter_case, entry_id uuid not null unique references catalog_entry,
    unit_id uuid not null references unit, current_version text)`,
  `create table resource_version (
    id text primary key, collection_id uuid not null references collection, entry_id uuid not null,
    manifest jsonb not null, reconciliation jsonb not null, profile jsonb, quality jsonb, loaded_on date not null)`,
  `create table demand (
    id uuid primary key references matter_case, unit_id uuid not null references unit, content jsonb not null,
    commitment text not null, signatures jsonb not null, direct_case text, low_frequency_justified boolean not null)`,
  `create table demand_part (
    id uuid primary key references matter_case, demand_id uuid not null references demand,
    provider_id uuid not null references unit, entries jsonb not null, decision jsonb)`,
  `create table calling_system (
    id uuid primary key, unit_id uuid not null references unit, name text not null, app_key text not null unique,
    secret_sealed bytea not null, unique (unit_id, name))`,
  `create table sharing_service (
    id uuid primary key references matter_case, demand_id uuid not null references demand, entry_id uuid not null,
    consumer_id uuid not null references unit, provider_id uuid not null references unit,
    system_id uuid not null references calling_system, scenario text not null, mode text not null,
    columns jsonb not null, masks jsonb not null, keys jsonb not null, resource_version text not null, digest text,
    quota_per_minute integer not null, started_on date not null, last_used_on date, ends_on date,
    grant_seq bigint not null unique, stopped jsonb)`,
  `create sequence grant_seq`,
  `create table service_use (
    service_id uuid references sharing_service, day date, result text, calls bigint not null, rows bigint not null,
    primary key (service_id, day, result))`,
  `create table journal_position (gateway text primary key, segment integer not null, "offset" bigint not null)`,
  `create table open_list_entry (
    id uuid primary key references matter_case, entry_id uuid not null references catalog_entry,
    unit_id uuid not null references unit, content jsonb not null, opening_class text not null, columns jsonb not null,
    resource_version text, published_on date, downloads bigint not null default 0)`,
  `create table search_document (
    id uuid primary key, kind text not null, title text not null, body text not null, unit_id uuid,
    tokens text[] not null, title_tokens text[] not null, updated_on date not null)`,
  `create index search_document_tokens on search_document using gin (tokens)`,
]
