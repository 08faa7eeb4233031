import type { FastifyRequest } from 'fastify'
import { actorOfRequest } from '../people/request-session.ts'
import type { Confirmation } from '../registry/text-version.ts'
import { confirmVersion, type LawPlatform } from '../registry/text-version-routes.ts'

/** Takes the posted form that confirms the days of a draft; answers with the text that it is about. */
export async function submitConfirmation(platform: LawPlatform, request: FastifyRequest): Promise<string> {
  const { csrf: _, ...fields } = (request.body ?? {}) as { readonly [name: string]: unknown }
  // A field that was left empty is sent as an empty text.
  const given = Object.entries(fields).filter(([, value]) => value !== '')
  const input = Object.fromEntries(given) as Confirmation
  await confirmVersion(platform, { actor: actorOfRequest(request), input })
  return input.version.slice(0, input.version.indexOf('@'))
}
