import type { ColumnType } from '../lake/lake.ts'
import type { CodeListName } from './code-lists.ts'
import type { IdentifierKind } from './identifier-sql.ts'

/** The dimensions of GB/T 36344: 规范性 完整性 准确性 一致性 时效性 可访问性. */
export const dimensions = [
  'conformity',
  'completeness',
  'accuracy',
  'consistency',
  'timeliness',
  'accessibility',
] as const
export type Dimension = (typeof dimensions)[number]

/** The comparisons that two columns of a row may be held to. */
export const comparisons = { lt: '<', le: '<=', eq: '=', ge: '>=', gt: '>', ne: '<>' } as const
export type Comparison = keyof typeof comparisons

/** What is asked of data, in the terms of Table Schema where it has one. */
export type Check =
  | { readonly type: 'required'; readonly column: string }
  | { readonly type: 'type'; readonly column: string; readonly as: ColumnType }
  | { readonly type: 'pattern'; readonly column: string; readonly pattern: string }
  | { readonly type: 'enum'; readonly column: string; readonly values: readonly string[] }
  | { readonly type: 'codeList'; readonly column: string; readonly list: CodeListName }
  /** Bounds are inclusive and of the column's own type. */
  | { readonly type: 'range'; readonly column: string; readonly minimum?: string; readonly maximum?: string }
  /** In characters. */
  | { readonly type: 'length'; readonly column: string; readonly minLength?: number; readonly maxLength?: number }
  | { readonly type: 'identifier'; readonly column: string; readonly kind: IdentifierKind }
  /** Each value stands in a column of the current version of another entry. */
  | { readonly type: 'reference'; readonly column: string; readonly entryId: string; readonly target: string }
  | { readonly type: 'compare'; readonly column: string; readonly operator: Comparison; readonly other: string }
  | { readonly type: 'unique'; readonly columns: readonly string[] }
  /** No row stands there twice. */
  | { readonly type: 'distinctRows'; readonly columns: readonly string[] }
  /** The version came before the last day that the entry's update frequency leaves. */
  | { readonly type: 'fresh' }
  /** The version has every column of its entry. */
  | { readonly type: 'present'; readonly columns: readonly string[] }

export type CheckType = Check['type']
export type CheckOf<T extends CheckType> = Extract<Check, { readonly type: T }>

export type Rule = Check & {
  /** Absent: the dimension of its type. */
  readonly dimension?: Dimension
  /** Its share within its dimension; absent: 1. */
  readonly weight?: number
  /** A single failure is an issue, whatever the score. */
  readonly hard?: boolean
}

/** Why a rule could not be run on a version. */
export type RuleProblem = 'columnMissing' | 'referenceMissing'

/** What a rule found: of `checked` rows (or columns, or updates) `failed` do not hold; `score` is the rest in percent. */
export type RuleResult = {
  readonly rule: Rule
  readonly dimension: Dimension
  readonly checked: number
  readonly failed: number
  readonly score: number
  readonly problem?: RuleProblem
}

export const dimensionOf = {
  required: 'completeness',
  unique: 'accuracy',
  range: 'accuracy',
  identifier: 'accuracy',
  distinctRows: 'accuracy',
  type: 'conformity',
  pattern: 'conformity',
  enum: 'conformity',
  codeList: 'conformity',
  length: 'conformity',
  reference: 'consistency',
  compare: 'consistency',
  fresh: 'timeliness',
  present: 'accessibility',
} as const satisfies Record<CheckType, Dimension>

/** The columns that a rule reads. */
export function columnsOfRule(rule: Rule): readonly string[] {
  if (rule.type === 'fresh' || rule.type === 'present') return []
  if ('columns' in rule) return rule.columns
  return rule.type === 'compare' ? [rule.column, rule.other] : [rule.column]
}

export function resultOf(rule: Rule, counts: { checked: number; failed: number; problem?: RuleProblem }): RuleResult {
  const { checked, failed } = counts
  const score = checked === 0 ? 100 : Math.round((10_000 * (checked - failed)) / checked) / 100
  return { rule, dimension: rule.dimension ?? dimensionOf[rule.type], ...counts, score }
}
