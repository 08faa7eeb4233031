import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import type { Db } from '../db/open-database.ts'
import { actorOfRequest } from '../people/request-session.ts'
import {
  cartOf,
  countKept,
  deleteSavedSearch,
  followEntry,
  followedEntries,
  inForce,
  insertSavedSearch,
  mostKept,
  putInCart,
  savedSearches,
  setNotify,
  takeFromCart,
  unfollowEntry,
} from './kept-queries.ts'
import { SearchQuestion } from './search-routes.ts'

const closed = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const EntryId = Type.Object({ entryId: Type.String({ format: 'uuid' }) }, closed)

/** What people keep for themselves: searches, followed entries, the cart. Nobody sees another's. */
export function keptRoutes(app: App, platform: Platform): void {
  savedSearchRoutes(app, platform)
  followRoutes(app, platform)
  cartRoutes(app, platform)
}

function savedSearchRoutes(app: App, { db, clocks }: Platform): void {
  app.get('/api/saved-searches', async request => {
    return { searches: await savedSearches(db, actorOfRequest(request).accountId) }
  })

  const NewSearch = Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
      question: SearchQuestion,
      notify: Type.Boolean(),
    },
    closed,
  )
  app.post('/api/saved-searches', { schema: { body: NewSearch } }, async (request, reply) => {
    const { accountId } = actorOfRequest(request)
    await requireRoom(db, 'saved_search', accountId)
    const id = newId()
    await insertSavedSearch(db, { id, accountId, ...request.body, at: clocks.now() })
    return reply.code(201).send({ id })
  })

  const Notify = Type.Object({ notify: Type.Boolean() }, closed)
  app.post('/api/saved-searches/:id/notify', { schema: { params: Id, body: Notify } }, async request => {
    const own = { id: request.params.id, accountId: actorOfRequest(request).accountId }
    await setNotify(db, own, request.body.notify)
    return request.body
  })

  app.delete('/api/saved-searches/:id', { schema: { params: Id } }, async request => {
    await deleteSavedSearch(db, { id: request.params.id, accountId: actorOfRequest(request).accountId })
    return { deleted: true }
  })
}

function followRoutes(app: App, { db, clocks }: Platform): void {
  app.get('/api/followed-entries', async request => {
    return { entries: await followedEntries(db, actorOfRequest(request).accountId) }
  })

  app.post('/api/followed-entries', { schema: { body: EntryId } }, async (request, reply) => {
    const own = { id: request.body.entryId, accountId: actorOfRequest(request).accountId }
    await requireInForce(db, [own.id])
    await requireRoom(db, 'followed_entry', own.accountId)
    await followEntry(db, own, clocks.now())
    return reply.code(201).send({ followed: true })
  })

  app.delete('/api/followed-entries/:id', { schema: { params: Id } }, async request => {
    await unfollowEntry(db, { id: request.params.id, accountId: actorOfRequest(request).accountId })
    return { followed: false }
  })
}

function cartRoutes(app: App, { db, clocks }: Platform): void {
  app.get('/api/cart', async request => ({ entries: await cartOf(db, actorOfRequest(request).accountId) }))

  const Columns = Type.Array(Type.String({ maxLength: 64 }), { maxItems: 500, uniqueItems: true })
  const Put = Type.Object({ entryId: Type.String({ format: 'uuid' }), columns: Type.Optional(Columns) }, closed)
  app.post('/api/cart', { schema: { body: Put } }, async (request, reply) => {
    const { entryId, columns = [] } = request.body
    const { accountId } = actorOfRequest(request)
    await requireInForce(db, [entryId])
    await requireRoom(db, 'cart_entry', accountId)
    await putInCart(db, { id: entryId, accountId }, { columns, at: clocks.now() })
    return reply.code(201).send({ entries: await cartOf(db, accountId) })
  })

  app.delete('/api/cart/:id', { schema: { params: Id } }, async request => {
    const { accountId } = actorOfRequest(request)
    await takeFromCart(db, { accountId, id: request.params.id })
    return { entries: await cartOf(db, accountId) }
  })

  app.delete('/api/cart', async request => {
    await takeFromCart(db, { accountId: actorOfRequest(request).accountId })
    return { entries: [] }
  })
}

async function requireRoom(db: Db, table: keyof typeof mostKept, accountId: string): Promise<void> {
  const most = mostKept[table]
  if ((await countKept(db, table, accountId)) >= most) throw new Refusal('too_many_kept', { params: { most } })
}

async function requireInForce(db: Db, ids: readonly string[]): Promise<void> {
  if ((await inForce(db, ids)).length < ids.length) throw new Refusal('unknown_thing', { field: 'entryId' })
}
