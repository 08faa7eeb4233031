import { localWordsOf } from '@gongshu/regulations'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { accountOf, SESSION_COOKIE } from '../people/request-session.ts'
import { signIn, signOut } from '../people/sign-in.ts'
import { versionsHere } from '../registry/text-version-routes.ts'
import { findUnit } from '../registry/unit-queries.ts'
import { languageOf } from './errors.ts'

const closed = { additionalProperties: false } as const

const Credentials = Type.Object(
  { login: Type.String({ minLength: 1, maxLength: 64 }), password: Type.String({ minLength: 1, maxLength: 200 }) },
  closed,
)

/** Signing in and out, who am I. */
export function sessionRoutes(app: App, platform: Platform): void {
  app.post('/api/session', { schema: { body: Credentials } }, async (request, reply) => {
    const { login, password } = request.body
    const { token, csrf } = await signIn(platform.db, login, password)
    reply.setCookie(SESSION_COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
    })
    return { csrf }
  })

  app.delete('/api/session', async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE]
    if (token) await signOut(platform.db, token)
    reply.clearCookie(SESSION_COOKIE, { path: '/' })
    return { signedOut: true }
  })

  app.get('/api/session', async request => {
    const account = accountOf(request)
    const unit = account.unit_id ? await findUnit(platform.db, account.unit_id) : null
    return {
      account: { id: account.id, login: account.login, name: account.name, separation: account.separation },
      unit: unit ? { id: unit.id, name: unit.name, shortName: unit.short_name } : null,
      roles: account.roles,
      csrf: request.signedIn?.csrf ?? null,
      language: languageOf(request),
      jurisdiction: { id: platform.jurisdiction.id, name: platform.jurisdiction.name },
      words: platform.jurisdiction.words,
      offices: platform.jurisdiction.offices,
      local: localWordsOf(platform.jurisdiction),
      texts: versionsHere(platform),
      today: platform.clocks.today(),
      mode: platform.mode,
    }
  })
}
