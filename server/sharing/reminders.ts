import { addDays, dueOn, workdaysUsed } from '@gongshu/deadlines'
import { clocksOf } from '@gongshu/regulations'
import type { DailyWork } from '../acts/door.ts'
import { insertReminders, partsUnderLimit, type Reminder, servicesWatched } from './reminder-queries.ts'

// Internal targets of the platform, no limits of the law: the last three working days of a review of five, and the
// last fortnight before a service counts as unused.
const FIRST_REMINDER_WORKDAY = 3
const REMIND_OF_USE_DAYS = 14

/** Reminds providers of demands that are soon deemed approved, once each working day. */
export const remindOfParts: DailyWork = async ({ db, clocks, calendar }) => {
  const today = clocks.today()
  const parts = await partsUnderLimit(db, today)
  const due = parts.filter(
    part => calendar().isWorkday(today) && workdaysUsed(part.started_on, today, calendar()) >= FIRST_REMINDER_WORKDAY,
  )
  const reminders = due.map(
    (part): Reminder => ({
      kind: 'demandPartReminder',
      caseId: part.id,
      unitId: part.unit_id,
      title: part.title,
      number: part.number,
      lastDay: part.due_on,
      on: today,
      now: clocks.now(),
      once: `part ${part.id} on ${today}`,
    }),
  )
  await insertReminders(db, reminders)
}

/** Reminds consumers of a service that nobody has called for long, once for each period without a call. */
export const remindOfUse: DailyWork = async door => {
  const today = door.clocks.today()
  const watched = clocksOf(door.lawOf(null)).filter(({ clock }) => clock.restartsOn === 'serviceUse')
  const reminders = (await servicesWatched(door.db)).flatMap((service): Reminder[] => {
    const found = watched.find(({ id }) => id === service.duty)
    if (!found) return []
    const { last_used_on, started_on } = service
    const since = last_used_on && last_used_on > started_on ? last_used_on : started_on
    const lastDay = dueOn(since, found.clock.within, door.calendar()).day
    if (today > lastDay || today < addDays(lastDay, -REMIND_OF_USE_DAYS)) return []
    return [
      {
        kind: 'serviceUseReminder',
        caseId: service.id,
        unitId: service.consumer_id,
        title: service.title,
        number: service.number,
        lastDay,
        on: today,
        now: door.clocks.now(),
        once: `use of ${service.id} until ${lastDay}`,
      },
    ]
  })
  await insertReminders(door.db, reminders)
}
