import { randomBytes } from 'node:crypto'
import { dutyById } from '@gongshu/regulations'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { wordsFor } from '../../text/words.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import type { LawPlatform } from '../registry/text-version-routes.ts'
import { checkProof } from './check-proof.ts'
import { submitConfirmation } from './confirmation-form.ts'
import { lawToday } from './law-view.ts'
import { framed, type Page } from './layout.ts'
import { feed, robots, siteMap } from './machine-pages.ts'
import { articlePage } from './pages/article-page.ts'
import { catalogPage } from './pages/catalog-page.ts'
import { entryPage } from './pages/entry-page.ts'
import { homePage } from './pages/home-page.ts'
import { lawLifecyclePage, lawLifecyclesPage } from './pages/law-lifecycles-page.ts'
import { lawPage } from './pages/law-page.ts'
import { lawReadingsPage } from './pages/law-readings-page.ts'
import { lawTextPage } from './pages/law-text-page.ts'
import { logPage } from './pages/log-page.ts'
import { messagePage, notFoundPage } from './pages/message-page.ts'
import { policiesPage } from './pages/policies-page.ts'
import { searchPage } from './pages/search-page.ts'
import { setListPage } from './pages/set-list-page.ts'
import { setPage } from './pages/set-page.ts'
import { setUpDonePage, setUpPage } from './pages/set-up-page.ts'
import { showcasePage } from './pages/showcase-page.ts'
import { type Assets, serveAssets } from './portal-assets.ts'
import { publicFormRoutes } from './public-form-routes.ts'
import { submitSetUp } from './set-up-form.ts'
import { addressWith, LANGUAGE_COOKIE, type Visit, visitOf } from './visit.ts'

type MakePage = (platform: Platform, visit: Visit, id: string) => Promise<Page | null>

/** Every page of the portal; null from one of them is the page that says there is nothing. */
const pages: { readonly [path: string]: MakePage } = {
  '/': homePage,
  '/search': searchPage,
  '/open': setListPage,
  '/sets/:id': setPage,
  '/catalog': catalogPage,
  '/entries/:id': entryPage,
  '/showcase': showcasePage,
  '/policies': policiesPage,
  '/law': lawPage,
  '/law/:id': articlePage,
  '/law/texts/:id': lawTextPage,
  '/law/readings': lawReadingsPage,
  '/law/lifecycles': lawLifecyclesPage,
  '/law/lifecycles/:id': lawLifecyclePage,
  '/set-up': async (_platform, visit) => setUpPage(visit, visit.query.token ?? ''),
  '/log': (platform, visit) => logPage(platform, visit, null),
}

const MOST_PROOF_BYTES = 1024 * 1024

/** The public face: pages that read, download and print without scripts. Errors in it are pages too. */
export function portalRoutes(app: App, platform: LawPlatform): void {
  const assets = serveAssets(app)
  app.register(async scope => {
    const portal = scope as unknown as App
    const show = showWith(platform, assets)
    portal.setErrorHandler((error, request, reply) => show({ request, reply }, failure(platform, error, request)))
    portal.addHook('onRequest', switchLanguage)
    for (const [path, make] of Object.entries(pages)) {
      portal.get(path, { schema: { hide: true } }, async (request, reply) => {
        const visit = visitOf(platform, request)
        const { id = '' } = request.params as { id?: string }
        return show({ request, reply }, (await make(platform, visit, id)) ?? notFoundPage(visit))
      })
    }
    verifyRoute(portal, platform, show)
    portal.post('/set-up', { schema: { hide: true } }, async (request, reply) => {
      await submitSetUp(platform, request.body)
      return show({ request, reply }, setUpDonePage(visitOf(platform, request)))
    })
    portal.post('/law/confirmations', { schema: { hide: true } }, async (request, reply) => {
      const text = await submitConfirmation(platform, request)
      return reply.redirect(`/law/texts/${encodeURIComponent(text)}`, 303)
    })
    publicFormRoutes(portal, platform, show)
    machineRoutes(portal, platform)
    // Whatever nobody else serves: a page for people, the one error shape for programs.
    portal.get('/*', { schema: { hide: true } }, (request, reply) => {
      if (!wantsPage(request)) return reply.callNotFound()
      return show({ request, reply }, notFoundPage(visitOf(platform, request)))
    })
  })
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }
type Show = (exchange: Exchange, page: Page) => FastifyReply

