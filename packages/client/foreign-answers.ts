/** What the server says of the listings of other portals. */

export type ForeignRecordAnswer = {
  readonly externalId?: string
  readonly external_id?: string
  readonly title: string
  readonly content: { readonly [name: string]: unknown }
  readonly gone?: boolean
}

export type ForeignPreview = {
  readonly columns: readonly string[]
  readonly mapping: { readonly [column: string]: string }
  readonly seen: number
  readonly readable: number
  readonly failed: readonly { readonly row: number; readonly reason: string }[]
  readonly unread: readonly { readonly field: string; readonly spelling: string; readonly count: number }[]
  readonly sample: readonly ForeignRecordAnswer[]
}

export type ForeignImport = {
  readonly uploadId: string
  readonly fileName: string
  readonly mapping: { readonly [column: string]: string }
  readonly allowRemoval: boolean
}
