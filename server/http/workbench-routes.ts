import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { type Language, words } from '../../text/words.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { listOpenEntries, type OpenListing } from '../open-data/open-list-queries.ts'
import { actorOfRequest, seesDistrict } from '../people/request-session.ts'
import { findUnit } from '../registry/unit-queries.ts'
import { languageOf } from './errors.ts'
import { peopleOfUnit } from './workbench-queries.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const builtPages = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'web', 'dist')

/** The officials' workbench: its built pages under /work, and what only its screens read. */
export function workbenchRoutes(app: App, platform: Platform, pages: string = builtPages): void {
  workbenchPages(app, pages)
  const { db } = platform

  app.get('/api/units/:id/people', { schema: { params: Id } }, async request => {
    const actor = actorOfRequest(request)
    const unit = await findUnit(db, request.params.id)
    if (!unit || (unit.id !== actor.unitId && !seesDistrict(request)))
      throw new Refusal('unknown_thing', { field: 'id' })
    return peopleOfUnit(db, unit.id)
  })

  app.get('/api/open-list-work-orders', async request => {
    const { unitId } = actorOfRequest(request)
    const entries = await listOpenEntries(db, { states: everyState, limit: 500, offset: 0 })
    return { entries: seesDistrict(request) ? entries : await ofUnit(platform, entries, unitId) }
  })

  app.get('/api/open-list-work-orders/:id', { schema: { params: Id } }, async request => {
    actorOfRequest(request)
    const wanted = { states: everyState, ids: [request.params.id], limit: 1, offset: 0 }
    const [entry] = await listOpenEntries(db, wanted)
    if (!entry) throw new Refusal('unknown_case')
    return { entry }
  })
}

const everyState = ['submitted', 'returned', 'open', 'suspended', 'static', 'withdrawn']

async function ofUnit(platform: Platform, entries: OpenListing[], unitId: string | null): Promise<OpenListing[]> {
  const unit = unitId ? await findUnit(platform.db, unitId) : null
  return entries.filter(entry => entry.unit === unit?.name)
}

/** Static files, with the page itself for every address that the browser's router knows; how to build where none are. */
function workbenchPages(app: App, pages: string): void {
  // A scope of its own: the portal may serve other folders in the same way.
  app.register(async scope => {
    await scope.register(fastifyStatic, { root: pages, serve: false })
    scope.get('/work', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/work/'))
    scope.get('/work/*', { schema: { hide: true } }, async (request, reply) => {
      const asked = (request.params as { '*': string })['*']
      if (!existsSync(join(pages, 'index.html'))) return notBuilt(languageOf(request), reply)
      // The names of assets carry the digest of what is in them; the page that names them is always asked for.
      const isAsset = asked.startsWith('assets/')
      reply.header('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache')
      return reply.sendFile(isAsset ? asked : 'index.html', { cacheControl: false })
    })
  })
}

function notBuilt(language: Language, reply: FastifyReply) {
  const title = words(language, 'workbench.notBuilt.title')
  const text = words(language, 'workbench.notBuilt.text')
  return reply
    .code(503)
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title>` +
        `<body style="font-family:system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem"><h1>${title}</h1><p>${text}</p></body></html>`,
    )
}
