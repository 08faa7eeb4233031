import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { personOf } from './request-session.ts'
import { confirmSecondFactor, factorOf, offerSecondFactor, removeSecondFactor } from './second-factor.ts'

const closed = { additionalProperties: false } as const
const Password = Type.String({ minLength: 1, maxLength: 200 })

/** A one-time code of six digits, or a recovery code. */
export const OneTimeCode = Type.String({ minLength: 6, maxLength: 40 })

/** What people set up beside their password: an authenticator, confirmed by a code, with codes for its loss. */
export function secondFactorRoutes(app: App, platform: Platform): void {
  app.get('/api/session/second-factor', async request => factorOf(platform, personOf(request)))

  const Offer = Type.Object({ password: Password }, closed)
  app.post('/api/session/second-factor', { schema: { body: Offer } }, async request => {
    // Plain letters: each Chinese one would take nine in the address and make the picture too fine to scan.
    const issuer = `Gongshu ${platform.jurisdiction.id}`
    return offerSecondFactor(platform, personOf(request), { ...request.body, issuer })
  })

  const Confirmation = Type.Object({ code: OneTimeCode }, closed)
  app.post('/api/session/second-factor/confirmation', { schema: { body: Confirmation } }, async request => {
    return { recoveryCodes: await confirmSecondFactor(platform, personOf(request).id, request.body.code) }
  })

  const Removal = Type.Object({ password: Password, code: OneTimeCode }, closed)
  app.post('/api/session/second-factor/removal', { schema: { body: Removal } }, async request => {
    await removeSecondFactor(platform, personOf(request), request.body)
    return { removed: true }
  })
}
