import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Where notices go beside the inbox, and what is on its way there. */
export const outgoing: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `create table notice_target (
    id uuid primary key, kind text not null check (kind in ('mail', 'webhook')), account_id uuid not null references account,
    unit_id uuid references unit, address text not null, secret_sealed bytea, token_hash text, created_at timestamptz not null,
    confirmed_at timestamptz, ended_at timestamptz)`,
  'create index notice_target_account on notice_target (account_id)',
  'create index notice_target_unit on notice_target (unit_id)',
  `create table outgoing_notice (
    id uuid primary key, target_id uuid not null references notice_target, notice_id uuid not null references notice,
    state text not null check (state in ('waiting', 'sent', 'failed')), attempts integer not null,
    next_try_at timestamptz not null, fault text, created_at timestamptz not null, sent_at timestamptz,
    unique (target_id, notice_id))`,
  `create index outgoing_notice_due on outgoing_notice (next_try_at) where state = 'waiting'`,
]
