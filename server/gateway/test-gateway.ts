import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import fastify from 'fastify'
import { silentLog } from '../base/logging.ts'
import { collectFile } from '../lake/collect.ts'
import { closeLake, type Lake, openLake } from '../lake/lake.ts'
import { buildServing } from '../lake/serving.ts'
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
  /** How many questions wait for news at present. */
  waiting(): number
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
    waiting: () => waiting.size,
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

export type TestData = { lake: Lake; resource: string; version: string; servingFile: string }

/** Rows of a made-up register in a lake, and the file that serves `code` and the masked `name`; `secret` is not granted. */
export async function collectTestData(dir: string, rows: number, surname: string): Promise<TestData> {
  const lake = await openLake(join(dir, 'lake'))
  const file = join(dir, `${surname}.csv`)
  const lines = Array.from({ length: rows }, (_, n) => `${testCode(n + 1)},${surname}某某,never leaves`)
  await writeFile(file, `code,name,secret\n${lines.join('\n')}\n`)
  const columns = ['code', 'name', 'secret'].map(name => ({ name, type: 'text' as const, required: true }))
  const collected = await collectFile(lake, {
    resource: 'people',
    file,
    fileName: 'people.csv',
    format: 'csv',
    columns,
  })
  if (!collected.ok) throw new Error(`the test data has ${collected.faultCount} faults`)
  const { version } = collected.manifest
  const masks = { name: 'name_surname' } as const
  const request = { resource: 'people', version, columns: ['code', 'name'], masks, keys: ['code'] }
  const built = await buildServing(lake, request)
  return { lake, resource: 'people', version, servingFile: built.file }
}

export function testCode(n: number): string {
  return `K-${String(n).padStart(6, '0')}`
}

/** Two versions of a hundred rows, made once for all tests of a process. */
export function servingFiles(): Promise<{ [digest: string]: string }> {
  made ??= makeServingFiles()
  return made
}

let made: Promise<{ [digest: string]: string }> | null = null

async function makeServingFiles(): Promise<{ [digest: string]: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'gongshu-serving-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  const one = await collectTestData(join(dir), 100, '张')
  const two = await collectTestData(join(dir), 100, '李')
  await closeLake(one.lake)
  await closeLake(two.lake)
  return { 'digest-one': one.servingFile, 'digest-two': two.servingFile }
}

/** A gateway with one active grant on the shared serving files. */
export async function openGate(
  t: TestContext,
  changes: Partial<Grant> = {},
  options: { leaseMs?: number; now?(): number } = {},
) {
  const source = testSource(await servingFiles())
  const grant = source.put(buildGrant(changes))
  return { ...(await startGateway(t, { source, ...options })), source, grant }
}

export function errorOf(body: unknown): { code: string; message: string; duty?: string } {
  return (body as { error?: { code: string; message: string } }).error ?? { code: 'none', message: '' }
}

/** Asks until it holds, at most 5 s. */
export async function becomes(holds: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 5_000
  while (!(await holds())) {
    if (performance.now() > until) throw new Error('it did not become so within 5 s')
    await delay(5)
  }
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
