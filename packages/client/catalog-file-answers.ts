/** What the server says of files of catalog entries: a look at one, the dry run, and what became of each row. */

export type CatalogFileLook = {
  readonly format: string
  readonly headings: readonly string[]
  readonly mapping: { readonly [heading: string]: string }
  /** The mapping is that of the last import with these headings. */
  readonly saved: boolean
  readonly sample: readonly (readonly string[])[]
  readonly entries: number
  readonly columns: readonly { readonly key: string; readonly heading: string }[]
}

export type CatalogImportCounts = {
  readonly seen: number
  readonly new: number
  readonly resubmit: number
  readonly change: number
  readonly same: number
  readonly fault: number
}

export type CatalogRowFault = {
  readonly field: string
  readonly reason: string
  readonly duty?: string
  readonly params?: { readonly [name: string]: string | number }
}

export type CatalogReading =
  | { readonly state: 'waiting' | 'running'; readonly entries: number }
  | {
      readonly state: 'read'
      readonly seen: number
      readonly imports: readonly {
        readonly id: string
        readonly number: string
        readonly unitName: string
        readonly counts: CatalogImportCounts
      }[]
      readonly unplaced: {
        readonly count: number
        readonly rows: readonly {
          readonly row: number
          readonly name: string
          readonly unitName: string
          readonly faults: readonly CatalogRowFault[]
        }[]
      }
    }
  | {
      readonly state: 'refused'
      readonly code: string
      readonly details: { readonly field?: string; readonly params?: { readonly [name: string]: string | number } }
    }
  | { readonly state: 'failed' }

export type CatalogImportAnswer = {
  readonly id: string
  readonly number: string
  readonly fileName: string
  readonly state: 'prepared' | 'running' | 'finished' | 'cancelled'
  readonly unitId: string
  readonly counts: CatalogImportCounts
  readonly importMode: 'each' | 'whole' | null
  readonly outcomes: readonly { readonly kind: string; readonly outcome: string | null; readonly count: number }[]
}

export type CatalogImportRow = {
  readonly row: number
  readonly kind: string
  readonly name: string
  readonly code: string | null
  readonly unit_name: string
  readonly entry_id: string | null
  readonly changed: readonly string[]
  readonly faults: readonly CatalogRowFault[]
  readonly outcome: string | null
}
