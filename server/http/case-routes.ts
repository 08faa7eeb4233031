import { type Calendar, workdaysLeft } from '@gongshu/deadlines'
import { dutiesFor, dutyById, localWordsOf, type Step } from '@gongshu/regulations'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { attachmentsOf } from '../acts/attachment-queries.ts'
import { findCase } from '../acts/case-queries.ts'
import { eventsOf } from '../acts/event-queries.ts'
import { rolesOf } from '../acts/lifecycle.ts'
import type { Platform } from '../acts/platform.ts'
import { findRecord } from '../acts/record-queries.ts'
import { refusalOf } from '../acts/step-guard.ts'
import { caseCounts, dutiesOfDistrict } from '../acts/task-queries.ts'
import { taskOf, tasksFor, waitingFor } from '../acts/tasks.ts'
import { yearlyTasksFor } from '../assessment/yearly-work.ts'
import type { App } from '../base/app-type.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { CaseRow } from '../db/schema-core.ts'
import { runningDutiesOf } from '../duties/running-duty-queries.ts'
import { markRead, noticesFor } from '../notices/notice-queries.ts'
import { actorOfRequest, seesDistrict } from '../people/request-session.ts'
import { unitNames } from '../registry/unit-queries.ts'
import { titlesOf } from './case-list-queries.ts'
import { lawfulFields } from './case-type-routes.ts'
import { languageOf, refusalBody } from './errors.ts'
import { mayReadCase, readsAsPublic } from './reading-rights.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Page = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  offset: Type.Integer({ minimum: 0, default: 0 }),
})

/** To-do lists, the case page of every lifecycle, notices: all looked up from the tables and the law. */
export function caseRoutes(app: App, platform: Platform): void {
  const { db, acts } = platform

  app.get('/api/tasks', { schema: { querystring: Page } }, async request => {
    const actor = actorOfRequest(request)
    const { limit, offset } = request.query
    const asked = { actor, limit, offset }
    return {
      mine: await tasksFor(acts.door, db, asked),
      waiting: await waitingFor(acts.door, db, asked),
      yearly: await yearlyTasksFor(acts.door, actor),
    }
  })

  app.get('/api/district', async request => {
    if (!seesDistrict(request)) throw new Refusal('role_missing', { params: { role: 'authority' } })
    const duties = await dutiesOfDistrict(db, { dueUpTo: null, limit: 200 })
    return { counts: await caseCounts(db), duties: duties.map(row => taskOf(acts.door, row, () => true)) }
  })

  app.get('/api/cases/:id', { schema: { params: Id } }, async request => {
    const found = await findCase(db, request.params.id)
    if (!found || !mayReadCase(request, found, acts.door.lifecycles)) throw new Refusal('unknown_case')
    return casePage(platform, request, found)
  })

  app.get('/api/notices', { schema: { querystring: Page } }, async request => {
    const actor = actorOfRequest(request)
    return { notices: await noticesFor(db, { ...actor, ...request.query }) }
  })

  app.post('/api/notices/:id/read', { schema: { params: Id } }, async request => {
    const actor = actorOfRequest(request)
    await markRead(db, { ...actor, id: request.params.id, at: platform.clocks.now() })
    return { read: true }
  })
}

async function casePage(platform: Platform, request: FastifyRequest, found: CaseRow) {
  const { db, acts } = platform
  const law = acts.door.lawOf(found)
  const isPublic = readsAsPublic(request, found)
  const events = isPublic ? [] : await eventsOf(db, found.id)
  const duties = isPublic ? [] : await runningDutiesOf(db, found.id)
  const names = await unitNames(db)
  const today = platform.clocks.today()
  const calendar: Calendar = platform.calendar()
  const record = inOrderOfSteps(platform, found, await findRecord(db, found.id))
  const files = await attachmentsOf(db, found.id)
  return {
    case: { ...found, unit: names.get(found.unit_id ?? '') ?? null, party: names.get(found.party_id ?? '') ?? null },
    steps: stepsOfCase(platform, request, found),
    timeline: events.map(({ canonical: _, ...event }) => ({ ...event, unit: names.get(event.unit_id ?? '') ?? null })),
    duties: duties.map(duty => ({
      ...duty,
      quote: dutyById(law, duty.duty)?.duty.quote ?? '',
      workdaysLeft: workdaysLeft(today, duty.due_on, calendar),
    })),
    law: articlesFor(platform, found),
    record,
    /** The titles of the cases and the names of the files that the record names by their ids. */
    names: { ...(await titlesOf(db, idsIn(record))), ...Object.fromEntries(files.map(file => [file.id, file.name])) },
    files: files.map(({ id, name, bytes, sha256 }) => ({ id, name, bytes, sha256 })),
  }
}

/** Every step that a person may take on the case with whether this actor may take it now, and if not, why. */
function stepsOfCase(platform: Platform, request: FastifyRequest, found: CaseRow) {
  const actor = actorOfRequest(request)
  const law = platform.acts.door.lawOf(found)
  const rows = [...platform.acts.door.rows].filter(
    ([step, row]) =>
      step.startsWith(`${found.type}.`) && !row.from.includes('new') && !rolesOf(row).every(role => role === 'system'),
  )
  return rows
    .filter(([, row]) => rolesOf(row).some(role => actor.roles.includes(role)))
    .map(([step, row]) => {
      const refusal = refusalOf({ step, row, found, actor, duties: dutiesFor(law, step) })
      return {
        step,
        internal: row.internal ?? false,
        input: row.input,
        lawful: lawfulFields(law, step),
        to: row.to,
        duties: dutiesFor(law, step).map(ref => ref.id),
        refusal: refusal ? refusalBody(refusal, languageOf(request), localWordsOf(platform.jurisdiction)).error : null,
      }
    })
}

/** The articles that govern the steps out of the present state. */
function articlesFor(platform: Platform, found: CaseRow) {
  const law = platform.acts.door.lawOf(found)
  const steps = [...platform.acts.door.rows]
    .filter(([step, row]) => step.startsWith(`${found.type}.`) && (row.from as readonly string[]).includes(found.state))
    .map(([step]) => step as Step)
  const refs = steps.flatMap(step => dutiesFor(law, step))
  const articles = new Map(refs.map(ref => [ref.article, ref]))
  return [...articles.values()].map(ref => ({
    article: ref.article,
    text: ref.text.articles[ref.article]?.text ?? '',
    title: ref.text.title,
  }))
}

/** The members of a record in the order in which the steps ask for them: the store keeps none. */
function inOrderOfSteps(platform: Platform, found: CaseRow, record: JsonObject): JsonObject {
  const asked = [...platform.acts.door.rows]
    .filter(([step]) => step.startsWith(`${found.type}.`))
    .flatMap(([, row]) => ('properties' in row.input ? Object.keys(row.input.properties as object) : []))
  const names = [...new Set([...asked, ...Object.keys(record)])].filter(name => name in record)
  return Object.fromEntries(names.map(name => [name, record[name]])) as JsonObject
}

function idsIn(record: object): string[] {
  return [
    ...new Set(JSON.stringify(record).match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []),
  ]
}
