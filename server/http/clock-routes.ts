import { addDays, type Calendar, type Day, daysBetween, dueOn, isDay, parseLimit } from '@gongshu/deadlines'
import type { Role } from '@gongshu/regulations'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import { sweep } from '../acts/sweep.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest } from '../people/request-session.ts'

/** An installation whose statutory day can be moved. */
export type Rehearsal = Platform & { moveToday(day: Day): Promise<void> }

export type DaySummary = { readonly day: Day; readonly applied: number; readonly failed: number }

/** What is run to its end on each statutory day before the next one begins. */
export type DayWork = () => Promise<void>

const MOST_DAYS = 3700

/** Walks a rehearsal's day forward, one day at a time, each day's sweep and work to their end before the next. */
export function clockWalker(platform: Rehearsal, work: DayWork) {
  let walking = false
  return async function advance(by: string): Promise<{ today: Day; days: DaySummary[] }> {
    if (platform.mode !== 'rehearsal') throw new Refusal('not_rehearsal')
    if (walking) throw new Refusal('clock_running')
    walking = true
    try {
      const target = targetDay(platform.clocks.today(), by, platform.calendar())
      if (daysBetween(platform.clocks.today(), target) > MOST_DAYS) throw new Refusal('invalid_input', { field: 'by' })
      const days: DaySummary[] = []
      while (platform.clocks.today() < target) days.push(await oneDay(platform, work))
      return { today: platform.clocks.today(), days }
    } finally {
      walking = false
    }
  }
}

async function oneDay(platform: Rehearsal, work: DayWork): Promise<DaySummary> {
  await work()
  const day = addDays(platform.clocks.today(), 1)
  await platform.moveToday(day)
  const { applied, failed } = await sweep(platform.acts.door)
  await work()
  return { day, applied, failed }
}

/** The day that `5wd`, `30d`, `3mo` or a date means, counted from today. A calendar period is not rolled to a working day. */
function targetDay(today: Day, by: string, calendar: Calendar): Day {
  if (isDay(by)) {
    if (by < today) throw new Refusal('clock_backwards')
    return by
  }
  try {
    const limit = parseLimit(by)
    return limit.unit === 'day' ? addDays(today, limit.count) : dueOn(today, limit, calendar).day
  } catch {
    throw new Refusal('invalid_input', { field: 'by' })
  }
}

export type ClockHand = {
  readonly advance: (by: string) => Promise<unknown>
  /** Whether a bearer token is the one that the running server wrote for commands on its own machine. */
  readonly isControlToken: (given: string) => boolean
}

export function clockRoutes(app: App, platform: Rehearsal, { advance, isControlToken }: ClockHand): void {
  app.get('/api/clock', async () => ({ today: platform.clocks.today(), mode: platform.mode }))

  const Move = Type.Object({ by: Type.String({ minLength: 2, maxLength: 20 }) }, { additionalProperties: false })
  app.post('/api/clock/advance', { schema: { body: Move } }, async request => {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (!(bearer && isControlToken(bearer))) checkOffice(actorOfRequest(request).roles)
    return advance(request.body.by)
  })
}

function checkOffice(roles: readonly Role[]): void {
  if (roles.some(role => role === 'operator' || role === 'authority')) return
  throw new Refusal('role_missing', { params: { role: 'operator' } })
}
