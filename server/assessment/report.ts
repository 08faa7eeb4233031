import { type DutyRef, dutiesOf, type Law, type Role } from '@gongshu/regulations'
import type { Lifecycle } from '../acts/lifecycle.ts'
import type { Platform } from '../acts/platform.ts'

/** What stands in a column. A `word` is the key of a text; a `mark` is one or nothing; a share is part of a whole. */
export type ColumnKind = 'case' | 'text' | 'texts' | 'word' | 'words' | 'day' | 'count' | 'number' | 'mark' | Share
export type Share = readonly [part: string, of: string]

export type Columns = { readonly [key: string]: ColumnKind }

/** A row as a query gives it: its columns, and whose it is and which case it leads to. */
export type RawRow = { readonly [key: string]: unknown }

/** The days of a report; what stands now is read as of `today`. */
export type ReportPeriod = { readonly from: string; readonly to: string }

export type Asked = ReportPeriod & {
  readonly platform: Platform
  readonly lifecycles: readonly Lifecycle[]
  readonly today: string
  /** The unit whose rows alone the reader sees; null for an office that sees every unit's. */
  readonly unitId: string | null
}

export type Report = {
  /** Offices that see the whole. */
  readonly readers: readonly Role[]
  /** Who sees the rows of the own unit. */
  readonly own: readonly Role[]
  /** Whether its rows are those of the days that are asked for; else it says what stands today. */
  readonly ofPeriod: boolean
  readonly columns: Columns
  readonly rows: (asked: Asked) => Promise<readonly RawRow[]>
}

export type Cell = string | number | readonly string[] | null
export type ReportRow = { readonly caseId: string | null; readonly cells: { readonly [key: string]: Cell } }
/** A figure over all rows; null where there is nothing to count or to divide by. */
export type ReportFigure = { readonly key: string; readonly kind: 'count' | 'percent'; readonly value: number | null }

export type ReportAnswer = {
  readonly rows: readonly ReportRow[]
  readonly figures: readonly ReportFigure[]
  /** Whether there is more than is shown; then there are no figures either. */
  readonly cut: boolean
}

/** No report shows more: whoever needs every row of a larger one asks for a shorter period or one unit. */
export const MOST_ROWS = 10_000

/** Runs a report. What is divided is divided here, so that nothing divided by nothing ever becomes a figure. */
export async function runReport(report: Report, asked: Asked): Promise<ReportAnswer> {
  const found = await report.rows(asked)
  const own = asked.unitId === null ? found : found.filter(row => row.unitId === asked.unitId)
  const cut = own.length > MOST_ROWS
  const rows = own.slice(0, MOST_ROWS).map(row => rowOf(report.columns, row))
  return { rows, figures: cut ? [] : figuresOf(report.columns, own), cut }
}

/** Who may read a report: the whole, the own unit's part, or nothing. */
export function scopeOf(report: Report, roles: readonly Role[]): 'whole' | 'own' | null {
  if (roles.some(role => report.readers.includes(role))) return 'whole'
  return roles.some(role => report.own.includes(role)) ? 'own' : null
}

/** The duties that ask for a report by its name; none where this jurisdiction has no such report. */
export function dutiesAsking(law: Law, name: string): DutyRef[] {
  return dutiesOf(law).filter(({ duty }) =>
    (duty.requires ?? []).some(requirement => 'report' in requirement && requirement.report === name),
  )
}

/** The part of a hundred, with one decimal; null where there is nothing to divide by. */
export function percentOf(part: number, of: number): number | null {
  return of > 0 ? Math.round((1000 * part) / of) / 10 : null
}

export function isShare(kind: ColumnKind): kind is Share {
  return typeof kind !== 'string'
}

function rowOf(columns: Columns, row: RawRow): ReportRow {
  const cells = Object.entries(columns).map(([key, kind]): [string, Cell] => [key, cellOf(kind, key, row)])
  return { caseId: typeof row.caseId === 'string' ? row.caseId : null, cells: Object.fromEntries(cells) }
}

function cellOf(kind: ColumnKind, key: string, row: RawRow): Cell {
  if (isShare(kind)) return percentOf(Number(row[kind[0]] ?? 0), Number(row[kind[1]] ?? 0))
  const value = row[key]
  if (kind === 'count' || kind === 'mark') return Number(value ?? 0)
  if (value === null || value === undefined || value === '') return null
  if (kind === 'number') return Number.isFinite(Number(value)) ? Number(value) : null
  if (kind === 'words' || kind === 'texts') return Array.isArray(value) ? value.map(String) : [String(value)]
  return String(value)
}

function figuresOf(columns: Columns, rows: readonly RawRow[]): ReportFigure[] {
  const sum = (key: string) => rows.reduce((total, row) => total + Number(row[key] ?? 0), 0)
  const figures = Object.entries(columns).flatMap(([key, kind]): ReportFigure[] => {
    if (isShare(kind)) return [{ key, kind: 'percent', value: percentOf(sum(kind[0]), sum(kind[1])) }]
    return kind === 'count' || kind === 'mark' ? [{ key, kind: 'count', value: sum(key) }] : []
  })
  return [{ key: 'rows', kind: 'count', value: rows.length }, ...figures]
}
