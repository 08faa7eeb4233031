/** A text and the parts of it, in UTF-16 units, in which something asked for was found. */
export type MarkedWords = { readonly text: string; readonly marks: readonly (readonly [start: number, end: number])[] }

export type SearchHit = {
  readonly id: string
  readonly name: string
  readonly unit_id: string | null
  readonly unit: string | null
  readonly sharing: string | null
  readonly opening: string | null
  readonly frequency: string | null
  readonly grade: string | null
  readonly is_open: boolean
  readonly updated_on: string
  readonly uses: number
  readonly quality: number | null
  readonly marked: MarkedWords
  readonly excerpt: MarkedWords
}

export type SearchAnswer = {
  readonly total: number
  readonly hits: readonly SearchHit[]
  /** What was searched instead, where nothing was found for what was typed. */
  readonly corrections: readonly { readonly typed: string; readonly meant: readonly string[] }[]
}

export type FacetCount = { readonly facet: string; readonly value: string; readonly count: number }

/** A search as its address has it: the words and, by facet, values separated by commas. */
export type SearchQuestion = { readonly q?: string; readonly [facet: string]: string | undefined }

export type SavedSearch = {
  readonly id: string
  readonly name: string
  readonly question: SearchQuestion
  readonly notify: boolean
}

export type FollowedEntry = {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly unit: string
}

export type CartEntry = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly unit_id: string
  /** The items chosen; empty until somebody chooses. */
  readonly columns: readonly string[]
  /** False where the entry is not in force any more and cannot be asked for. */
  readonly inForce: boolean
}

export type GraphNode = {
  /** `<kind>:<id>`. */
  readonly key: string
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly note: string | null
}

export type GraphAnswer = {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly { readonly from: string; readonly to: string; readonly kind: string }[]
  /** Whether there is more around than was asked for or is shown at most. */
  readonly isCut: boolean
}

export type PreviewAnswer = {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly [column: string]: string | null }[]
  /** Why there are no rows to be seen; null where there are. */
  readonly reason: string | null
}

export type SynonymsAnswer = {
  /** Added here, by whoever operates the platform. */
  readonly own: readonly { readonly id: string; readonly words: readonly string[] }[]
  /** Those that come with it. */
  readonly delivered: readonly (readonly string[])[]
}
