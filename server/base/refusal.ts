/**
 * Every reason for which the platform says no, with its HTTP status. The words stand in text/ under `refusal.<code>`.
 * A code is added here and nowhere else.
 */
export const refusalCodes = {
  not_signed_in: 401,
  wrong_credentials: 401,
  locked_out: 429,
  csrf: 403,
  role_missing: 403,
  unit_not_party: 403,
  separation_of_roles: 403,
  unknown_case: 404,
  unknown_thing: 404,
  step_not_possible: 409,
  already_exists: 409,
  too_many_kept: 409,
  stale_revision: 409,
  idempotency_conflict: 409,
  invalid_input: 400,
  field_missing: 400,
  own_work: 409,
  mode_not_offered: 400,
  reason_missing: 400,
  ground_missing: 400,
  ground_level: 400,
  defects_missing: 400,
  commitment_unsigned: 400,
  commitment_mismatch: 400,
  password_wrong: 403,
  code_missing: 403,
  mail_not_set: 409,
  mail_failed: 502,
  receiver_refused: 422,
  character_undrawable: 422,
  code_wrong: 403,
  second_factor_missing: 403,
  second_factor_there: 409,
  state_secret: 422,
  work_secret: 422,
  low_frequency_reason: 400,
  unit_out_of_scope: 422,
  file_refused: 422,
  attachment_kind: 422,
  listing_unreadable: 422,
  import_format: 422,
  import_no_name: 422,
  import_empty: 409,
  import_faulty: 409,
  import_too_long: 409,
  listing_vanished: 409,
  source_busy: 409,
  source_unsound: 422,
  upload_missing: 404,
  upload_too_large: 413,
  upload_unsafe: 422,
  upload_offset: 409,
  upload_busy: 423,
  upload_quota: 413,
  upload_version: 412,
  storage_full: 507,
  no_key: 400,
  not_collected: 409,
  data_not_granted: 403,
  masking_required: 400,
  mask_missing: 400,
  personal_data_not_open: 422,
  class_too_lax: 422,
  item_not_open: 422,
  grade_too_low: 422,
  guide_incomplete: 422,
  name_not_distinct: 409,
  opening_suspended: 409,
  material_not_listed: 422,
  agreement_unsigned: 409,
  access_limited: 403,
  access_closed: 403,
  quality_gate: 422,
  rules_unsound: 422,
  sample_not_true: 422,
  direct_case_missing: 409,
  scenario_not_authorised: 409,
  opinion_missing: 409,
  negotiation_missing: 409,
  token_scope: 403,
  condition_unmet: 409,
  not_in_this_law: 409,
  provider_unknown: 400,
  schedule_year: 400,
  schedule_range: 400,
  schedule_overlap: 400,
  schedule_make_up: 400,
  not_rehearsal: 409,
  clock_running: 409,
  clock_backwards: 400,
  rate_limited: 429,
  not_acceptable: 406,
  set_up_link: 403,
  shutting_down: 503,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof refusalCodes

export type RefusalDetails = {
  /** The duty that is the reason, where the law is. */
  readonly duty?: string
  readonly field?: string
  /** Values that the words of the refusal name, e.g. the state found. Never personal data. */
  readonly params?: { readonly [name: string]: string | number }
  /** Several faults of one input, listed all at once. */
  readonly faults?: readonly { readonly field: string; readonly reason: string; readonly duty?: string }[]
  /** What others have changed in the meantime, for whoever comes second. */
  readonly changes?: readonly object[]
}

/** The platform says no, and the user can understand why. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(`${code}${details.duty ? ` (${details.duty})` : ''}${details.field ? ` field ${details.field}` : ''}`)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }

  get status(): number {
    return refusalCodes[this.code]
  }
}
