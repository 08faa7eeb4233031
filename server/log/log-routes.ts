import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply } from 'fastify'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import type { Db } from '../db/open-database.ts'
import { recentEvents } from './log-queries.ts'
import type { Sequencer } from './sequencer.ts'

/** The log for everyone: checkpoint, tiles, key, recent leaves, proofs. Nothing here needs an account. */
export function logRoutes(app: App, { db, sequencer }: { db: Db; sequencer: Sequencer }): void {
  app.get('/checkpoint', { schema: { hide: true } }, async (_request, reply) => {
    const checkpoint = sequencer.tiles.latestCheckpoint()
    if (!checkpoint) throw new Refusal('unknown_thing', { field: 'checkpoint' })
    reply.header('cache-control', 'no-cache')
    return reply.type('text/plain; charset=utf-8').send(checkpoint)
  })

  app.get('/tile/*', { schema: { hide: true } }, async (request, reply) => {
    const path = (request.params as { '*': string })['*']
    return sendTile(sequencer, path, reply)
  })

  app.get('/api/log', async () => ({ ...(await sequencer.head()), origin: sequencer.origin, vkey: sequencer.vkey }))

  app.get('/api/log/events', async request => {
    const before = Number((request.query as { before?: string }).before)
    return {
      events: await recentEvents(db, { before: Number.isSafeInteger(before) && before > 0 ? before : null, limit: 50 }),
    }
  })
}

const TILE_PATH = /^(\d{1,2}|entries)(\/x\d{3})*\/\d{3}(\.p\/\d{1,3})?$/

function sendTile(sequencer: Sequencer, path: string, reply: FastifyReply) {
  if (!TILE_PATH.test(path)) throw new Refusal('unknown_thing', { field: 'tile' })
  const file = join(sequencer.dir, 'tile', path)
  if (!existsSync(file)) throw new Refusal('unknown_thing', { field: 'tile' })
  reply.header('cache-control', 'public, max-age=31536000, immutable')
  return reply.type('application/octet-stream').send(createReadStream(file))
}