function showWith(platform: Platform, assets: Assets): Show {
  return ({ request, reply }, page) => {
    reply.header('cache-control', 'no-cache').header('vary', 'cookie')
    reply.code(page.status ?? 200).type('text/html; charset=utf-8')
    return reply.send(framed(visitOf(platform, request), page, assets))
  }
}

async function switchLanguage(request: FastifyRequest, reply: FastifyReply) {
  const wanted = (request.query as { lang?: unknown }).lang
  if (request.method !== 'GET' || (wanted !== 'zh' && wanted !== 'en')) return
  reply.setCookie(LANGUAGE_COOKIE, wanted, { path: '/', sameSite: 'lax', maxAge: 31_536_000 })
  return reply.redirect(addressWith(request.url, { lang: '' }), 303)
}

function wantsPage(request: FastifyRequest): boolean {
  const isOthers = /^\/(api|gateway|internal|work|assets|tile)(\/|\?|$)/.test(request.url)
  return !isOthers && (request.headers.accept ?? '').includes('text/html')
}

function verifyRoute(portal: App, platform: Platform, show: Show): void {
  // The platform's own reader of forms knows no files; Response reads them as a browser does.
  portal.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: MOST_PROOF_BYTES },
    async (request: FastifyRequest, body: string | Buffer) => {
      const headers = { 'content-type': request.headers['content-type'] ?? '' }
      return readForm(new Response(Uint8Array.from(Buffer.from(body)), { headers }))
    },
  )
  portal.post('/log/verify', { schema: { hide: true }, bodyLimit: MOST_PROOF_BYTES }, async (request, reply) => {
    const { file, text, vkey } = request.body as { [name: string]: unknown }
    const checked = checkProof({
      file: file instanceof Uint8Array ? file : null,
      text: typeof text === 'string' ? text : '',
      vkey: typeof vkey === 'string' && vkey.trim() ? vkey : platform.sequencer.vkey,
    })
    return show({ request, reply }, await logPage(platform, visitOf(platform, request), checked))
  })
}

async function readForm(sent: Response): Promise<{ [name: string]: string | Uint8Array }> {
  const form = await sent.formData().catch(cause => {
    throw new Refusal('invalid_input', { field: 'body', params: { cause: String(cause) } })
  })
  const fields: { [name: string]: string | Uint8Array } = {}
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value
    // A file field that was left empty is sent as a file without content.
    else if (value.size > 0) fields[name] = new Uint8Array(await value.arrayBuffer())
  }
  return fields
}

function machineRoutes(portal: App, platform: Platform): void {
  portal.get('/feed.xml', { schema: { hide: true } }, async (request, reply) => {
    return reply.type('application/atom+xml; charset=utf-8').send(await feed(platform, visitOf(platform, request)))
  })
  portal.get('/sitemap.xml', { schema: { hide: true } }, async (request, reply) => {
    return reply.type('application/xml; charset=utf-8').send(await siteMap(platform, visitOf(platform, request)))
  })
  portal.get('/robots.txt', { schema: { hide: true } }, async (request, reply) => {
    return reply.type('text/plain; charset=utf-8').send(robots(visitOf(platform, request)))
  })
}

function failure(platform: Platform, error: unknown, request: FastifyRequest): Page {
  const visit = visitOf(platform, request)
  if (error instanceof Refusal) {
    const { duty, field, params } = error.details
    const filled = { ...params, field: field ? visit.sayOf('field', field) : '' }
    const message = wordsFor(visit.language, `refusal.${error.code}`, filled)
    const basis = duty ? dutyById(lawToday(platform), duty) : null
    return messagePage(visit, { message, status: error.status, basis })
  }
  const status = (error as { statusCode?: number }).statusCode
  if (status && status < 500) {
    return messagePage(visit, { message: visit.say('portal.badRequest'), status, basis: null })
  }
  const reference = randomBytes(6).toString('hex')
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
  platform.log.error('a page failed', { reference, path: request.url.split('?')[0] ?? '', cause })
  return messagePage(visit, { message: visit.say('refusal.bug', { reference }), status: 500, basis: null })
}
