import { addDays, type Day } from '@gongshu/deadlines'
import { dutyOfRule } from '@gongshu/regulations'
import type { DailyWork } from '../acts/door.ts'
import { freshUntil } from '../quality/freshness.ts'
import { insertReminders, type Reminder } from '../sharing/reminder-queries.ts'
import { setsKeptUpToDate } from './update-reminder-queries.ts'

/** Reminds providers on the day before an update of an open set is due, once for each update. */
export const remindOfUpdates: DailyWork = async door => {
  const asked = dutyOfRule(door.lawOf(null), 'updateDue')
  if (!asked) return
  const today = door.clocks.today()
  const reminders = (await setsKeptUpToDate(door.db)).flatMap((set): Reminder[] => {
    const lastDay = freshUntil(set)
    if (!lastDay || today < reminderDay(set.loaded_on, lastDay)) return []
    return [
      {
        kind: 'updateDue',
        duty: asked.id,
        caseId: set.id,
        unitId: set.unit_id,
        title: set.title,
        number: set.number,
        lastDay,
        on: today,
        now: door.clocks.now(),
        once: `update of ${set.id} until ${lastDay}`,
      },
    ]
  })
  await insertReminders(door.db, reminders)
}

// Nobody is reminded on the very day of an update: a daily set is reminded of on the day itself.
function reminderDay(loadedOn: Day, lastDay: Day): Day {
  const before = addDays(lastDay, -1)
  return before > loadedOn ? before : lastDay
}
