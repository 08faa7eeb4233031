import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { contentDigestHeader, servingDigestPattern } from './gateway-feed-routes.ts'
import type { GatewayDuties } from './gateway-refusal.ts'
import type { GrantFeed, GrantSource } from './grant.ts'
import { syncFolder } from './journal-segments.ts'
import { askPlatform, graceMs, type PlatformLink } from './platform-link.ts'

export type HttpGrantSourceOptions = {
  /** Address of the platform. */
  url: string
  token: string
  /** The name under which this gateway confirms, and how long it serves without contact. */
  gateway: string
  leaseMs: number
  /** Where serving files are kept. */
  servingDir: string
}

/** `duties` is filled by the first answer and renewed by each; `close` ends what is under way. */
export type HttpGrantSource = GrantSource & { readonly duties: GatewayDuties; close(): void }

/** The feed of a server elsewhere. */
export function httpGrantSource(options: HttpGrantSourceOptions): HttpGrantSource {
  const closing = new AbortController()
  const { url, token } = options
  const platform = { url, token, closing: closing.signal }
  const link: Link = { options, platform, running: new Map(), duties: {} }
  return {
    duties: link.duties,
    changesSince: (seq, waitMs) => changesSince(link, seq, waitMs),
    servingFile: digest => servingFile(link, digest),
    confirm: (gateway, seq) => confirm(link, gateway, seq),
    retain: digests => retain(options.servingDir, digests),
    close: () => closing.abort(),
  }
}

type Link = {
  options: HttpGrantSourceOptions
  platform: PlatformLink
  running: Map<string, Promise<string>>
  duties: GatewayDuties
}

async function changesSince(link: Link, seq: number, waitMs: number): Promise<GrantFeed> {
  const { gateway, leaseMs } = link.options
  const query = new URLSearchParams({ since: `${seq}`, wait: `${waitMs}`, gateway, lease: `${leaseMs}` })
  const response = await askPlatform(link.platform, `/internal/gateway/grants?${query}`, {
    timeoutMs: waitMs + graceMs,
  })
  const { duties, ...feed } = feedOf(await response.json())
  Object.assign(link.duties, duties)
  return feed
}

async function confirm(link: Link, gateway: string, seq: number): Promise<void> {
  const body = JSON.stringify({ gateway, seq, leaseMs: link.options.leaseMs })
  const response = await askPlatform(link.platform, '/internal/gateway/confirm', { timeoutMs: graceMs, body })
  await response.body?.cancel()
}

/** Downloads shared by all who ask at the same time; a file that is there is complete, for it was renamed last. */
async function servingFile(link: Link, digest: string): Promise<string> {
  if (!servingDigestPattern.test(digest)) throw new Error(`"${digest}" cannot name a serving file`)
  const path = join(link.options.servingDir, `${digest}.sqlite`)
  if (await stat(path).catch(() => null)) return path
  const running = link.running.get(digest) ?? download(link, digest, path).finally(() => link.running.delete(digest))
  link.running.set(digest, running)
  return running
}

async function download(link: Link, digest: string, path: string): Promise<string> {
  const { servingDir } = link.options
  await mkdir(servingDir, { recursive: true, mode: 0o700 })
  const response = await askPlatform(link.platform, `/internal/gateway/serving/${digest}`, { timeoutMs: 10 * 60_000 })
  const temporary = join(servingDir, `${randomUUID()}.part`)
  try {
    const received = await save(response, temporary)
    const promised = {
      size: Number(response.headers.get('content-length')),
      sha256: response.headers.get(contentDigestHeader),
    }
    if (received.size !== promised.size || received.sha256 !== promised.sha256) {
      throw new Error(`serving file ${digest} arrived damaged: ${received.size} of ${promised.size} bytes`)
    }
    await rename(temporary, path)
    await syncFolder(servingDir)
    return path
  } finally {
    await rm(temporary, { force: true })
  }
}

async function save(response: Response, path: string): Promise<{ size: number; sha256: string }> {
  const sum = createHash('sha256')
  let size = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(Readable.from(response.body ?? []), count, createWriteStream(path, { mode: 0o600 }))
  const file = await open(path, 'r+')
  await file.sync().finally(() => file.close())
  return { size, sha256: sum.digest('hex') }
}

async function retain(dir: string, digests: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(dir).catch(() => [])) {
    const digest = name.endsWith('.sqlite') ? name.slice(0, -'.sqlite'.length) : null
    if (digest !== null && !digests.has(digest)) await rm(join(dir, name), { force: true })
  }
}

// The server is ours and was authenticated by TLS or by the machine; only what would mislead silently is checked.
function feedOf(value: unknown): GrantFeed & { duties: GatewayDuties } {
  const feed = value as GrantFeed & { duties: GatewayDuties }
  const isFeed = Number.isInteger(feed?.from) && Number.isInteger(feed.to) && typeof feed.today === 'string'
  if (!isFeed || !Array.isArray(feed.grants)) throw new Error('the platform answered no feed of grants')
  return feed
}
