/** What the server says of working days and the State Council's schedules. Days are texts like `2026-03-09`. */

export type CalendarAnswer = {
  readonly version: string
  readonly years: readonly { readonly year: number; readonly published: boolean }[]
  readonly imported: readonly number[]
  /** The year without schedule that running deadlines reach soon; null while none does. */
  readonly warning: { readonly year: number; readonly running: number; readonly earliest: string | null } | null
  readonly warnDays: number
}

export type CalendarYear = {
  readonly year: number
  readonly published: boolean
  readonly imported: boolean
  readonly caseId: string | null
  readonly papers: readonly string[]
  /** Days off with the name of their holiday; without a name, worked days of a weekend. */
  readonly days: readonly { readonly date: string; readonly name: string | null }[]
}

export type Schedule = {
  readonly year: number
  readonly papers: readonly string[]
  readonly days: readonly { readonly name: string; readonly date: string; readonly isOffDay: boolean }[]
}

export type ScheduleFormInput = {
  readonly year: number
  readonly papers: readonly string[]
  readonly rest: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  readonly makeUp: readonly { readonly name: string; readonly date: string }[]
}

export type MovedDeadline = {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly duty: string
  readonly oldDay: string
  readonly newDay: string
  readonly wasProvisional: boolean
  readonly provisional: boolean
}

export type SchedulePreview = {
  readonly moved: readonly MovedDeadline[]
  readonly count: number
  readonly settled: number
}
