import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The tables of every matter alike: cases, events, running duties, people, notices. */
export const initial: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `create table platform (name text primary key, value text not null)`,
  `create table matter_case (
    id uuid primary key, type text not null, number text not null unique, title text not null, state text not null,
    since date not null, unit_id uuid, party_id uuid, parent_id uuid references matter_case,
    law jsonb not null, opened_on date not null, revision integer not null default 0)`,
  `create index matter_case_by_type on matter_case (type, state)`,
  `create index matter_case_by_parent on matter_case (parent_id)`,
  `create index matter_case_by_unit on matter_case (unit_id)`,
  `create table case_counter (type text, year integer, last integer not null, primary key (type, year))`,
  `create table event (
    id uuid primary key, seq bigint generated always as identity unique, case_id uuid not null references matter_case,
    case_type text not null, step text not null, from_state text, to_state text not null, account_id uuid, unit_id uuid,
    on_behalf_of text, duties jsonb not null, reason text, effective_on date not null, recorded_at timestamptz not null,
    detail jsonb not null, canonical text not null, salt bytea not null, leaf bytea not null, position bigint unique)`,
  `create index event_by_case on event (case_id, seq)`,
  `create index event_waiting on event (seq) where position is null`,
  `create table running_duty (
    id uuid primary key, duty text not null, article text not null, law text not null,
    case_id uuid not null references matter_case, case_type text not null, unit_id uuid, who text not null,
    started_on date not null, due_on date not null, provisional boolean not null, calendar text not null, outcome text,
    ended_on date, ended_by text)`,
  `create index running_duty_open on running_duty (due_on) where ended_on is null`,
  `create index running_duty_by_case on running_duty (case_id)`,
  `create table idempotency (
    account_id uuid, key text, request_digest text not null, response jsonb, created_at timestamptz not null,
    primary key (account_id, key))`,
  `create table security_record (
    id uuid primary key, at timestamptz not null, account_id uuid, unit_id uuid, step text not null, case_id uuid,
    duty text, code text not null)`,
  `create table notice (
    id uuid primary key, unit_id uuid, role text, account_id uuid, kind text not null, params jsonb not null,
    case_id uuid, duty text, sent_on date not null, created_at timestamptz not null, read_at timestamptz)`,
  `create index notice_by_unit on notice (unit_id, created_at)`,
  `create table log_state (id integer primary key, size bigint not null, root text not null, fence bigint not null)`,
  `create table unit (
    id uuid primary key references matter_case, name text not null unique, short_name text not null, kind text not null,
    uscc text not null unique, region_code text not null, offices jsonb not null)`,
  `create table officer (
    id uuid primary key, unit_id uuid not null references unit, kind text not null, account_id uuid, since date not null,
    until date)`,
  `create table unit_duty (
    id uuid primary key, unit_id uuid not null references unit, code text not null, name text not null,
    basis text not null, unique (unit_id, code))`,
  `create table information_system (
    id uuid primary key, unit_id uuid not null references unit, name text not null, accepted_on date,
    unique (unit_id, name))`,
  `create table account (
    id uuid primary key references matter_case, login text not null unique, name text not null, unit_id uuid,
    password_hash text not null, roles jsonb not null, separation text not null, language text not null default 'zh',
    failed_sign_ins integer not null default 0, locked_until timestamptz, disabled boolean not null default false,
    created_at timestamptz not null)`,
  `create table session (
    token_hash text primary key, account_id uuid not null references account, csrf text not null,
    created_at timestamptz not null, last_seen_at timestamptz not null, expires_at timestamptz not null)`,
  `create table api_token (
    token_hash text primary key, account_id uuid not null references account, name text not null, scope jsonb not null,
    created_at timestamptz not null, expires_at timestamptz not null)`,
  `create table set_up_link (token_hash text primary key, expires_at timestamptz not null, used_at timestamptz)`,
  `create table draft (
    id uuid primary key, account_id uuid not null references account, kind text not null, content jsonb not null,
    updated_at timestamptz not null)`,
  `create table year_schedule (
    id uuid primary key references matter_case, year integer not null unique, content jsonb not null)`,
  `create table attachment (
    id uuid primary key, sha256 text not null, sm3 text not null, bytes bigint not null, media_type text not null,
    name text not null, unit_id uuid, created_at timestamptz not null)`,
  `create table signing_key (
    id uuid primary key, holder_kind text not null, holder_id text not null, algorithm text not null,
    public_key text not null, created_at timestamptz not null, retired_at timestamptz)`,
  `create index signing_key_by_holder on signing_key (holder_kind, holder_id)`,
]
