import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Actor } from '../acts/act-types.ts'
import { insertSecurityRecord } from '../acts/event-queries.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { newId } from '../base/ids.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest, seesDistrict, unitSeen } from '../people/request-session.ts'
import { type SourceKind, type SourceSettings, sourceKinds } from '../sources/source-settings.ts'
import type { SourceDesk } from './source-desk.ts'
import { addresseeOf, markedBy, namedFolder, requireSoundSource, type SourceInput, sourceBody } from './source-form.ts'
import { lookAtFolder, lookAtRemote } from './source-look.ts'
import {
  collectionToFeed,
  findRun,
  findSource,
  insertSource,
  type KnownSource,
  lastRuns,
  listSources,
  type RunRow,
  runsOfSource,
  setSourceState,
  updateSource,
} from './source-queries.ts'
import { SOURCE_SECRET, secretOf } from './source-run.ts'
import { nextRun } from './source-schedule.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Where collections fetch their data from: set up by the provider of the entry or by the operator, seen by the offices. */
export function sourceRoutes(app: App, platform: Platform, desk: SourceDesk): void {
  const { db } = platform

  app.get('/api/sources', async request => {
    requireReader(request)
    const sources = await listSources(db, { unitId: unitSeen(request) })
    const last = new Map(
      (
        await lastRuns(
          db,
          sources.map(({ id }) => id),
        )
      ).map(run => [run.source_id, run]),
    )
    return { sources: sources.map(source => ({ ...listed(source), last: runOf(last.get(source.id), desk) })) }
  })

  const Page = Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    offset: Type.Integer({ minimum: 0, default: 0 }),
  })
  app.get('/api/sources/:id', { schema: { params: Id, querystring: Page } }, async request => {
    const source = await sourceSeen(platform, request, request.params.id)
    const runs = await runsOfSource(db, source.id, request.query)
    const mayManage = manages(actorOfRequest(request), source.unit_id)
    return {
      source: { ...listed(source), mayManage, settings: source.settings, hasSecret: source.secret_sealed !== null },
      runs: runs.map(run => runOf(run, desk)),
    }
  })

  for (const kind of sourceKinds) savingRoutes(app, platform, { kind, desk })
  switchRoutes(app, platform, desk)
}

type OfKind = { readonly kind: SourceKind; readonly desk: SourceDesk }

/** Setting up, changing and trying out a source; each kind has bodies of its own. */
function savingRoutes(app: App, platform: Platform, { kind, desk }: OfKind): void {
  const { db, clocks } = platform
  const body = sourceBody(kind)
  const inputOf = (given: object) => ({ ...given, kind }) as unknown as SourceInput

  app.post(`/api/collections/:id/sources/${kind}`, { schema: { params: Id, body } }, async (request, reply) => {
    const actor = actorOfRequest(request)
    const input = inputOf(request.body)
    const collection = await collectionManaged(platform, actor, request.params.id)
    requireSoundSource(input, collection.items)
    await requireFreeFolder(platform, { input, number: collection.number, desk })
    const id = newId()
    await insertSource(db, {
      id,
      collection_id: collection.id,
      ...storedForm(input),
      secret_sealed: sealed(platform, input),
      next_run_at: nextRun(collection.frequency, input.timeOfDay, clocks.now()),
      created_by: actor.accountId,
      created_at: clocks.now(),
    })
    await recordChange(platform, actor, { id, what: 'source_created' })
    return reply.code(201).send({ id })
  })

  app.post(`/api/sources/:id/${kind}`, { schema: { params: Id, body } }, async request => {
    const actor = actorOfRequest(request)
    const input = inputOf(request.body)
    const source = await sourceManaged(platform, actor, request.params.id)
    if (source.kind !== kind) throw new Refusal('unknown_thing', { field: 'id' })
    requireSoundSource(input, source.items)
    await requireFreeFolder(platform, { input, number: source.number, desk, own: source.id })
    const before = settingsOf(source)
    await updateSource(db, source.id, {
      ...storedForm(input),
      secret_sealed: sealed(platform, input) ?? storedSecret(source, input),
      next_run_at: source.state === 'active' ? nextRun(source.frequency, input.timeOfDay, clocks.now()) : null,
      mark: markedBy(before) === markedBy(input) ? source.mark : null,
    })
    await recordChange(platform, actor, { id: source.id, what: 'source_changed' })
    return { id: source.id }
  })

  const Look = Type.Object(
    { ...body.properties, sourceId: Type.Optional(Type.String({ format: 'uuid' })) },
    { additionalProperties: false },
  )
  app.post(`/api/collections/:id/sources/${kind}/look`, { schema: { params: Id, body: Look } }, async request => {
    const actor = actorOfRequest(request)
    const { sourceId, ...given } = request.body as { sourceId?: string }
    const input = inputOf(given)
    const collection = await collectionManaged(platform, actor, request.params.id)
    const stored = sourceId ? await sourceManaged(platform, actor, sourceId) : null
    if (input.kind === 'folder')
      return lookAtFolder(desk.reach, { number: collection.number, settings: input.settings })
    if (stored && input.secret === undefined) storedSecret(stored, input)
    const secret = input.secret ?? (stored ? secretOf(platform, stored) : null)
    return lookAtRemote(desk.reach, input, { items: collection.items, secret })
  })
}

