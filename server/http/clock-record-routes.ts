import { type Day, isDay } from '@gongshu/deadlines'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { accountOf, actorOfRequest } from '../people/request-session.ts'
import { importedSchedules } from '../registry/year-schedule-queries.ts'
import { casesSince, dutiesThatRan, movesOf, useDaysOf } from './clock-record-queries.ts'

const PAGE = 500

const Asked = Type.Object({
  since: Type.String({ format: 'date' }),
  after: Type.Optional(Type.String({ format: 'uuid' })),
})

/** The course of past cases without their content: what the clocks of another version of the law would have run on. */
export function clockRecordRoutes(app: App, platform: Platform, isControlToken: (given: string) => boolean): void {
  const { db, jurisdiction, versions } = platform

  app.get('/api/law/clock-record', { schema: { querystring: Asked } }, async request => {
    requireReader(request, isControlToken)
    const { since, after = null } = request.query
    if (!isDay(since)) throw new Refusal('invalid_input', { field: 'since' })
    const cases = await casesSince(db, { since: since as Day, after, limit: PAGE })
    const confirmed = versions.flatMap(({ id, confirms }) => (confirms ? [{ id, confirms }] : []))
    return {
      jurisdiction: jurisdiction.id,
      today: platform.clocks.today(),
      confirmed,
      schedules: await importedSchedules(db),
      cases: await recordsOf(platform, cases),
      next: cases.length === PAGE ? (cases.at(-1)?.id ?? null) : null,
    }
  })
}

async function recordsOf({ db }: Platform, cases: Awaited<ReturnType<typeof casesSince>>) {
  const ids = cases.map(({ id }) => id)
  const [moves, duties, uses] = [await movesOf(db, ids), await dutiesThatRan(db, ids), await useDaysOf(db, ids)]
  const movesBy = Map.groupBy(moves, move => move.case_id)
  const dutiesBy = Map.groupBy(duties, duty => duty.case_id)
  const usesBy = Map.groupBy(uses, use => use.service_id)
  return cases.map(({ id, type, number, parent_id, law }) => ({
    id,
    type,
    number,
    parentId: parent_id,
    law,
    moves: (movesBy.get(id) ?? []).map(move => ({
      seq: move.seq,
      step: move.step,
      from: move.from_state,
      to: move.to_state,
      on: move.effective_on,
      system: move.account_id === null,
      groundLevels: levelsIn(move.detail),
    })),
    duties: [...new Set((dutiesBy.get(id) ?? []).map(({ duty }) => duty))],
    uses: (usesBy.get(id) ?? []).map(({ day }) => day),
  }))
}

/** The levels of the legal grounds that an act gave. */
function levelsIn(detail: JsonObject): string[] {
  const grounds = [detail.ground, ...(Array.isArray(detail.grounds) ? detail.grounds : [])]
  return grounds.flatMap(ground => (isObject(ground) && typeof ground.level === 'string' ? [ground.level] : []))
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Whoever answers for the law here, or audits it; and a command on the machine of the server.
function requireReader(request: FastifyRequest, isControlToken: (given: string) => boolean): void {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer && isControlToken(bearer)) return
  const { roles } = actorOfRequest(request)
  const mayRead = roles.some(role => role === 'authority' || role === 'supervisor' || role === 'auditor')
  if (!mayRead && accountOf(request).separation !== 'audit') {
    throw new Refusal('role_missing', { params: { role: 'authority' } })
  }
}
