import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { TestContext } from 'node:test'
import fastify from 'fastify'
import { silentLog } from '../base/logging.ts'
import { signCall } from './call-signature.ts'
import { createGateway, type Gateway, type GatewayOptions } from './create-gateway.ts'
import type { Grant, GrantSource } from './grant.ts'
import { readJournal } from './journal-reader.ts'

/** For tests: a source of grants in memory, kept to the contract of GrantSource. */
export type TestSource = GrantSource & {
  put(grant: Omit<Grant, 'seq'>): Grant
  moveTo(today: string): void
  /** While true, every question fails, as without a network. */
  unreachable: boolean
  confirmed: [string, number][]
}

export function testSource(files: { readonly [digest: string]: string }): TestSource {
  const grants = new Map<string, Grant>()
  const waiting = new Set<() => void>()
  const state = { seq: 0, today: '2026-03-02' }
  const wake = () => {
    for (const each of waiting) each()
  }
  const source: TestSource = {
    unreachable: false,
    confirmed: [],
    put(grant) {
      state.seq += 1
      const versioned = { ...grant, seq: state.seq }
      grants.set(grant.serviceId, versioned)
      wake()
      return versioned
    },
    moveTo(today) {
      state.today = today
      wake()
    },
    async changesSince(seq, waitMs) {
      if (source.unreachable) throw new Error('unreachable')
      if (state.seq <= seq && waitMs > 0) await wokenWithin(waiting, waitMs)
      if (source.unreachable) throw new Error('unreachable')
      const changed = [...grants.values()].filter(grant => grant.seq > seq).sort((a, b) => a.seq - b.seq)
      return { from: seq, to: state.seq, today: state.today, grants: changed }
    },
    async servingFile(digest) {
      const path = files[digest]
      if (path === undefined) throw new Error(`no serving file ${digest}`)
      return path
    },
    async confirm(gateway, seq) {
      source.confirmed.push([gateway, seq])
    },
  }
  return source
}

export function buildGrant(changes: Partial<Grant> = {}): Omit<Grant, 'seq'> {
  return {
    serviceId: 'service-1',
    state: 'active',
    appKey: 'app-1',
    appSecret: randomBytes(32).toString('hex'),
    scenario: '高龄津贴发放',
    consumerUnit: 'unit-consumer',
    providerUnit: 'unit-provider',
    entryId: 'entry-1',
    entryName: '人口登记样本',
    mode: 'api',
    resource: 'resource-1',
    version: 'version-1',
    digest: 'digest-one',
    columns: ['code', 'name'],
    keys: ['code'],
    quotaPerMinute: 1_000,
    endsOn: null,
    ...changes,
  }
}

export type RunningGateway = {
  gateway: Gateway
  url: string
  dir: string
  records(): Promise<object[]>
}

/** A gateway behind real HTTP on a free port; the test's end ends it. */
export async function startGateway(
  t: TestContext,
  options: Pick<GatewayOptions, 'source'> & Partial<GatewayOptions>,
): Promise<RunningGateway> {
  const dir = await testFolder(t)
  const defaults = {
    name: 'gate',
    journalDir: dir,
    matcher: null,
    leaseMs: 60_000,
    now: () => Date.now(),
    log: silentLog,
  }
  const gateway = await createGateway({ ...defaults, duties: { scenario: 'XX-1', stopped: 'XX-2' }, ...options })
  const app = fastify({ forceCloseConnections: true })
  gateway.register(app)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  t.after(async () => {
    await app.close()
    await gateway.stop()
  })
  await gateway.sync().catch(() => undefined)
  const journal = gateway.journal.dir
  const records = async () => (await Array.fromAsync(readJournal(journal))).map(({ record }) => record)
  return { gateway, url, dir, records }
}

export type TestCall = {
  path?: string
  body?: string
  nonce?: string
  timestamp?: number
  headers?: Record<string, string>
}

/** Calls as a consumer's system would: signed, over HTTP. */
export async function call(
  url: string,
  credentials: { appKey: string; appSecret: string },
  asked: TestCall = {},
): Promise<{ status: number; body: unknown; text: string }> {
  const { path = '/gateway/v1/services/service-1/query', body = queryBody(), headers = {} } = asked
  const nonce = asked.nonce ?? randomBytes(12).toString('hex')
  const signed = signCall(credentials, { method: 'POST', path, body, nonce, timestamp: asked.timestamp ?? Date.now() })
  const type = path.includes('/match') ? 'text/plain' : 'application/json'
  const sent = { method: 'POST', headers: { 'content-type': type, ...signed, ...headers }, body }
  const response = await fetch(url + path, sent)
  const text = await response.text()
  return { status: response.status, body: JSON.parse(text), text }
}

export function queryBody(changes: object = {}): string {
  return JSON.stringify({ scenario: '高龄津贴发放', where: { code: 'K-000001' }, ...changes })
}

/** A small serving file: `code` is the key, `secret` a column that no test grants. */
export async function servingFixture(t: TestContext, rows: number, mark = ''): Promise<string> {
  const path = join(await testFolder(t), 'serving.sqlite')
  const file = new DatabaseSync(path)
  file.exec('create table records (code text, name text, secret text); create index by_code on records (code); begin')
  const insert = file.prepare('insert into records values (?, ?, ?)')
  for (let n = 1; n <= rows; n += 1) insert.run(`K-${String(n).padStart(6, '0')}`, `张*${n}${mark}`, 'never leaves')
  file.exec('commit')
  file.close()
  return path
}

export async function testFolder(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'gongshu-gateway-'))
  t.after(() => rm(dir, { recursive: true, force: true }))
  return dir
}

function wokenWithin(waiting: Set<() => void>, waitMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, waitMs).unref()
  waiting.add(resolve)
  return promise.finally(() => {
    clearTimeout(timer)
    waiting.delete(resolve)
  })
}
