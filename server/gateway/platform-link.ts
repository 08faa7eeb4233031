/** How a separate gateway speaks to the platform. */
export type PlatformLink = {
  /** Address of the platform. */
  readonly url: string
  readonly token: string
  /** Ends whatever is under way. */
  readonly closing: AbortSignal
}

/** How much longer than agreed an answer may take before the contact counts as lost. */
export const graceMs = 3_000

export type PlatformQuestion = {
  readonly timeoutMs: number
  /** JSON; present: the question is a POST. */
  readonly body?: string
}

/** Asks the platform; throws for every answer that is no success. */
export async function askPlatform(link: PlatformLink, path: string, question: PlatformQuestion): Promise<Response> {
  const { timeoutMs, body } = question
  const signal = AbortSignal.any([link.closing, AbortSignal.timeout(timeoutMs)])
  const headers = {
    authorization: `Bearer ${link.token}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const request = body === undefined ? { headers, signal } : { method: 'POST', headers, body, signal }
  const response = await fetch(new URL(path, link.url), { ...request, redirect: 'error' })
  if (response.ok) return response
  await response.body?.cancel()
  throw new Error(`the platform answered ${response.status} to ${path.split('?')[0]}`)
}
