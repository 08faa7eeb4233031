import { randomBytes } from 'node:crypto'
import { after } from 'node:test'
import type { Role } from '@gongshu/regulations'
import { newId } from '../../server/base/ids.ts'
import { signCall } from '../../server/gateway/call-signature.ts'
import { APP_SECRET } from '../../server/sharing/sharing-service-actions.ts'
import { findService, systemsOf } from '../../server/sharing/sharing-service-queries.ts'
import type { RunningServer } from '../../server/start.ts'
import { openTestAccount, signInAs, startTestServer } from '../../server/test-server.ts'
import { activeService, type District, districtOn } from './article-fixture.ts'

export type ServedDistrict = District & { readonly server: RunningServer }

let shared: Promise<RunningServer> | null = null
after(async () => (await shared)?.stop())

/** A district with units of its own on a running server that all tests of one process share. */
export async function openServedDistrict(): Promise<ServedDistrict> {
  shared ??= startTestServer()
  const server = await shared
  return { ...(await districtOn(server.platform)), server }
}

/** A person of a unit who has signed in over HTTP. */
export async function signedIn({ server }: ServedDistrict, unitId: string | null, ...roles: Role[]) {
  const login = `p-${newId().slice(-12)}`
  await openTestAccount(server, login, { unitId, roles })
  return signInAs(server, login)
}

export type CalledService = { serviceId: string; demandId: string; appKey: string; appSecret: string }

/** An active service with what its consumer needs to call it. */
export async function calledService(
  district: ServedDistrict,
  changes: Parameters<typeof activeService>[1] = {},
): Promise<CalledService> {
  const { platform } = district
  const { serviceId, demandId } = await activeService(district, changes)
  await district.server.settle()
  const service = await findService(platform.db, serviceId)
  const systems = await systemsOf(platform.db, district.consumer.unitId ?? '')
  const system = systems.find(candidate => candidate.id === service?.system_id)
  if (!system) throw new Error(`the service ${serviceId} has no calling system`)
  const appSecret = Buffer.from(platform.keys.unseal(system.secret_sealed, APP_SECRET)).toString('hex')
  return { serviceId, demandId, appKey: system.app_key, appSecret }
}

type CallBody = { readonly body: string; readonly type: string; readonly path: string }

export function query(at: ServedDistrict, service: CalledService, asked: object) {
  const path = `/gateway/v1/services/${service.serviceId}/query`
  return call(at, service, { path, body: JSON.stringify(asked), type: 'application/json' })
}

export function match(at: ServedDistrict, service: CalledService, asked: { scenario: string; lines: string[] }) {
  const path = `/gateway/v1/services/${service.serviceId}/match?scenario=${encodeURIComponent(asked.scenario)}`
  return call(at, service, { path, body: asked.lines.join('\n'), type: 'text/plain' })
}

async function call({ server }: ServedDistrict, service: CalledService, { path, body, type }: CallBody) {
  const nonce = randomBytes(16).toString('hex')
  const signed = signCall(service, { method: 'POST', path, body, timestamp: Date.now(), nonce })
  const headers = { 'content-type': type, ...signed }
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers, body })
  const text = await answer.text()
  return { status: answer.status, text, body: parsed(text) }
}

function parsed(text: string): { error?: { code: string; duty?: string; message: string }; rows?: object[] } {
  return text.startsWith('{') ? JSON.parse(text) : {}
}
