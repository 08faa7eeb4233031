import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest } from '../people/request-session.ts'

export type KnownGateway = {
  readonly name: string
  /** Up to which position of the feed the gateway acts. */
  readonly seq: number
  /** Until when it may go on serving what it knows if contact is lost now; real time. */
  readonly leaseEndsAt: string
  readonly seenAt: string
}

/** What the server knows of its gateways: who has taken over a revocation, and when the leases of the others end. */
export type GatewayRegister = {
  confirm(name: string, seq: number, leaseEndsAt: number): void
  list(): KnownGateway[]
}

export function gatewayRegister(now: () => Date): GatewayRegister {
  const known = new Map<string, KnownGateway>()
  return {
    confirm(name, seq, leaseEndsAt) {
      const before = known.get(name)
      known.set(name, {
        name,
        seq: Math.max(seq, before?.seq ?? 0),
        leaseEndsAt: new Date(leaseEndsAt).toISOString(),
        seenAt: now().toISOString(),
      })
    },
    list: () => [...known.values()].toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}

export type LocalStatus = () => { readonly seq: number; readonly leaseEndsAt: number }

/** Which gateways have confirmed what: asked by the operator after a revocation. */
export function gatewayRoutes(app: App, register: GatewayRegister, local: { name: string; status: LocalStatus }): void {
  app.get('/api/gateways', async request => {
    if (!actorOfRequest(request).roles.includes('operator'))
      throw new Refusal('role_missing', { params: { role: 'operator' } })
    const { seq, leaseEndsAt } = local.status()
    register.confirm(local.name, seq, leaseEndsAt)
    const gateways = register.list()
    const newest = Math.max(...gateways.map(gateway => gateway.seq))
    return { newest, gateways: gateways.map(gateway => ({ ...gateway, confirmed: gateway.seq >= newest })) }
  })
}
