import type { AllowedHosts } from './address-guard.ts'

/** What is asked of a source, and what is known already. */
export type PullRequest = {
  /** Its columns in the order in which the cells shall come; null where the source has none. */
  readonly columns: readonly (string | null)[]
  /** Highest value of the mark column at the last pull; null: everything is fetched. */
  readonly mark: string | null
  /** Rows equal to the mark are fetched once more, where the load merges them by key. */
  readonly markIncluded: boolean
  readonly secret: string | null
  readonly allowed: AllowedHosts
  readonly signal?: AbortSignal
}

/** Rows in the order of the asked columns, as texts; null where the source has nothing. */
export type Cells = readonly (string | null)[]

/** Batches of rows as they come, one view of the source from beginning to end; at the end the new mark. */
export type Pulled = AsyncGenerator<readonly Cells[], string | null>

export type FoundColumn = { readonly name: string; readonly type: string }

/** What a look at a source finds: its columns and some rows in their order, in clear. */
export type Sample = { readonly columns: readonly FoundColumn[]; readonly rows: readonly Cells[] }

/** How a kind of source is read. Both close what they opened, also when they fail or are left early. */
export type Puller<S> = {
  rows(settings: S, request: PullRequest): Pulled
  sample(settings: S, request: PullRequest): Promise<Sample>
}

/** Most rows that a look at a source fetches. */
export const SAMPLE_ROWS = 5
