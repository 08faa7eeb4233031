import type { Item } from './matter-answers.ts'
import type { Dimension, QualityRule } from './quality-rule.ts'

/** What the server says of quality rules, scores, reconciliation and shared databases. */

export type Scores = { readonly [D in Dimension]?: number }
export type Grade = 'good' | 'fair' | 'passing' | 'poor'

export type Scheme = {
  readonly weights: { readonly [D in Dimension]: number }
  readonly alarmBelow: number
  readonly grades: { readonly good: number; readonly fair: number; readonly passing: number }
}

export type RuleResult = {
  readonly rule: QualityRule
  readonly dimension: Dimension
  readonly checked: number
  readonly failed: number
  readonly score: number
  readonly problem?: 'columnMissing' | 'referenceMissing'
}

type Scored = { readonly dimensions: Scores; readonly score: number | null; readonly grade: Grade | null }

export type QualityListing = Scored & {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly unit_id: string
  readonly unit: string
  readonly rows: number | null
  readonly loaded_on: string | null
  readonly trend: readonly (number | null)[]
  readonly rules_version: number | null
  readonly draft_state: string | null
  readonly open_issues: number
}

export type RuleSet = {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly since: string
  readonly rulesVersion: number
  readonly rules: readonly QualityRule[]
}

export type ScoredVersion = Scored & {
  readonly id: string
  readonly loaded_on: string
  readonly rows: number
  readonly quality: {
    readonly results?: readonly RuleResult[]
    readonly ruleSet?: { readonly id: string; readonly version: number } | null
  } | null
  readonly loaded_by_unit: string | null
  readonly loaded_by: string | null
}

export type EntryIssue = {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly opened_on: string
  readonly issue_type: string
  readonly found_by: string | null
}

export type EntryQuality = {
  readonly entry: {
    readonly id: string
    readonly title: string
    readonly number: string
    readonly unitId: string
    readonly items: readonly Item[]
  }
  readonly scheme: Scheme
  readonly versions: readonly ScoredVersion[]
  readonly ruleSets: readonly RuleSet[]
  readonly issues: readonly EntryIssue[]
  /** Whether the reader sees the rows as they are; else personal items are masked. */
  readonly clear: boolean
}

export type RulePreview = {
  readonly rows: number
  /** Every so many rows were read. */
  readonly every: number
  readonly results: readonly RuleResult[]
  readonly dimensions: Scores
  readonly score: number | null
}

export type FailingRows = {
  readonly result: RuleResult
  readonly columns: readonly string[]
  readonly concerned: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: { readonly [column: string]: unknown } }[]
}

export type TableComparison = {
  readonly rows: readonly [number, number]
  readonly agreed: boolean
  readonly keysAgree: boolean
  readonly columns: readonly { readonly column: string; readonly agreed: boolean }[]
  readonly differences: readonly {
    readonly kind: 'missing' | 'added' | 'changed'
    readonly key: string
    readonly columns?: readonly string[]
  }[]
  readonly more: boolean
}

export type Reconciliation = {
  readonly agreed: boolean
  readonly source: {
    readonly kind: string
    readonly name: string
    readonly rows: number
    readonly agreed: boolean
    readonly comparison?: TableComparison
  }
  readonly lake: { readonly rows: number; readonly intact: boolean }
  readonly serving: readonly {
    readonly serviceId: string
    readonly number: string
    readonly consumer: string
    readonly behind: boolean
    readonly rows: number
    readonly agreed: boolean
    readonly comparison: TableComparison | null
  }[]
}

export type ReconciliationListing = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly unit: string
  readonly loaded_on: string | null
  readonly run_on: string | null
  readonly agreed: boolean | null
  readonly source: string | null
  readonly source_rows: number | null
  readonly lake_rows: number | null
  readonly serving: number | null
  readonly open_issues: number
}

export type EntryReconciliations = {
  readonly entry: { readonly id: string; readonly title: string; readonly number: string; readonly unitId: string }
  readonly runs: readonly {
    readonly id: string
    readonly version: string
    readonly run_on: string
    readonly ran_at: string
    readonly nightly: boolean
    readonly agreed: boolean
    readonly content: Reconciliation
  }[]
}

export type SharedDatabaseListing = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly unit: string | null
  readonly kind: 'base' | 'theme'
  readonly theme: string
  readonly members: number
  readonly collected: number
  readonly rows: number
}

export type SharedDatabaseAnswer = {
  readonly database: {
    readonly id: string
    readonly title: string
    readonly number: string
    readonly state: string
    readonly databaseKind: 'base' | 'theme'
    readonly theme: string
    readonly scope: string | null
  }
  readonly members: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly state: string
    readonly unit: string
    readonly rows: number | null
    readonly loaded_on: string | null
    readonly score: number | null
    readonly updateFrequency: string
    readonly keys: readonly { readonly column: string; readonly name: string; readonly filled: number | null }[]
    readonly system: string
    readonly lineage: readonly {
      readonly memberColumn: string
      readonly sourceSystem: string
      readonly sourceColumn: string
    }[]
    readonly services: number
    readonly opened: number
  }[]
  readonly commonKeys: readonly { readonly key: string; readonly members: readonly string[] }[]
}
