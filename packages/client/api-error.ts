/** One fault of several; rows of files carry more than a field. */
export type Fault = {
  readonly field: string
  readonly reason: string
  readonly duty?: string
  readonly row?: number
  readonly column?: string | null
  readonly value?: string
}

export type ErrorDetails = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly duty?: string
  readonly field?: string
  readonly faults?: readonly Fault[]
  /** What others have changed in the meantime. */
  readonly changes?: readonly object[]
  readonly reference?: string
}

/** The server said no, or could not be reached (`status` 0). The message is meant for people, in their language. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly duty: string | undefined
  readonly field: string | undefined
  readonly faults: readonly Fault[]
  readonly changes: readonly object[]
  readonly reference: string | undefined

  constructor(details: ErrorDetails) {
    super(details.message)
    this.name = 'ApiError'
    this.status = details.status
    this.code = details.code
    this.duty = details.duty
    this.field = details.field
    this.faults = details.faults ?? []
    this.changes = details.changes ?? []
    this.reference = details.reference
  }
}

/** The error in an answer that is not 2xx; an answer of another shape (a proxy's page) still becomes one. */
export function errorFrom(status: number, body: unknown): ApiError {
  const error = (body as { error?: Partial<ErrorDetails> } | null)?.error
  if (!error || typeof error.message !== 'string') {
    return new ApiError({ status, code: 'bad_answer', message: `HTTP ${status}` })
  }
  return new ApiError({ ...error, status, code: error.code ?? 'bad_answer', message: error.message })
}
