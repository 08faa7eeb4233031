import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import type { NoticeTargetTable } from '../db/schema-outgoing.ts'
import { personOf } from '../people/request-session.ts'
import { tokenHash } from '../people/sign-in.ts'
import { addTargetRoutes, ownerOf } from './add-target-routes.ts'
import type { OutgoingDesk } from './outgoing-desk.ts'
import { confirmTarget, endTarget, historyOf, replayOutgoing, targetsOf } from './outgoing-queries.ts'

const closed = { additionalProperties: false } as const
const CONFIRM_DAYS = 2
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Where a person's and a unit's notices go beside the inbox, what was sent there, and sending it again. */
export function outgoingRoutes(app: App, platform: Platform, desk: OutgoingDesk): void {
  const { db } = platform
  addTargetRoutes(app, platform, desk)

  app.get('/api/session/outgoing', async request => {
    const targets = await targetsOf(db, ownerOf(request))
    const messages = await historyOf(db, idsOf(targets))
    return { mail: desk.ways.mail !== null, targets: targets.map(shownTarget), messages }
  })

  const Token = Type.Object({ token: Type.String({ minLength: 20, maxLength: 60 }) }, closed)
  app.post('/api/session/outgoing/confirmation', { schema: { body: Token } }, async request => {
    const now = new Date()
    const notBefore = new Date(now.getTime() - CONFIRM_DAYS * 86_400_000)
    const of = { accountId: personOf(request).id, tokenHash: tokenHash(request.body.token), notBefore, now }
    if (!(await confirmTarget(db, of))) throw new Refusal('unknown_thing', { field: 'token' })
    return { confirmed: true }
  })

  app.delete('/api/session/outgoing/:id', { schema: { params: Id } }, async request => {
    const targets = await targetsOf(db, ownerOf(request))
    if (!idsOf(targets).includes(request.params.id)) throw new Refusal('unknown_thing', { field: 'id' })
    await endTarget(db, request.params.id, new Date())
    return { ended: true }
  })

  app.post(
    '/api/session/outgoing/messages/:id/replay',
    { schema: { params: Id, body: Type.Object({}, closed) } },
    async request => {
      const targets = idsOf(await targetsOf(db, ownerOf(request)))
      const isWaiting = await replayOutgoing(db, { id: request.params.id, targets, now: new Date() })
      if (!isWaiting) throw new Refusal('unknown_thing', { field: 'id' })
      return { waiting: true }
    },
  )
}

function idsOf(targets: readonly { id: string }[]): string[] {
  return targets.map(target => target.id)
}

function shownTarget({ id, kind, address, created_at: since, confirmed_at: confirmed }: NoticeTargetTable) {
  return { id, kind, address, since, confirmed: confirmed !== null }
}
