import type { Role } from '@gongshu/regulations'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { accountLifecycle } from './account.ts'
import { listAccounts, listSecurityRecords } from './account-list-queries.ts'
import { ownAccessRoutes } from './own-access-routes.ts'
import { hashPassword } from './password.ts'
import { actorOfRequest } from './request-session.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'
import { setUp } from './set-up.ts'

const closed = { additionalProperties: false } as const
const Page = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  offset: Type.Integer({ minimum: 0, default: 0 }),
})

/** Accounts for the administrator, refusals for the auditor, and the first three accounts by the set-up link; everybody's own ways in. */
export function accountRoutes(app: App, platform: Platform): void {
  const { passwordHash: _, ...fields } = accountLifecycle.steps['account.open'].input.properties
  const NewAccount = Type.Object({ ...fields, password: Type.String({ minLength: 12, maxLength: 200 }) }, closed)
  app.post('/api/accounts', { schema: { body: NewAccount } }, async request => {
    const { password, ...account } = request.body
    const input = { ...account, passwordHash: await hashPassword(password) }
    return platform.acts.act({ step: 'account.open', actor: actorOfRequest(request), input })
  })

  ownAccessRoutes(app, platform)
  secondFactorRoutes(app, platform)

  app.get('/api/accounts', { schema: { querystring: Page } }, async request => {
    requireRole(request, 'administrator')
    return { accounts: await listAccounts(platform.db, request.query) }
  })

  app.get('/api/security-records', { schema: { querystring: Page } }, async request => {
    requireRole(request, 'auditor')
    return { records: await listSecurityRecords(platform.db, request.query) }
  })

  const Person = Type.Object(
    {
      login: Type.String(),
      name: Type.String({ minLength: 1, maxLength: 64 }),
      password: Type.String({ maxLength: 200 }),
    },
    closed,
  )
  const SetUp = Type.Object({ token: Type.String(), people: Type.Array(Person, { minItems: 3, maxItems: 3 }) }, closed)
  app.post('/api/set-up', { schema: { body: SetUp } }, async request => {
    await setUp(platform, request.body.token, request.body.people)
    return { ready: true }
  })
}

function requireRole(request: FastifyRequest, role: Role): void {
  if (!actorOfRequest(request).roles.includes(role)) throw new Refusal('role_missing', { params: { role } })
}
