export type Dimension = 'conformity' | 'completeness' | 'accuracy' | 'consistency' | 'timeliness' | 'accessibility'

/** A rule as it is sent and stored; which members a rule has depends on its type. */
export type QualityRule = {
  readonly type: string
  readonly column?: string
  readonly columns?: readonly string[]
  readonly as?: string
  readonly pattern?: string
  readonly values?: readonly string[]
  readonly list?: string
  readonly minimum?: string
  readonly maximum?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly kind?: string
  readonly entryId?: string
  readonly target?: string
  readonly operator?: string
  readonly other?: string
  readonly dimension?: Dimension
  readonly weight?: number
  readonly hard?: boolean
}
