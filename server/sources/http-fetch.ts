import { type IncomingMessage, request as requestInClear } from 'node:http'
import { request as requestOverTls } from 'node:https'
import { type AllowedHosts, pinAddress } from './address-guard.ts'
import { CONNECT_MS } from './pull-limits.ts'
import { lineFault, SourceFault } from './source-fault.ts'

/** How long an answer may take from the question to its last byte, in milliseconds, and how large it may be. */
const ANSWER_MS = 120_000
export const MOST_ANSWER_BYTES = 64 * 1024 ** 2
const MOST_REDIRECTS = 5

export type FetchRequest = {
  /** Sent to the host that was asked and to no other: a redirect elsewhere goes without it. */
  readonly secretHeader?: { readonly name: string; readonly value: string }
  readonly allowed: AllowedHosts
  readonly signal?: AbortSignal
}

export type FetchedText = { readonly text: string; readonly url: URL; readonly link: string | null }

/** GET of a text, UTF-8. Each host on the way, also of a redirect, is checked before anything is sent to it. */
export async function fetchText(url: URL, request: FetchRequest): Promise<FetchedText> {
  let at = url
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const isSameHost = at.origin === url.origin
    const { secretHeader, ...open } = request
    const answer = await ask(at, isSameHost ? request : open)
    const next = redirectOf(answer, at)
    if (!next)
      return { text: await bodyOf(answer, at.hostname), url: at, link: String(answer.headers.link ?? '') || null }
    answer.destroy()
    at = next
  }
  throw new SourceFault('redirect_refused', { host: url.hostname })
}

async function ask(url: URL, { secretHeader, allowed, signal }: FetchRequest): Promise<IncomingMessage> {
  const isClear = url.protocol === 'http:'
  const port = Number(url.port) || (isClear ? 80 : 443)
  const pinned = await pinAddress(url.hostname, port, { allowed })
  const send = isClear ? requestInClear : requestOverTls
  const limit = AbortSignal.timeout(ANSWER_MS)
  try {
    return await new Promise<IncomingMessage>((done, fail) => {
      const asked = send(url, {
        headers: {
          accept: 'application/json',
          'accept-encoding': 'identity',
          'user-agent': 'gongshu',
          ...(secretHeader ? { [secretHeader.name]: secretHeader.value } : {}),
        },
        // The checked address, whatever the name may answer by now.
        lookup: (_host, options, answer) =>
          options.all ? answer(null, [pinned]) : answer(null, pinned.address, pinned.family),
        family: pinned.family,
        agent: false,
        timeout: CONNECT_MS * 3,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      })
      asked.on('response', done)
      asked.on('timeout', () => asked.destroy(new SourceFault('timed_out', { host: url.hostname })))
      asked.on('error', fail)
      asked.end()
    })
  } catch (error) {
    throw told(error, { host: url.hostname, signal })
  }
}

function redirectOf(answer: IncomingMessage, from: URL): URL | null {
  const status = answer.statusCode ?? 0
  if (status >= 200 && status < 300) return null
  const host = from.hostname
  const place = answer.headers.location
  answer.resume()
  if ([301, 302, 303, 307, 308].includes(status) && place) {
    const next = URL.parse(place, from)
    const isPlain = next?.protocol === 'https:' || (next?.protocol === 'http:' && from.protocol === 'http:')
    if (!next || !isPlain) throw new SourceFault('redirect_refused', { host })
    return next
  }
  if (status === 401 || status === 403) throw new SourceFault('secret_refused', { host })
  if (status === 429 || status >= 500) throw new SourceFault('server_busy', { host, status })
  throw new SourceFault('answer_refused', { host, status })
}

async function bodyOf(answer: IncomingMessage, host: string): Promise<string> {
  const coding = answer.headers['content-encoding'] ?? 'identity'
  if (coding !== 'identity') throw new SourceFault('answer_refused', { host, status: coding })
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      bytes += part.length
      if (bytes > MOST_ANSWER_BYTES) throw new SourceFault('too_many_bytes', { host, most: MOST_ANSWER_BYTES })
      parts.push(part)
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
  } catch (error) {
    if (error instanceof TypeError) throw new SourceFault('not_json', { host }, error)
    throw told(error, { host, signal: undefined })
  }
}

function told(error: unknown, { host, signal }: { host: string; signal: AbortSignal | undefined }): unknown {
  if (signal?.aborted) return signal.reason
  if ((error as Error).name === 'TimeoutError' || (error as Error).name === 'AbortError')
    return new SourceFault('timed_out', { host }, error)
  return lineFault(error, host) ?? new SourceFault('unreachable', { host }, error)
}
