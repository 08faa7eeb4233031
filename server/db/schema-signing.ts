import type { ColumnType } from 'kysely'

export type SigningTables = {
  second_factor: SecondFactorTable
  recovery_code: { account_id: string; code_hash: string }
  signed_document: SignedDocumentTable
}

/** A key for one-time codes (RFC 6238). Without `confirmed_at` it was shown to the person and counts for nothing yet. */
export type SecondFactorTable = {
  account_id: string
  secret_sealed: Uint8Array
  confirmed_at: Date | null
  /** The number of the 30-second step whose code was used last: no code of it or before it counts again. */
  last_step: number
  /** Wrong codes in a row, and until when none is looked at. */
  failures: number
  locked_until: Date | null
  created_at: Date
}

/** A PDF as it was signed and sealed, by the digest that stands in the event of the signing. */
export type SignedDocumentTable = {
  sha256: string
  case_id: string
  body: Uint8Array
  created_at: ColumnType<Date, Date, never>
}
