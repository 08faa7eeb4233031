import type { FastifyReply, FastifyRequest } from 'fastify'
import { findCase } from '../acts/case-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { findRecord } from '../acts/record-queries.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { agreementText } from '../open-data/agreement-text.ts'
import { signAgreement } from '../open-data/delivery-routes.ts'
import { type FilingKind, fileForPublic, publicFilings, type SentFile } from '../open-data/public-filing.ts'
import { type Registration, registerApplicant } from '../open-data/register-applicant.ts'
import { visitorLimit } from '../open-data/visitor-limit.ts'
import { accountOf, actorOfRequest } from '../people/request-session.ts'
import type { Page } from './layout.ts'
import { agreementPage, filedPage, filingPage, registeredPage, registerPage } from './pages/public-forms.ts'
import { findVisibleSet } from './portal-queries.ts'
import { isId, visitOf } from './visit.ts'

type Show = (exchange: { request: FastifyRequest; reply: FastifyReply }, page: Page) => FastifyReply

const MOST_FORM_BYTES = 30 * 1024 * 1024
// Enough for an office behind one address, too few to fill the register with.
const REGISTRATIONS_PER_HOUR = 20
const FILINGS_PER_HOUR = 30

const hidden = { schema: { hide: true } }

/** What the public sends: a registration, a complaint, a report, a demand, a signature. Works without scripts. */
export function publicFormRoutes(parent: App, platform: Platform, show: Show): void {
  parent.register(async scope => {
    // The form that checks proofs reads its one file in its own way.
    scope.removeContentTypeParser('multipart/form-data')
    formRoutes(scope as unknown as App, platform, show)
  })
}

function formRoutes(portal: App, platform: Platform, show: Show): void {
  const mayRegister = visitorLimit(REGISTRATIONS_PER_HOUR)
  const mayFile = visitorLimit(FILINGS_PER_HOUR)
  portal.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: MOST_FORM_BYTES }, readForm)

  portal.get('/apply/register', hidden, (request, reply) =>
    show({ request, reply }, registerPage(visitOf(platform, request))),
  )
  portal.post('/apply/register', hidden, async (request, reply) => {
    mayRegister(request.ip)
    const { login } = await registerApplicant(platform, registrationOf(request.body))
    return show({ request, reply }, registeredPage(visitOf(platform, request), login))
  })

  for (const kind of Object.keys(publicFilings) as FilingKind[]) {
    portal.get(`/file/${kind}`, hidden, async (request, reply) => {
      const visit = visitOf(platform, request)
      const wanted = visit.query.set ?? ''
      const set = isId(wanted) ? await findVisibleSet(platform.db, wanted) : null
      if (kind === 'complaint' && !set) throw new Refusal('unknown_thing', { field: 'openListEntryId' })
      return show({ request, reply }, filingPage(visit, kind, set))
    })
    portal.post(`/file/${kind}`, hidden, async (request, reply) => {
      mayFile(request.ip)
      const { files, fields } = formOf(request.body)
      const actor = request.signedIn?.actor ?? null
      // Officials act in the workbench; here they are members of the public like everybody else.
      const applicant = actor?.kind === 'account' && actor.roles.includes('applicant') ? actor : null
      const { number } = await fileForPublic(platform, kind, { filing: { fields, files }, actor: applicant })
      return show({ request, reply }, filedPage(visitOf(platform, request), number))
    })
  }

  portal.get('/agreements/:id', hidden, async (request, reply) => showAgreement(platform, show, { request, reply }))
  portal.post('/agreements/:id', hidden, async (request, reply) => {
    const { id = '' } = request.params as { id?: string }
    const { password = '', code } = formOf(request.body).fields
    const given = { password, ...(code ? { code } : {}) }
    await signAgreement(platform, { account: accountOf(request), actor: actorOfRequest(request), id, ...given })
    return showAgreement(platform, show, { request, reply })
  })
}

async function showAgreement(
  platform: Platform,
  show: Show,
  exchange: { request: FastifyRequest; reply: FastifyReply },
) {
  const { id = '' } = exchange.request.params as { id?: string }
  const { unitId, roles } = actorOfRequest(exchange.request)
  const found = isId(id) ? await findCase(platform.db, id) : null
  const takesPart = unitId !== null && [found?.unit_id, found?.party_id].includes(unitId)
  if (found?.type !== 'useAgreement' || !takesPart) throw new Refusal('unknown_case')
  const turn = {
    drafted: { side: found.party_id, role: 'applicant' },
    signedByApplicant: { side: found.unit_id, role: 'provider' },
  }
  const now = turn[found.state as keyof typeof turn]
  const maySign = now !== undefined && now.side === unitId && roles.some(role => role === now.role)
  const text = agreementText(found, await findRecord(platform.db, id))
  const visit = visitOf(platform, exchange.request)
  return show(exchange, agreementPage(visit, { id, title: found.title, text, maySign, state: found.state }))
}

type SentForm = {
  readonly fields: { readonly [name: string]: string }
  readonly files: readonly SentFile[]
  readonly csrf?: string
}

// The runtime's own reader of forms takes the parts apart.
async function readForm(request: FastifyRequest, body: Buffer | string): Promise<SentForm> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(Buffer.from(body)), { headers }).formData().catch(() => {
    throw new Refusal('invalid_input', { field: 'form' })
  })
  const fields: { [name: string]: string } = {}
  const files: SentFile[] = []
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') fields[name] = value
    else if (value.size > 0) files.push({ name: fileName(value.name), content: Buffer.from(await value.arrayBuffer()) })
  }
  return { fields, files, ...(fields.csrf ? { csrf: fields.csrf } : {}) }
}

function fileName(name: string): string {
  return name.replace(/[/\\\p{Cc}]/gu, '_').slice(-200) || 'file'
}

function formOf(body: unknown): SentForm {
  if (body !== null && typeof body === 'object' && 'fields' in body && 'files' in body) return body as SentForm
  const given = Object.entries((body ?? {}) as object).filter(([, value]) => typeof value === 'string')
  return { fields: Object.fromEntries(given), files: [] }
}

function registrationOf(body: unknown): Registration {
  const { fields } = formOf(body)
  const text = (name: string) => fields[name]?.trim() ?? ''
  return {
    applicantKind: text('applicantKind') as Registration['applicantKind'],
    documentKind: text('documentKind') as Registration['documentKind'],
    name: text('name'),
    identifier: text('identifier'),
    contactName: text('contactName'),
    login: text('login'),
    password: fields.password ?? '',
  }
}
