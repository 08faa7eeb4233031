/** What the server says of the sources of collections. Moments are texts of ISO 8601. */

export type SourceKind = 'postgres' | 'mysql' | 'http' | 'folder'

export type SourceFaultAnswer = {
  readonly code: string
  readonly params: { readonly [name: string]: string | number }
  readonly faults?: readonly { readonly row?: number; readonly column?: string | null; readonly reason?: string }[]
}

export type SourceRunAnswer = {
  readonly id: string
  readonly state: 'waiting' | 'running' | 'done' | 'unchanged' | 'refused' | 'failed' | 'stopped'
  readonly attempts: number
  readonly rows: number | null
  readonly bytes: number | null
  readonly fault: SourceFaultAnswer | null
  readonly version: string | null
  readonly fileName: string | null
  readonly byHand: boolean
  readonly queuedAt: string
  readonly startedAt: string | null
  readonly endedAt: string | null
  /** When a run that the line has failed is tried again. */
  readonly retryAt: string | null
  readonly progress: { readonly rows: number; readonly bytes: number } | null
}

export type SourceListing = {
  readonly id: string
  readonly collectionId: string
  readonly entryId: string
  readonly name: string
  readonly kind: SourceKind
  readonly mode: string
  readonly state: 'active' | 'paused'
  readonly number: string
  readonly title: string
  readonly unit: string
  readonly frequency: string
  readonly timeOfDay: string
  readonly nextRunAt: string | null
  readonly mark: string | null
  readonly last: SourceRunAnswer | null
}

export type SourceSettingsAnswer = { readonly [name: string]: unknown }

export type SourceAnswer = {
  readonly source: Omit<SourceListing, 'last'> & {
    readonly mayManage: boolean
    readonly settings: SourceSettingsAnswer
    readonly hasSecret: boolean
  }
  readonly runs: readonly SourceRunAnswer[]
}

export type SourceRequest = {
  readonly name: string
  readonly mode: string
  readonly timeOfDay: string
  readonly settings: SourceSettingsAnswer
  readonly secret?: string
}

/** What a look at a source found; rows are masked. */
export type SourceLookAnswer =
  | {
      readonly ok: true
      readonly columns: readonly { readonly name: string; readonly type: string }[]
      readonly proposed: { readonly [column: string]: string | null }
      readonly rows: readonly (readonly (string | null)[])[]
    }
  | {
      readonly ok: true
      readonly folder: string
      readonly files: readonly { readonly name: string; readonly bytes: number }[]
    }
  | ({ readonly ok: false } & SourceFaultAnswer)
