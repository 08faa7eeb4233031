import { absenceOf, dutiesFor, type Law, localWordsOf, matterOf, requiredFields, type Step } from '@gongshu/regulations'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { type Lifecycle, rolesOf, type StepRow, stepsOf } from '../acts/lifecycle.ts'
import type { Platform } from '../acts/platform.ts'
import { refusalOf } from '../acts/step-guard.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { casesOfType, choicesOfType, countsByType } from './case-list-queries.ts'
import { languageOf, refusalBody } from './errors.ts'
import { isStateSeen, readableTypes, scopeOfType } from './reading-rights.ts'

const Page = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 60 })),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  offset: Type.Integer({ minimum: 0, default: 0 }),
})

/** What kinds of cases there are here, the cases of each, and the steps that open one: for screens made of the tables. */
export function caseTypeRoutes(app: App, platform: Platform, lifecycles: readonly Lifecycle[]): void {
  const { db } = platform
  const known = (type: string) => {
    const table = lifecycles.find(candidate => candidate.type === type)
    if (!table) throw new Refusal('unknown_thing', { field: 'type' })
    return table
  }

  app.get('/api/case-types', async request => {
    const actor = actorOfRequest(request)
    const counts = await countsByType(db, { unitId: actor.unitId, whole: readableTypes(request, lifecycles) })
    return {
      types: lifecycles
        .filter(table => !absence(platform, table))
        .map(table => ({
          type: table.type,
          matter: matterOf[table.type],
          states: counts
            .filter(row => row.type === table.type && isStateSeen(scopeOfType(request, table), row.state))
            .map(({ state, count }) => ({ state, count })),
          opening: openingSteps(table).map(([step, row]) => openingStep(platform, request, { step, row })),
        })),
    }
  })

  const OfType = Type.Object({ type: Type.String({ maxLength: 60 }) })
  app.get('/api/case-types/:type/cases', { schema: { params: OfType, querystring: Page } }, async request => {
    const table = known(request.params.type)
    const scope = scopeOfType(request, table)
    return { cases: await casesOfType(db, { type: table.type, scope, ...request.query }) }
  })

  // For a field that names a case: what may be chosen. Entries, units and open sets are for everybody to name.
  const Wanted = Type.Object({
    q: Type.Optional(Type.String({ maxLength: 200 })),
    ids: Type.Optional(Type.String({ maxLength: 8000 })),
  })
  app.get('/api/case-types/:type/choices', { schema: { params: OfType, querystring: Wanted } }, async request => {
    const table = known(request.params.type)
    const { q, ids } = request.query
    const scope = scopeOfType(request, table)
    return { choices: await choicesOfType(db, { type: table.type, scope, q, ids: ids?.split(',').filter(isUuid) }) }
  })
}

/** The member names of a step's input that the law asks for, beside those that the form itself cannot do without. */
export function lawfulFields(law: Law, step: Step): { field: string; duty: string }[] {
  return requiredFields(law, step).map(({ field, duty }) => ({ field, duty: duty.id }))
}

function openingSteps(table: Lifecycle): [Step, StepRow][] {
  return stepsOf(table).filter(
    ([, row]) => row.from.includes('new') && !row.internal && rolesOf(row).some(role => role !== 'system'),
  )
}

function openingStep(platform: Platform, request: FastifyRequest, { step, row }: { step: Step; row: StepRow }) {
  const duties = dutiesFor(platform.acts.door.lawOf(null), step)
  const refusal = refusalOf({ step, row, found: null, actor: actorOfRequest(request), duties })
  return {
    step,
    input: row.input,
    lawful: lawfulFields(platform.acts.door.lawOf(null), step),
    duties: duties.map(ref => ref.id),
    refusal: refusal ? refusalBody(refusal, languageOf(request), localWordsOf(platform.jurisdiction)).error : null,
  }
}

function absence(platform: Platform, table: Lifecycle): string | null {
  const [first] = stepsOf(table)
  return first ? absenceOf(platform.jurisdiction, first[0]) : null
}

function isUuid(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text)
}
