import { vendoredSchedules } from '@gongshu/deadlines'
import { lawFromRefs } from '@gongshu/regulations'
import type { FastifyError } from 'fastify'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { ScheduleInput, specialDays, unpublishedAhead, WARN_DAYS } from './year-schedule.ts'
import { deadlinesMovedBy, missingYearWarning } from './year-schedule-actions.ts'
import { ScheduleForm, scheduleOfForm } from './year-schedule-check.ts'
import { importedSchedule, importedSchedules, scheduleCase } from './year-schedule-queries.ts'

/** A schedule of the State Council has some four kilobytes; what is larger is no schedule. */
const MOST_BYTES = 1024 * 1024
/** As many moved deadlines as a preview lists; beyond that it gives their count. */
const MOST_SHOWN = 2000

/** The calendar: which years are published, what an import would move, the import itself. */
export function yearScheduleRoutes(app: App, platform: Platform, reloadCalendar: () => Promise<void>): void {
  calendarReading(app, platform)
  const { db } = platform
  const limits = { bodyLimit: MOST_BYTES, errorHandler: tooLarge }

  app.post('/api/calendar/form', { ...limits, schema: { body: ScheduleForm } }, async request => {
    requireAuthority(request)
    return { schedule: scheduleOfForm(request.body) }
  })

  app.post('/api/calendar/preview', { ...limits, schema: { body: ScheduleInput } }, async request => {
    requireAuthority(request)
    const today = platform.clocks.today()
    const lawOfRefs = (refs: readonly string[]) => lawFromRefs(platform.jurisdiction, platform.versions, refs)
    const moved = await deadlinesMovedBy(db, { lawOfRefs, today }, request.body)
    const settled = moved.filter(change => change.wasProvisional && !change.provisional).length
    return { moved: moved.slice(0, MOST_SHOWN), count: moved.length, settled }
  })

  app.post('/api/calendar/import', { ...limits, schema: { body: ScheduleInput } }, async request => {
    const actor = actorOfRequest(request)
    const caseId = await scheduleCase(db, request.body.year)
    const result = await platform.acts.act(
      caseId
        ? { step: 'yearSchedule.replace', caseId, actor, input: request.body }
        : { step: 'yearSchedule.import', actor, input: request.body },
    )
    await reloadCalendar()
    return result
  })
}

function calendarReading(app: App, platform: Platform): void {
  const { db } = platform

  app.get('/api/calendar', async request => {
    actorOfRequest(request)
    const calendar = platform.calendar()
    const today = platform.clocks.today()
    const thisYear = Number(today.slice(0, 4))
    const years = [thisYear - 1, thisYear, thisYear + 1].map(year => ({ year, published: calendar.isPublished(year) }))
    const imported = (await importedSchedules(db)).map(schedule => schedule.year)
    const missing = unpublishedAhead(today, calendar)
    const warning = await missingYearWarning(db, { today, calendar })
    return { version: calendar.version, years, imported, missing, warning, warnDays: WARN_DAYS }
  })

  const Year = Type.Object({ year: Type.Integer({ minimum: 2007, maximum: 2200 }) })
  app.get('/api/calendar/:year', { schema: { params: Year } }, async request => {
    actorOfRequest(request)
    const { year } = request.params
    const calendar = platform.calendar()
    const imported = await importedSchedule(db, year)
    const schedule = imported ?? vendoredSchedules.find(vendored => vendored.year === year)
    return {
      year,
      published: calendar.isPublished(year),
      imported: imported !== null,
      caseId: await scheduleCase(db, year),
      papers: schedule?.papers ?? [],
      days: specialDays(year, calendar),
    }
  })
}

function requireAuthority(request: Parameters<typeof actorOfRequest>[0]): void {
  if (!actorOfRequest(request).roles.includes('authority'))
    throw new Refusal('role_missing', { params: { role: 'authority' } })
}

// The server's own words for a body that is too large name neither the field nor what is allowed.
function tooLarge(error: FastifyError): never {
  if (error.statusCode === 413) throw new Refusal('upload_too_large', { field: 'schedule' })
  throw error
}
