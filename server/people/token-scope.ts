import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../base/refusal.ts'

/** What a token may be good for besides the steps that it names: reading all that its account may read. */
export const READ_SCOPE = 'read'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/** Routes that prepare or take a step without being the step's own route. */
const stepOfRoute: { readonly [route: string]: string } = {
  'POST /api/uploads': 'collection.load',
  'POST /api/collections/:id/loads': 'collection.load',
  'POST /api/demands/commitment': 'demand.submit',
  'POST /api/demands': 'demand.submit',
  'POST /api/demands/:id/resubmission': 'demand.resubmit',
  'POST /api/accounts': 'account.open',
}

/**
 * Refuses a program what its token does not name. A person's session has no scope. What no token can name at all, such
 * as making further tokens or changing the password, is for the person only.
 */
export function guardTokenScope(request: FastifyRequest): void {
  const scope = request.signedIn?.scope
  if (!scope) return
  const allowed = SAFE_METHODS.includes(request.method) ? scope.includes(READ_SCOPE) : mayChange(request, scope)
  if (!allowed) throw new Refusal('token_scope')
}

function mayChange(request: FastifyRequest, scope: readonly string[]): boolean {
  const { url, schema } = request.routeOptions
  const route = `${request.method} ${url ?? ''}`
  // A file is handed in ahead of whatever step will name it.
  if (route === 'POST /api/attachments') return scope.some(name => name !== READ_SCOPE)
  const { operationId } = (schema ?? {}) as { operationId?: string }
  const step = operationId ?? stepOfRoute[route]
  return step !== undefined && scope.includes(step)
}
