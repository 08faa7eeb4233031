/**
 * Why a source could not be read. A fault of the line may be gone in a minute and is tried again; one of the setting or of
 * the data will be the same next time and waits for a person. `params` never hold a secret or a cell.
 */
export type FaultKind = 'line' | 'setting' | 'data'

/** Every way in which reading from elsewhere fails, with its kind. The words stand in text/ under `sourceFault.<code>`. */
export const sourceFaults = {
  name_unknown: 'line',
  unreachable: 'line',
  timed_out: 'line',
  cut_off: 'line',
  server_busy: 'line',
  interrupted: 'line',
  address_refused: 'setting',
  secret_refused: 'setting',
  tls_refused: 'setting',
  table_unknown: 'setting',
  columns_unknown: 'setting',
  answer_refused: 'setting',
  redirect_refused: 'setting',
  folder_unusable: 'setting',
  not_json: 'data',
  rows_missing: 'data',
  query_refused: 'data',
  cell_too_long: 'data',
  too_many_rows: 'data',
  too_many_bytes: 'data',
  too_many_pages: 'data',
  page_repeated: 'data',
  file_unusable: 'data',
} as const satisfies { [code: string]: FaultKind }

export type SourceFaultCode = keyof typeof sourceFaults

export class SourceFault extends Error {
  readonly code: SourceFaultCode
  readonly params: { readonly [name: string]: string | number }

  constructor(code: SourceFaultCode, params: { [name: string]: string | number } = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, { cause })
    this.name = 'SourceFault'
    this.code = code
    this.params = params
  }

  get kind(): FaultKind {
    return sourceFaults[this.code]
  }
}

const lineCodes: { readonly [code: string]: SourceFaultCode } = {
  ENOTFOUND: 'name_unknown',
  EAI_AGAIN: 'name_unknown',
  ETIMEDOUT: 'timed_out',
  ECONNREFUSED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ECONNRESET: 'cut_off',
  EPIPE: 'cut_off',
  PROTOCOL_CONNECTION_LOST: 'cut_off',
}

/** What went wrong on the way, as a fault of the source; null where the error says nothing about the line. */
export function lineFault(error: unknown, host: string): SourceFault | null {
  if (error instanceof SourceFault) return error
  const code = String((error as { code?: unknown }).code ?? '')
  const known = lineCodes[code]
  if (known) return new SourceFault(known, { host }, error)
  if (/^(CERT_|ERR_TLS|DEPTH_ZERO|UNABLE_TO_|SELF_SIGNED|ERR_SSL|HANDSHAKE_SSL_ERROR)/.test(code))
    return new SourceFault('tls_refused', { host }, error)
  const text = String(error)
  if (/timeout|timed out/i.test(text)) return new SourceFault('timed_out', { host }, error)
  if (/terminated unexpectedly|socket hang up|aborted|closed/i.test(text))
    return new SourceFault('cut_off', { host }, error)
  return null
}
