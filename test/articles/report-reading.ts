import { type Asked, dutiesAsking, type ReportAnswer, runReport } from '../../server/assessment/report.ts'
import { reports } from '../../server/assessment/reports.ts'
import { lifecycles } from '../../server/matters.ts'
import type { OpenPlatform } from '../../server/open-platform.ts'

type On = { readonly platform: OpenPlatform }
type Chosen = readonly [columns: readonly string[], wanted?: Wanted]
type Wanted = { readonly unitId?: string | null; readonly from?: string; readonly to?: string }

/** A report as its reader gets it: the rows of all units, or of one. By default of the whole year of the day. */
export async function readReport({ platform }: On, name: string, wanted: Wanted = {}): Promise<ReportAnswer> {
  const report = reports[name]
  if (!report) throw new Error(`there is no report ${name}`)
  const today = platform.clocks.today()
  const year = today.slice(0, 4)
  const asked: Asked = {
    platform,
    lifecycles,
    today,
    from: wanted.from ?? `${year}-01-01`,
    to: wanted.to ?? `${year}-12-31`,
    unitId: wanted.unitId ?? null,
  }
  return runReport(report, asked)
}

/** The cells of a report's rows, of the named columns alone. */
export async function cellsOf(on: On, name: string, ...[columns, wanted = {}]: Chosen) {
  const { rows } = await readReport(on, name, wanted)
  return rows.map(({ cells }) => columns.map(column => cells[column]))
}

export async function figuresOf(on: On, name: string, ...[keys, wanted = {}]: Chosen) {
  const { figures } = await readReport(on, name, wanted)
  return keys.map(key => figures.find(figure => figure.key === key)?.value)
}

/** The duties by which a report is asked for where the test stands. */
export function askedBy({ platform }: On, name: string): string[] {
  return dutiesAsking(platform.acts.door.lawOf(null), name).map(({ id }) => id)
}
