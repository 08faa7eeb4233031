import { day } from '@gongshu/deadlines'
import { sweep } from '../../../server/acts/sweep.ts'
import type { LawTables, OpenPlatform } from '../../../server/open-platform.ts'
import { openTestPlatform } from '../../../server/test-platform.ts'
import { type District, districtOn } from '../article-fixture.ts'
import { clocksOfCase, stateOfCase } from '../case-views.ts'

/** The case that a clock hangs on, with what its end has to know. */
export type Started = { readonly caseId: string; readonly relatedId?: string }

/** One stretch of days: when its acts are taken, and from when to when the clock must run. */
export type Span = {
  readonly over: 'plain days' | 'a holiday with make-up days' | 'the end of a year'
  readonly acts: string
  readonly from: string
  readonly due: string
  /** The day after the last one. */
  readonly after: string
}

/** One clock of the law in one jurisdiction: which acts start and end it, and where it must stand on which day. */
export type ClockRow = {
  readonly jurisdiction: string
  readonly duty: string
  readonly start: (district: District) => Promise<Started>
  readonly end: (district: District, started: Started) => Promise<unknown>
  /** The state that silence brings on the day after; absent: the case stays and the duty is overdue. */
  readonly missed?: string
  /** The duty whose missed day starts this clock. */
  readonly startedBy?: string
  readonly spans: readonly Span[]
}

export type Seen = {
  readonly from: string
  readonly due: string
  readonly ended: string | null
  readonly state: string
  readonly isOverdue: boolean
}

/** What was seen of a clock: of the case that was done on the last day, and of the one that nobody did. */
export type Walked = { readonly inTime: Seen; readonly missed: Seen }

export type Outcome = { readonly walked: Walked } | { readonly failed: unknown }

type Job = { readonly on: string; readonly order: number; readonly run: () => Promise<void> }

/** Walks one jurisdiction through all days of its rows and looks at every clock on its last day and the day after. */
export async function walkClocks(rows: readonly ClockRow[]): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  const days = rows.flatMap(({ spans }) => spans.map(({ acts }) => acts)).toSorted()
  const jurisdiction = rows[0]?.jurisdiction ?? ''
  await onPlatform({ today: days[0] ?? '', jurisdiction }, async district => {
    const jobs = rows.flatMap(row =>
      row.spans.flatMap(span => jobsOf(row, span, { district, keep: outcomes.set.bind(outcomes, keyOf(row, span)) })),
    )
    await runInOrder(district.platform, jobs)
  })
  return outcomes
}

/** The last day of each row's clock on plain days under a law of other tables. */
export async function dueDaysUnder(tables: LawTables, rows: readonly ClockRow[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const plain = rows.flatMap(row => row.spans.filter(({ over }) => over === 'plain days').map(span => ({ row, span })))
  const days = plain.map(({ span }) => span.acts).toSorted()
  const jurisdiction = rows[0]?.jurisdiction ?? ''
  await onPlatform({ today: days[0] ?? '', jurisdiction, tables }, async district => {
    const jobs = plain.flatMap(({ row, span }): Job[] => {
      const held: { started?: Started } = {}
      return [
        {
          on: span.acts,
          order: 0,
          run: async () => {
            held.started = await row.start(district)
          },
        },
        {
          on: span.from,
          order: 1,
          run: async () => {
            found.set(row.duty, held.started ? (await see(district, row, held.started)).due : '')
          },
        },
      ]
    })
    await runInOrder(district.platform, jobs)
  })
  return found
}

export function keyOf({ jurisdiction, duty }: ClockRow, { over }: Span): string {
  return `${jurisdiction} ${duty} over ${over}`
}

async function onPlatform(
  on: { today: string; jurisdiction: string; tables?: LawTables },
  work: (district: District) => Promise<void>,
): Promise<void> {
  const platform = await openTestPlatform(on.today, on.jurisdiction, on.tables)
  try {
    await work(await districtOn(platform))
  } finally {
    await platform.close()
  }
}

type Walk = { readonly district: District; readonly keep: (outcome: Outcome) => unknown }

// Two cases start together: one is done on its last day, the other is left alone.
function jobsOf(row: ClockRow, span: Span, { district, keep }: Walk): Job[] {
  const held: { one?: Started; other?: Started; inTime?: Seen; failed?: unknown } = {}
  const guarded = (run: () => Promise<void>) => async () => {
    if ('failed' in held) return
    try {
      await run()
    } catch (error) {
      held.failed = error
      keep({ failed: error })
    }
  }
  return [
    {
      on: span.acts,
      order: 0,
      run: guarded(async () => {
        held.one = await row.start(district)
        held.other = await row.start(district)
      }),
    },
    // Nothing to do but to stand on this day, for clocks that the platform itself starts.
    { on: span.from, order: 1, run: async () => {} },
    {
      on: span.due,
      order: 2,
      run: guarded(async () => {
        if (!held.one) throw new Error(`${row.duty} was not started`)
        await row.end(district, held.one)
        held.inTime = await see(district, row, held.one)
      }),
    },
    {
      on: span.after,
      order: 3,
      run: guarded(async () => {
        if (!held.other || !held.inTime) throw new Error(`${row.duty} was not started`)
        keep({ walked: { inTime: held.inTime, missed: await see(district, row, held.other) } })
      }),
    },
  ]
}

async function runInOrder(platform: OpenPlatform, jobs: readonly Job[]): Promise<void> {
  const inOrder = jobs.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)) || a.order - b.order)
  for (const { on, run } of inOrder) {
    if (platform.clocks.today() !== on) {
      await platform.moveToday(day(on))
      await sweep(platform.acts.door)
    }
    await run()
  }
}

async function see(district: District, { duty }: ClockRow, { caseId }: Started): Promise<Seen> {
  const clock = (await clocksOfCase(district, caseId)).findLast(one => one.duty === duty)
  if (!clock) throw new Error(`${duty} does not run on the case ${caseId}`)
  const { state } = await stateOfCase(district, caseId)
  const isOverdue = clock.ended_on === null && clock.due_on < district.platform.clocks.today()
  return { from: clock.started_on, due: clock.due_on, ended: clock.ended_on, state, isOverdue }
}
