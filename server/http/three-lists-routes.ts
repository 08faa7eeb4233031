import { localWordsOf } from '@gongshu/regulations'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { wordsFor } from '../../text/words.ts'
import { canonicalJson } from '../acts/event.ts'
import { eventsOf } from '../acts/event-queries.ts'
import type { Platform } from '../acts/platform.ts'
import type { ReportRow } from '../assessment/report.ts'
import { reportCsv, reportXlsx } from '../assessment/report-file.ts'
import type { App } from '../base/app-type.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { gapsOf, type ThreeLists } from '../catalog/three-lists.ts'
import { listsNow, listsOfUnit } from '../catalog/three-lists-queries.ts'
import { actorOfRequest, seesDistrict } from '../people/request-session.ts'
import { findUnit } from '../registry/unit-queries.ts'
import { languageOf } from './errors.ts'

const OfUnit = Type.Object({ unitId: Type.String({ format: 'uuid' }) })
const Format = Type.Object({ format: Type.Enum(['csv', 'xlsx']) })
const columns = { duty: 'text', basis: 'text', system: 'text', entryNumber: 'text', entry: 'text' } as const

/** The three lists of a unit: as they stand, as a file, and as they were locked. Read by the unit itself and the offices. */
export function threeListsRoutes(app: App, platform: Platform): void {
  const { db } = platform

  app.get('/api/units/:unitId/three-lists', { schema: { params: OfUnit } }, async request => {
    const unit = await unitSeenBy(request)
    const found = await listsOfUnit(db, unit.id)
    const lists = await listsNow(db, unit.id)
    return {
      unit: { id: unit.id, name: unit.name },
      case: found && { id: found.id, number: found.number, state: found.state, revision: found.revision },
      ...lists,
      gaps: gapsOf(lists),
      locked: found ? await lastLock(found.id) : null,
    }
  })

  app.get(
    '/api/units/:unitId/three-lists/file',
    { schema: { params: OfUnit, querystring: Format } },
    async (request, reply) => {
      const unit = await unitSeenBy(request)
      const speech = speechOf(platform, request)
      const table = { columns, rows: rowsOf(await listsNow(db, unit.id)), speech }
      const { format } = request.query
      const title = `${unit.name} ${speech.word('case.threeLists')}`
      const name = encodeURIComponent(`${title} ${platform.clocks.today()}.${format}`)
      reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(reportCsv(table))
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(reportXlsx(table, speech.word('case.threeLists')))
    },
  )

  app.get('/api/units/:unitId/three-lists/locked', { schema: { params: OfUnit } }, async (request, reply) => {
    const unit = await unitSeenBy(request)
    const lists = (await listsOfUnit(db, unit.id))?.content.lists
    if (!lists) throw new Refusal('unknown_thing', { field: 'unitId' })
    reply.header('content-disposition', 'attachment; filename="three-lists.json"')
    // Byte for byte what the digest in the log was made of.
    return reply.type('application/json; charset=utf-8').send(canonicalJson(lists as JsonObject))
  })

  async function unitSeenBy(request: FastifyRequest) {
    const { unitId } = actorOfRequest(request)
    const asked = (request.params as { unitId: string }).unitId
    const unit = asked === unitId || seesDistrict(request) ? await findUnit(db, asked) : null
    if (!unit) throw new Refusal('unknown_thing', { field: 'unitId' })
    return unit
  }

  async function lastLock(caseId: string) {
    const lock = (await eventsOf(db, caseId)).findLast(event => event.step === 'threeLists.lock')
    return lock ? { eventId: lock.id, inLog: lock.position !== null, ...(lock.detail as Lock) } : null
  }
}

type Lock = {
  readonly digest: string
  readonly lockedOn: string
  readonly duties: number
  readonly systems: number
  readonly entries: number
  readonly lines: number
}

/** One row for each line, and one for each thing that stands in no line. */
function rowsOf({ duties, systems, entries, lines }: ThreeLists): ReportRow[] {
  const gaps = gapsOf({ duties, systems, entries, lines })
  const row = (cells: Partial<Record<keyof typeof columns, string>>): ReportRow => ({
    caseId: null,
    cells: { duty: '', basis: '', system: '', entryNumber: '', entry: '', ...cells },
  })
  return [
    ...lines.map(({ dutyCode, systemName, entryId }) => {
      const duty = duties.find(({ code }) => code === dutyCode)
      const entry = entries.find(({ id }) => id === entryId)
      return row({
        duty: `${dutyCode} ${duty?.name ?? ''}`,
        basis: duty?.basis ?? '',
        system: systemName,
        entryNumber: entry?.number ?? '',
        entry: entry?.title ?? '',
      })
    }),
    ...gaps.dutiesWithoutSystem.map(({ code, name, basis }) => row({ duty: `${code} ${name}`, basis })),
    ...systems
      .filter(({ name }) => !lines.some(({ systemName }) => systemName === name))
      .map(({ name }) => row({ system: name })),
    ...gaps.entriesWithoutLine.map(({ number, title }) => row({ entryNumber: number, entry: title })),
  ]
}

function speechOf({ jurisdiction }: Platform, request: FastifyRequest) {
  const language = languageOf(request)
  const local = localWordsOf(jurisdiction)
  const word = (key: string) => wordsFor(language, key, {}, local)
  return { word, heading: (key: string) => word(`threeLists.col.${key}`) }
}
