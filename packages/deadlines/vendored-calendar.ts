import { vendoredSchedules } from './schedules/index.ts'
import { type Calendar, calendarFrom } from './work-calendar.ts'

/** The State Council's schedules that came with this package. */
export const vendoredCalendar: Calendar = calendarFrom(vendoredSchedules)
