import type { Day } from '@gongshu/deadlines'
import type { CaseType, Role } from '@gongshu/regulations'
import type { ColumnType, JSONColumnType, Selectable } from 'kysely'
import type { JsonObject } from '../base/json.ts'

/** A JSON column: read as `T`, written as text. */
export type JsonOf<T extends object | null> = JSONColumnType<T>
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>
type GeneratedBigint = ColumnType<number, never, never>

export type CoreTables = {
  platform: PlatformTable
  matter_case: CaseTable
  case_record: CaseRecordTable
  case_counter: { type: string; year: number; last: number }
  event: EventTable
  running_duty: RunningDutyTable
  idempotency: IdempotencyTable
  security_record: SecurityRecordTable
  notice: NoticeTable
  log_state: { id: number; size: number; root: string; fence: number }
  unit: UnitTable
  officer: OfficerTable
  unit_duty: UnitDutyTable
  information_system: InformationSystemTable
  account: AccountTable
  session: SessionTable
  api_token: ApiTokenTable
  set_up_link: { token_hash: string; expires_at: Date; used_at: Date | null }
  draft: DraftTable
  year_schedule: YearScheduleTable
  attachment: AttachmentTable
  signing_key: SigningKeyTable
}

/** One row a fact about this installation: jurisdiction, mode, statutory day of a rehearsal. */
export type PlatformTable = { name: string; value: string }

export type CaseTable = {
  id: string
  type: CaseType
  number: string
  title: string
  state: string
  since: Day
  /** Whose the case is: the unit that must act where the role is provider. */
  unit_id: string | null
  /** The other side: the unit that asks or uses. */
  party_id: string | null
  /** The case that opened this one, e.g. the demand of a part. */
  parent_id: string | null
  law: JsonOf<string[]>
  opened_on: Day
  revision: number
}

/** What the steps of a case have recorded, for cases without a table of their own. */
export type CaseRecordTable = { case_id: string; content: JsonOf<JsonObject> }

/** A case as it is read. */
export type CaseRow = Selectable<CaseTable>

export type EventTable = {
  id: string
  seq: GeneratedBigint
  case_id: string
  case_type: CaseType
  step: string
  from_state: string | null
  to_state: string
  account_id: string | null
  unit_id: string | null
  on_behalf_of: Role | null
  duties: JsonOf<string[]>
  reason: string | null
  effective_on: Day
  recorded_at: Date
  /** What a person reads in the time-line; never part of the leaf in clear. */
  detail: JsonOf<JsonObject>
  /** The canonical JSON whose salted digest is the leaf. */
  canonical: string
  salt: Bytes
  leaf: Bytes
  position: number | null
}

/** An event as it is read, without the bytes of its leaf. */
export type EventRow = Omit<Selectable<EventTable>, 'salt' | 'leaf'>

export type RunningDutyTable = {
  id: string
  duty: string
  article: string
  law: string
  case_id: string
  case_type: CaseType
  unit_id: string | null
  who: Role
  started_on: Day
  due_on: Day
  provisional: boolean
  calendar: string
  /** The transition that a missed day brings, if the law brings one. */
  outcome: string | null
  ended_on: Day | null
  ended_by: string | null
}

export type IdempotencyTable = {
  account_id: string
  key: string
  request_digest: string
  response: JsonOf<JsonObject> | null
  created_at: Date
}

export type SecurityRecordTable = {
  id: string
  at: Date
  account_id: string | null
  unit_id: string | null
  step: string
  case_id: string | null
  duty: string | null
  code: string
}

export type NoticeTable = {
  id: string
  unit_id: string | null
  role: Role | null
  account_id: string | null
  kind: string
  params: JsonOf<JsonObject>
  case_id: string | null
  duty: string | null
  sent_on: Day
  created_at: Date
  read_at: Date | null
}

export type UnitTable = {
  id: string
  name: string
  short_name: string
  kind: 'partyOrGovernment' | 'peoplesOrganisation' | 'publiclyFunded' | 'publicService' | 'stateOwned' | 'other'
  uscc: string
  region_code: string
  offices: JsonOf<Role[]>
  /** The unit above it, e.g. the bureau of a centre. */
  parent_id: string | null
}

export type OfficerTable = {
  id: string
  unit_id: string
  kind: 'cdo' | 'dataSteward' | 'securityLead'
  account_id: string | null
  since: Day
  until: Day | null
}

export type UnitDutyTable = { id: string; unit_id: string; code: string; name: string; basis: string }

export type InformationSystemTable = {
  id: string
  unit_id: string
  name: string
  accepted_on: Day | null
}

export type Separation = 'administration' | 'audit' | 'operation'

export type AccountTable = {
  id: string
  login: string
  name: string
  unit_id: string | null
  password_hash: string
  roles: JsonOf<Role[]>
  /** System administration, audit and operation are kept apart: no account holds two. */
  separation: Separation
  language: 'zh' | 'en'
  failed_sign_ins: number
  locked_until: Date | null
  disabled: boolean
  created_at: Date
}

export type SessionTable = {
  token_hash: string
  account_id: string
  csrf: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
}

export type ApiTokenTable = {
  token_hash: string
  account_id: string
  name: string
  scope: JsonOf<string[]>
  created_at: Date
  expires_at: Date
}

export type DraftTable = {
  id: string
  account_id: string
  kind: string
  content: JsonOf<JsonObject>
  updated_at: Date
}

/** A State Council schedule that was imported here; it takes the place of the vendored one of its year. */
export type YearScheduleTable = { id: string; year: number; content: JsonOf<JsonObject> }

export type AttachmentTable = {
  id: string
  sha256: string
  sm3: string
  bytes: number
  media_type: string
  name: string
  unit_id: string | null
  /** Who handed it in; nobody else can attach it to a case. */
  account_id: string | null
  /** The case it was handed in with; null until a step names it. */
  case_id: string | null
  created_at: Date
}

export type SigningKeyTable = {
  id: string
  holder_kind: 'person' | 'unit' | 'log'
  holder_id: string
  algorithm: 'ed25519'
  public_key: string
  created_at: Date
  retired_at: Date | null
}