/** Running now, stopping, pausing, going on, removing. */
function switchRoutes(app: App, platform: Platform, desk: SourceDesk): void {
  const { db, clocks } = platform

  app.post('/api/sources/:id/runs', { schema: { params: Id } }, async (request, reply) => {
    const actor = actorOfRequest(request)
    const source = await sourceManaged(platform, actor, request.params.id)
    // A file is taken when it lies there whole; nobody can order one that does not.
    if (source.kind === 'folder') throw new Refusal('invalid_input', { field: 'kind' })
    return reply.code(202).send({ runId: await desk.order(source.id, actor.accountId) })
  })

  app.post('/api/source-runs/:id/stop', { schema: { params: Id } }, async request => {
    const run = await findRun(db, request.params.id)
    if (!run) throw new Refusal('unknown_thing', { field: 'id' })
    const source = await sourceManaged(platform, actorOfRequest(request), run.source_id)
    await desk.stopRun(run.id)
    await recordChange(platform, actorOfRequest(request), { id: source.id, what: 'source_run_stopped' })
    return { stopped: true }
  })

  for (const verb of ['pause', 'resume', 'remove'] as const) {
    app.post(`/api/sources/:id/${verb}`, { schema: { params: Id } }, async request => {
      const actor = actorOfRequest(request)
      const source = await sourceManaged(platform, actor, request.params.id)
      const state = ({ pause: 'paused', resume: 'active', remove: 'removed' } as const)[verb]
      const next = state === 'active' ? nextRun(source.frequency, source.time_of_day, clocks.now()) : null
      await setSourceState(db, source.id, { state, next_run_at: next })
      await recordChange(platform, actor, { id: source.id, what: `source_${state}` })
      return { state }
    })
  }
}

type Person = Extract<Actor, { kind: 'account' }>

function manages(actor: Person, unitId: string): boolean {
  return actor.roles.includes('operator') || (actor.roles.includes('provider') && actor.unitId === unitId)
}

function requireReader(request: FastifyRequest): void {
  if (!seesDistrict(request) && !actorOfRequest(request).roles.includes('provider'))
    throw new Refusal('role_missing', { params: { role: 'provider' } })
}

async function sourceSeen(platform: Platform, request: FastifyRequest, id: string): Promise<KnownSource> {
  requireReader(request)
  const source = await findSource(platform.db, id)
  const unit = unitSeen(request)
  if (!source || (unit !== null && unit !== source.unit_id)) throw new Refusal('unknown_thing', { field: 'id' })
  return source
}

async function sourceManaged(platform: Platform, actor: Person, id: string): Promise<KnownSource> {
  const source = await findSource(platform.db, id)
  if (!source) throw new Refusal('unknown_thing', { field: 'id' })
  if (!manages(actor, source.unit_id)) throw new Refusal('unit_not_party')
  return source
}

async function collectionManaged(platform: Platform, actor: Person, id: string) {
  const collection = await collectionToFeed(platform.db, id)
  if (!collection) throw new Refusal('unknown_case')
  if (!manages(actor, collection.unit_id)) throw new Refusal('unit_not_party')
  return collection
}

function storedForm({ name, kind, settings, mode, timeOfDay }: SourceInput) {
  return { name, kind, settings: settings as unknown as JsonObject, mode, time_of_day: timeOfDay }
}

function sealed({ keys }: Platform, { secret }: SourceInput): Uint8Array | null {
  return secret === undefined ? null : keys.seal(Buffer.from(secret), SOURCE_SECRET)
}

/** The secret that is stored already; refused where it would go to another host or person than it was given for. */
function storedSecret(source: KnownSource, input: SourceInput): Uint8Array | null {
  if (!source.secret_sealed) return null
  if (addresseeOf(settingsOf(source)) !== addresseeOf(input)) throw new Refusal('field_missing', { field: 'secret' })
  return source.secret_sealed
}

function settingsOf({ kind, settings }: KnownSource): SourceSettings {
  return { kind, settings } as unknown as SourceSettings
}

type Folder = { input: SourceInput; number: string; desk: SourceDesk; own?: string }

/** Two sources on one folder would take each other's files; a folder that is not allowed is told at once. */
async function requireFreeFolder({ db }: Platform, { input, number, desk, own }: Folder): Promise<void> {
  if (input.kind !== 'folder') return
  const wanted = await lookAtFolder(desk.reach, { number, settings: input.settings })
  if (!wanted.ok)
    throw new Refusal('source_unsound', { field: 'folder', faults: [{ field: 'folder', reason: wanted.code }] })
  const others = (await listSources(db)).filter(source => source.kind === 'folder' && source.id !== own)
  const isTaken = others.some(
    source => (namedFolder(source.settings) ?? source.number) === (namedFolder(input.settings) ?? number),
  )
  if (isTaken) throw new Refusal('already_exists', { field: 'folder' })
}

/** A change of a source is technical and no step of the law; who made it stands in the security records. */
function recordChange({ db, clocks }: Platform, actor: Person, { id, what }: { id: string; what: string }) {
  return insertSecurityRecord(db, {
    id: newId(),
    at: clocks.now(),
    account_id: actor.accountId,
    unit_id: actor.unitId,
    step: `collectionSource.${id}`,
    case_id: null,
    duty: null,
    code: what,
  })
}

function listed(source: KnownSource) {
  const { id, collection_id, entry_id, name, kind, mode, state, number, title, unit, frequency } = source
  const { time_of_day, next_run_at, mark } = source
  const nextRunAt = state === 'active' ? next_run_at : null
  return {
    ...{ id, collectionId: collection_id, entryId: entry_id, name, kind, mode, state, number, title, unit, frequency },
    ...{ timeOfDay: time_of_day, nextRunAt, mark },
  }
}

function runOf(run: RunRow | undefined, desk: SourceDesk) {
  if (!run) return null
  const { id, state, attempts, rows, bytes, fault, version } = run
  return {
    ...{ id, state, attempts, rows, bytes, fault, version, fileName: run.file_name, byHand: run.ordered_by !== null },
    ...{ queuedAt: run.queued_at, startedAt: run.started_at, endedAt: run.ended_at, retryAt: run.retry_at },
    progress: desk.progressOf(id),
  }
}
