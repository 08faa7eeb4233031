/** What the server says of an entry before anybody decides: faults, copies, what a change touches, what changed. */

import type { Item } from './matter-answers.ts'

export type EntryFinding = {
  readonly severity: 'stop' | 'hint'
  /** The words stand under `refusal.<rule>` for a stop and `check.<rule>` for a hint. */
  readonly rule: string
  readonly field: string
  readonly column?: string
  readonly params?: { readonly [name: string]: string | number }
  readonly duty?: string
  readonly standard?: string
}

export type ComparedField = {
  readonly field: string
  readonly mine: unknown
  readonly theirs: unknown
  readonly equal: boolean
}

export type ComparedItem = { readonly mine: Item | null; readonly theirs: Item | null; readonly equal: boolean }

export type LikeEntry = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly unit: string
  readonly state: string
  readonly reasons: readonly string[]
  readonly comparison: { readonly fields: readonly ComparedField[]; readonly items: readonly ComparedItem[] }
}

export type EntryCheck = {
  readonly findings: readonly EntryFinding[]
  readonly candidates: readonly LikeEntry[]
  readonly cityEntries: readonly { readonly title: string }[]
}

/** One difference between two versions; of texts with what was put in and taken out. */
export type EntryDifference = {
  readonly field: string
  readonly column?: string
  readonly before: unknown
  readonly after: unknown
  readonly parts?: readonly { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }[]
}

export type EntryHistory = {
  readonly versions: readonly {
    readonly version: number
    readonly publishedOn: string
    readonly differences: readonly EntryDifference[] | null
  }[]
  readonly pending: readonly EntryDifference[] | null
}

export type EntryUseAnswer = {
  readonly kind: string
  readonly caseId: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly consumer: string | null
  readonly columns: readonly string[]
  readonly touched: boolean
}

/** The change that an entry waits for, what it would touch, and what the units say of the plan for it. */
export type HeldImpact = {
  readonly held: {
    readonly changeKind: string
    readonly reason: string
    readonly plan: {
      readonly historicData: string
      readonly serviceTransition: string
      readonly executeFrom?: string
    } | null
  } | null
  readonly uses: readonly EntryUseAnswer[]
  readonly consents: readonly {
    readonly caseId: string
    readonly unit: string | null
    readonly side: string
    readonly state: string
    readonly since: string
    readonly reason: string | null
  }[]
}
