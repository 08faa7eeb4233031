import { lawOn } from '@gongshu/regulations'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { ScheduleInput, unpublishedAhead } from './year-schedule.ts'
import { deadlinesMovedBy } from './year-schedule-actions.ts'
import { importedSchedules, scheduleCase } from './year-schedule-queries.ts'

/** The calendar: which years are published, what an import would move, the import itself. */
export function yearScheduleRoutes(app: App, platform: Platform, reloadCalendar: () => Promise<void>): void {
  const { db } = platform

  app.get('/api/calendar', async request => {
    actorOfRequest(request)
    const calendar = platform.calendar()
    const thisYear = Number(platform.clocks.today().slice(0, 4))
    const years = [thisYear - 1, thisYear, thisYear + 1].map(year => ({ year, published: calendar.isPublished(year) }))
    const imported = (await importedSchedules(db)).map(schedule => schedule.year)
    return { version: calendar.version, years, imported, missing: unpublishedAhead(platform.clocks.today(), calendar) }
  })

  app.post('/api/calendar/preview', { schema: { body: ScheduleInput } }, async request => {
    requireAuthority(request)
    const law = lawOn(platform.jurisdiction, platform.versions, platform.clocks.today())
    const moved = await deadlinesMovedBy(db, law, request.body)
    return { moved }
  })

  app.post('/api/calendar/import', { schema: { body: ScheduleInput } }, async request => {
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

function requireAuthority(request: Parameters<typeof actorOfRequest>[0]): void {
  if (!actorOfRequest(request).roles.includes('authority'))
    throw new Refusal('role_missing', { params: { role: 'authority' } })
}
