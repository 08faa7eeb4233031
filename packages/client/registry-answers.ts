/** What the server says of the registers of units: imports, governance files, gaps, three lists, one source. */
import type { UnitAnswer } from './case-answers.ts'

export type UnitFile = { readonly uploadId: string; readonly fileName: string }

export type UnitImportLine = {
  readonly name: string
  readonly uscc: string
  readonly result: 'added' | 'changed' | 'same' | 'faulty'
  readonly changes: readonly string[]
  readonly faults: readonly { readonly field: string; readonly reason: string; readonly value: string }[]
}

export type UnitImportPreview = {
  readonly seen: number
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly faulty: number
  readonly units: readonly UnitImportLine[]
}

export type NamedUnit = { readonly id: string; readonly name: string }

export type GovernanceAnswer = {
  readonly unit: UnitAnswer
  readonly parent: NamedUnit | null
  readonly children: readonly NamedUnit[]
  /** What the unit has recorded of its aims, bodies and rules; of files their number. */
  readonly record: { readonly [field: string]: unknown }
  readonly officers: readonly { readonly kind: string; readonly since: string; readonly name: string | null }[]
  readonly cases: readonly {
    readonly id: string
    readonly type: string
    readonly number: string
    readonly title: string
    readonly state: string
    readonly since: string
  }[]
  readonly norms: readonly { readonly id: string; readonly number: string; readonly title: string }[]
  readonly lists: { readonly id: string; readonly state: string; readonly since: string } | null
}

export type RegistryGap = {
  readonly kind: string
  readonly unitId: string
  readonly unit: string
  readonly subject: string | null
  readonly caseId: string | null
  readonly duty: string | null
}

export type ListDuty = { readonly code: string; readonly name: string; readonly basis: string }
export type ListSystem = { readonly name: string; readonly acceptedOn: string | null }
export type ListEntry = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly version: number
}
/** A duty, the system it is done with, and an entry that comes of it, if any. */
export type ListLine = { readonly dutyCode: string; readonly systemName: string; readonly entryId: string | null }

export type ThreeListsAnswer = {
  readonly unit: NamedUnit
  readonly case: {
    readonly id: string
    readonly number: string
    readonly state: 'compiling' | 'locked'
    readonly revision: number
  } | null
  readonly duties: readonly ListDuty[]
  readonly systems: readonly ListSystem[]
  readonly entries: readonly ListEntry[]
  readonly lines: readonly ListLine[]
  readonly gaps: {
    readonly dutiesWithoutSystem: readonly ListDuty[]
    readonly systemsWithoutEntry: readonly ListSystem[]
    readonly entriesWithoutLine: readonly ListEntry[]
  }
  readonly locked: {
    readonly eventId: string
    /** Whether the log has it already, so that there is a proof. */
    readonly inLog: boolean
    readonly digest: string
    readonly lockedOn: string
    readonly duties: number
    readonly systems: number
    readonly entries: number
    readonly lines: number
  } | null
}

export type SourceConflict = {
  readonly firstId: string
  readonly first: string
  readonly firstUnitId: string
  readonly firstUnit: string
  readonly secondId: string
  readonly second: string
  readonly secondUnitId: string
  readonly secondUnit: string
  /** The names of the items that both claim, without spaces and punctuation. */
  readonly items: readonly string[]
  readonly share: number
  readonly designationId: string | null
  readonly designationState: string | null
}
