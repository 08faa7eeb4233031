import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../acts/act-types.ts'
import { Refusal } from '../base/refusal.ts'
import type { Db } from '../db/open-database.ts'
import type { AccountRow } from './account-queries.ts'
import { type SignedIn, sessionOf, tokenAccount } from './sign-in.ts'

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | null
  }
}

export const SESSION_COOKIE = 'gongshu_session'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/** Finds out who asks: a bearer token of a program, or the session cookie of a browser. */
export async function identify(db: Db, request: FastifyRequest): Promise<SignedIn | null> {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) return tokenAccount(db, bearer)
  const cookie = request.cookies[SESSION_COOKIE]
  return cookie ? sessionOf(db, cookie) : null
}

/**
 * A browser sends the cookie by itself, so an unsafe request with one must also carry the session's own token, in a
 * header or, from a plain form, in the field `csrf`.
 */
export function guardAgainstForgery(request: FastifyRequest): void {
  const expected = request.signedIn?.csrf
  if (!expected || SAFE_METHODS.includes(request.method)) return
  const fromForm = (request.body as { csrf?: unknown } | null | undefined)?.csrf
  const given = request.headers['x-csrf-token'] ?? fromForm
  if (given !== expected) throw new Refusal('csrf')
}

export function actorOfRequest(request: FastifyRequest): Extract<Actor, { kind: 'account' }> {
  const actor = request.signedIn?.actor
  if (actor?.kind !== 'account') throw new Refusal('not_signed_in')
  return actor
}

export function accountOf(request: FastifyRequest): AccountRow {
  if (!request.signedIn) throw new Refusal('not_signed_in')
  return request.signedIn.account
}

/** The person of a session. A token that could make tokens would never expire for whoever has got hold of it. */
export function personOf(request: FastifyRequest): AccountRow {
  const account = accountOf(request)
  if (request.signedIn?.csrf == null) throw new Refusal('not_signed_in')
  return account
}

/** Offices that see every unit's cases; others see their own unit's. */
export function seesDistrict(request: FastifyRequest): boolean {
  const actor = actorOfRequest(request)
  return actor.roles.some(role => role === 'operator' || role === 'authority' || role === 'supervisor')
}

const NO_UNIT = '00000000-0000-0000-0000-000000000000'

/** The unit whose matters the reader sees, null for an office that sees every unit's; without a unit there are none. */
export function unitSeen(request: FastifyRequest): string | null {
  return seesDistrict(request) ? null : (actorOfRequest(request).unitId ?? NO_UNIT)
}
