/** How a unit, or the whole district, stands with what it supplies. */
export type SupplyBoard = {
  readonly wholeDistrict: boolean
  readonly counts: {
    readonly published: number
    readonly underReview: number
    readonly returned: number
    readonly tasks: number
    readonly uncollected: number
    readonly stale: number
    readonly issues: number
  }
  /** In percent; null where nothing was scored. */
  readonly meanScore: number | null
}

export type SupplyEntry = {
  readonly entryId: string
  readonly title: string
  readonly unit: string
  readonly loadedOn: string | null
  readonly freshUntil: string | null
  readonly late: boolean
  readonly score: number | null
}
