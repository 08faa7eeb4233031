import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { isApplicantOnly } from './reading-rights.ts'

/** What a member of the public who is signed in may ask the interface for; everything else is the officials' own. */
const open = [
  /^\/api\/(session|tasks|notices|attachments|case-types|cases|tokens|openapi\.json)(\/|$)/,
  /^\/api\/(open|open-list-entries|samples|deliveries|use-agreements|use-reports|log|events|checkpoint)(\/|$)/,
  // Steps check the role and the side of whoever takes them.
  /^\/api\/[\w-]+(\/:id)?\/steps\//,
]

/** Keeps accounts that the public opened for itself out of the district's registers. */
export function guardAgainstApplicants(app: App): void {
  app.addHook('preHandler', async request => {
    const actor = request.signedIn?.actor
    // The route and not the address: that may be spelled in other ways, as in /%61pi/units.
    const { url = '' } = request.routeOptions
    if (actor?.kind !== 'account' || !isApplicantOnly(actor.roles) || !url.startsWith('/api/')) return
    if (open.some(pattern => pattern.test(url))) return
    throw new Refusal('role_missing', { params: { role: 'provider' } })
  })
}
