import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { words } from '../../text/words.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import type { NoticeTargetTable } from '../db/schema-outgoing.ts'
import { personOf } from '../people/request-session.ts'
import { tokenHash } from '../people/sign-in.ts'
import { pinAddress } from '../sources/address-guard.ts'
import type { OutgoingDesk } from './outgoing-desk.ts'
import { insertTarget, type Owner, targetsOf } from './outgoing-queries.ts'
import { sendMail, WEBHOOK_SECRET } from './send-notice.ts'

const closed = { additionalProperties: false } as const
const MOST_TARGETS = 5

/** Adds where notices go: a mail address, which its link confirms, or a webhook of the unit, whose secret is shown once. */
export function addTargetRoutes(app: App, platform: Platform, desk: OutgoingDesk): void {
  const { db } = platform

  const Mail = Type.Object({ address: Type.String({ format: 'email', maxLength: 200 }) }, closed)
  app.post('/api/session/outgoing/mail', { schema: { body: Mail } }, async request => {
    if (!desk.ways.mail) throw new Refusal('mail_not_set')
    await requireRoom(request)
    const account = personOf(request)
    const token = randomBytes(24).toString('base64url')
    const { address } = request.body
    await insertTarget(db, { ...newTarget(request), kind: 'mail', address, token_hash: tokenHash(token) })
    const link = desk.ways.linkTo(`/work/account?mail=${token}`)
    const { language } = account
    const text = `${words(language, 'mail.confirm', { link })}\n`
    await sendMail(desk.ways, { to: address, subject: words(language, 'mail.confirmSubject'), text }).catch(cause => {
      platform.log.error('a mail to confirm an address could not be sent', {
        cause: String((cause as { code?: unknown }).code),
      })
      throw new Refusal('mail_failed', { field: 'address' })
    })
    return { sent: true }
  })

  const Webhook = Type.Object({ url: Type.String({ pattern: '^https?://\\S+$', maxLength: 500 }) }, closed)
  app.post('/api/session/outgoing/webhooks', { schema: { body: Webhook } }, async request => {
    const { unit_id: unitId } = personOf(request)
    if (!unitId) throw new Refusal('unit_not_party')
    await requireRoom(request)
    const address = await receiver(request.body.url)
    const secret = randomBytes(32)
    const sealed = platform.keys.seal(secret, WEBHOOK_SECRET)
    const target = { ...newTarget(request), kind: 'webhook', unit_id: unitId, address, secret_sealed: sealed } as const
    await insertTarget(db, { ...target, confirmed_at: target.created_at })
    return { id: target.id, secret: secret.toString('hex') }
  })

  async function requireRoom(request: FastifyRequest): Promise<void> {
    if ((await targetsOf(db, ownerOf(request))).length >= MOST_TARGETS) throw new Refusal('rate_limited')
  }

  /** Refused at once where the platform would refuse to post there. */
  async function receiver(text: string): Promise<string> {
    const url = URL.parse(text)
    if (!url || url.username || url.password) throw new Refusal('invalid_input', { field: 'url' })
    const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443)
    await pinAddress(url.hostname, port, { allowed: desk.ways.allowed }).catch(() => {
      throw new Refusal('receiver_refused', { field: 'url' })
    })
    return url.href
  }
}

/** Whose ways of being told the request is about. */
export function ownerOf(request: FastifyRequest): Owner {
  const account = personOf(request)
  return { accountId: account.id, unitId: account.unit_id }
}

function newTarget(request: FastifyRequest): Omit<NoticeTargetTable, 'kind' | 'address'> {
  return {
    id: newId(),
    account_id: personOf(request).id,
    unit_id: null,
    secret_sealed: null,
    token_hash: null,
    created_at: new Date(),
    confirmed_at: null,
    ended_at: null,
  }
}
