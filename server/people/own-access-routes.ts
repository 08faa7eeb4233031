import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { deleteToken, replacePassword, tokensOf } from './access-queries.ts'
import { hashPassword } from './password.ts'
import { personOf, SESSION_COOKIE } from './request-session.ts'
import { confirmPassword } from './second-factor.ts'
import { issueApiToken, tokenHash } from './sign-in.ts'
import { READ_SCOPE } from './token-scope.ts'

const closed = { additionalProperties: false } as const

/** What people do with their own ways in: tokens for programs, and their password. */
export function ownAccessRoutes(app: App, platform: Platform): void {
  const { db } = platform

  const Scope = Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 100, uniqueItems: true })
  const Wanted = Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 100 }),
      validDays: Type.Integer({ minimum: 1, maximum: 366 }),
      scope: Type.Optional(Scope),
    },
    closed,
  )
  app.post('/api/tokens', { schema: { body: Wanted } }, async request => {
    const account = personOf(request)
    const { name, validDays, scope = [READ_SCOPE] } = request.body
    const rows = platform.acts.door.rows as ReadonlyMap<string, unknown>
    const unknown = scope.find(one => one !== READ_SCOPE && !rows.has(one))
    if (unknown !== undefined) throw new Refusal('unknown_thing', { field: 'scope', params: { id: unknown } })
    return { token: await issueApiToken(db, { accountId: account.id, name, scope, validDays }), scope }
  })

  app.get('/api/tokens', async request => ({ tokens: await tokensOf(db, personOf(request).id) }))

  const Id = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{24,36}$' }) })
  app.delete('/api/tokens/:id', { schema: { params: Id } }, async request => {
    const isGone = await deleteToken(db, personOf(request).id, request.params.id)
    if (!isGone) throw new Refusal('unknown_thing', { field: 'id' })
    return { revoked: true }
  })

  const Change = Type.Object(
    {
      password: Type.String({ minLength: 1, maxLength: 200 }),
      newPassword: Type.String({ minLength: 12, maxLength: 200 }),
    },
    closed,
  )
  app.post('/api/session/password', { schema: { body: Change } }, async request => {
    const account = personOf(request)
    const { password, newPassword } = request.body
    await confirmPassword(platform, account, password)
    if (newPassword === password) throw new Refusal('invalid_input', { field: 'newPassword' })
    const keep = tokenHash(request.cookies[SESSION_COOKIE] ?? '')
    await replacePassword(db, { accountId: account.id, passwordHash: await hashPassword(newPassword), keep })
    return { changed: true }
  })
}
