import { addDays, type Day, day, workdaysLeft } from '@gongshu/deadlines'
import {
  type CaseType,
  caseTypeOf,
  type DutyRef,
  dutiesOf,
  type Role,
  type Step,
  type Transition,
} from '@gongshu/regulations'
import type { Actor } from '../acts/act-types.ts'
import type { DailyWork, Door } from '../acts/door.ts'
import { rolesOf } from '../acts/lifecycle.ts'
import { noticeOnce, type OnceNotice } from '../notices/notice-once-queries.ts'
import { unitsBehind, yearFigures } from './yearly-queries.ts'

/** Work that the law asks for once in each calendar year and that this year still lacks. */
export type YearlyTask = {
  /** The duties that the same piece of work fulfils. */
  readonly duties: readonly string[]
  readonly quote: string
  readonly caseType: CaseType
  /** The step by which the work begins. */
  readonly step: Step | null
  readonly dueOn: Day
  readonly workdaysLeft: number
  readonly provisional: false
}

type YearlyWork = { readonly doneBy: Transition; readonly refs: readonly DutyRef[]; readonly holders: readonly Role[] }

/** Work that each unit owes of itself, because it has cases of this kind; the rest is owed by the office as one. */
const owedByUnits: { readonly [T in CaseType]?: CaseType } = { openListReview: 'openListEntry' }

// Internal targets of the platform, no limits of the law.
const REMIND_DAYS_BEFORE = [60, 30] as const

/** What of this year's work the actor still owes. */
export async function yearlyTasksFor(door: Door, actor: Extract<Actor, { kind: 'account' }>): Promise<YearlyTask[]> {
  const mine = yearlyWork(door).filter(({ holders }) => holders.some(role => actor.roles.includes(role)))
  const found = await Promise.all(mine.map(async work => ((await isOwedBy(door, work, actor.unitId)) ? work : null)))
  return found.flatMap(work => (work ? [taskOf(door, work)] : []))
}

/** Reminds those who owe this year's work, sixty and thirty days before the year ends, once each. */
export const remindOfYearlyWork: DailyWork = async door => {
  const today = door.clocks.today()
  const lastDay = endOfYear(today)
  const stage = REMIND_DAYS_BEFORE.findLast(before => today >= addDays(lastDay, -before))
  if (!stage) return
  for (const work of yearlyWork(door)) {
    const { doneBy, refs } = work
    const notices = (await owing(door, work)).map(
      (to): OnceNotice => ({
        to,
        kind: 'yearlyWorkDue',
        params: { caseType: caseTypeOf(doneBy), day: lastDay },
        on: today,
        now: door.clocks.now(),
        once: `${doneBy} of ${lastDay}, ${stage} days before, ${JSON.stringify(to)}`,
        ...(refs[0] ? { duty: refs[0].id } : {}),
      }),
    )
    await noticeOnce(door.db, notices)
  }
}

function yearlyWork(door: Door): YearlyWork[] {
  const yearly = dutiesOf(door.lawOf(null)).filter(({ duty }) => duty.recurs?.doneBy)
  const byWork = Object.entries(Object.groupBy(yearly, ({ duty }) => duty.recurs?.doneBy ?? ''))
  return byWork.map(([doneBy, refs = []]) => ({
    doneBy: doneBy as Transition,
    refs,
    holders: [...new Set(refs.flatMap(({ duty }) => duty.who))],
  }))
}

async function owing(door: Door, work: YearlyWork): Promise<OnceNotice['to'][]> {
  const holding = owedByUnits[caseTypeOf(work.doneBy)]
  if (!holding) return (await isUndone(door, work.doneBy)) ? work.holders.map(role => ({ role })) : []
  const units = await unitsBehind(door.db, { holding, doneBy: work.doneBy, today: door.clocks.today() })
  return units.map(unitId => ({ unitId }))
}

async function isOwedBy(door: Door, work: YearlyWork, unitId: string | null): Promise<boolean> {
  const owed = await owing(door, work)
  return owed.some(to => 'role' in to || ('unitId' in to && to.unitId === unitId))
}

async function isUndone(door: Door, doneBy: Transition): Promise<boolean> {
  const [found] = await yearFigures(door.db, [doneBy], door.clocks.today())
  return !found?.thisYear
}

function taskOf(door: Door, { doneBy, refs }: YearlyWork): YearlyTask {
  const today = door.clocks.today()
  const dueOn = endOfYear(today)
  const caseType = caseTypeOf(doneBy)
  const opening = [...door.rows].find(
    ([step, row]) => caseTypeOf(step) === caseType && row.from.includes('new') && rolesOf(row)[0] !== 'system',
  )
  return {
    duties: refs.map(ref => ref.id),
    quote: refs[0]?.duty.recurs?.quote ?? '',
    caseType,
    step: opening?.[0] ?? null,
    dueOn,
    workdaysLeft: workdaysLeft(today, dueOn, door.calendar()),
    provisional: false,
  }
}

// The year of such a duty is the calendar year; whether its last day is worked does not matter.
function endOfYear(today: Day): Day {
  return day(`${today.slice(0, 4)}-12-31`)
}
