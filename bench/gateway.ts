import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signCall } from '../server/gateway/call-signature.ts'
import { collectTestData, queryBody, testCode } from '../server/gateway/test-gateway.ts'
import { runLoad } from './gateway-load.ts'
import { gatewayStages, type Stages } from './gateway-stages.ts'

export type GatewayBench = {
  name: 'gateway'
  connections: number
  requestsPerSecond: number
  baseline: { name: 'bare Fastify POST, same body and answer size'; requestsPerSecond: number }
  ratio: number
  /** Microseconds of one call; `remaining` is the journal and what the parts cost more amid a call than measured alone. */
  where: Stages & { bareCall: number; wholeCall: number; remaining: number; callsPerDiskWrite: number }
}

const connections = 32
const rounds = 15
const requestsPerRound = 6_000
const rows = 100_000
const path = '/gateway/v1/services/service-1/query'

/** Calls a second with signature, grant and a durable journal line for each, beside Fastify alone under the same load. */
export async function benchGateway(): Promise<GatewayBench> {
  const dir = await mkdtemp(join(tmpdir(), 'gongshu-bench-'))
  const appSecret = randomBytes(32).toString('hex')
  const servers: Server[] = []
  try {
    const { servingFile } = await collectTestData(dir, rows, '张')
    const gateway = await startServer(servers, ['gateway', dir, servingFile, appSecret])
    const bare = await startServer(servers, ['bare', String(await answerBytes(gateway.url, appSecret))])
    const rates = await alternate({ gateway: gateway.url, bare: bare.url }, appSecret)
    const journal = await journalStats(gateway.child)
    const stages = await gatewayStages({ dir, servingFile }, Math.round(journal.records / journal.groups))
    return summary(rates, stages, journal.records / journal.groups)
  } finally {
    for (const { child } of servers) child.disconnect()
    await rm(dir, { recursive: true, force: true })
  }
}

type Server = { url: string; child: ChildProcess }
type Rates = { gateway: number[]; bare: number[] }

async function startServer(servers: Server[], args: string[]): Promise<Server> {
  const child = fork(new URL('./gateway-servers.ts', import.meta.url), args)
  const [ready] = (await once(child, 'message')) as [{ url: string }]
  const server = { url: ready.url, child }
  servers.push(server)
  return server
}

/** A first round of each is not counted; then they take turns, so that both see the same machine. */
async function alternate(urls: { gateway: string; bare: string }, appSecret: string): Promise<Rates> {
  const rates: Rates = { gateway: [], bare: [] }
  for (let round = 0; round <= rounds; round += 1) {
    for (const which of ['gateway', 'bare'] as const) {
      const requests = signedRequests(appSecret, requestsPerRound)
      const { requestsPerSecond } = await runLoad({ url: urls[which], connections, requests })
      if (round > 0) rates[which].push(requestsPerSecond)
    }
  }
  return rates
}

/** The same bytes go to both servers; only one of them looks at the signature. */
function signedRequests(appSecret: string, count: number): Buffer[] {
  return Array.from({ length: count }, () => {
    const body = oneBody()
    const call = { method: 'POST', path, body, timestamp: Date.now(), nonce: randomBytes(12).toString('hex') }
    const signed = Object.entries(signCall({ appKey: 'app-1', appSecret }, call))
    const length = Buffer.byteLength(body)
    const head = [`POST ${path} HTTP/1.1`, 'Host: bench', 'Content-Type: application/json', `Content-Length: ${length}`]
    return Buffer.from(`${[...head, ...signed.map(pair => pair.join(': '))].join('\r\n')}\r\n\r\n${body}`)
  })
}

function oneBody(): string {
  const n = 1 + Math.floor(Math.random() * rows)
  return queryBody({ where: { code: testCode(n) } })
}

async function answerBytes(url: string, appSecret: string): Promise<number> {
  const body = queryBody({ where: { code: testCode(rows / 2) } })
  const call = { method: 'POST', path, body, timestamp: Date.now(), nonce: randomBytes(12).toString('hex') }
  const headers = { 'content-type': 'application/json', ...signCall({ appKey: 'app-1', appSecret }, call) }
  const response = await fetch(url + path, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(`the gateway answered ${await response.text()}`)
  return (await response.arrayBuffer()).byteLength
}

async function journalStats(child: ChildProcess): Promise<{ records: number; groups: number }> {
  child.send('stats')
  const [stats] = (await once(child, 'message')) as [{ records: number; groups: number }]
  return stats
}

function summary(rates: Rates, stages: Stages, callsPerDiskWrite: number): GatewayBench {
  const gateway = median(rates.gateway)
  const bare = median(rates.bare)
  const { claimAndSignature, bodyDigest, parseBody, lookUp, buildAnswer } = stages
  const explained = 1e6 / bare + claimAndSignature + bodyDigest + parseBody + lookUp + buildAnswer
  return {
    name: 'gateway',
    connections,
    requestsPerSecond: Math.round(gateway),
    baseline: { name: 'bare Fastify POST, same body and answer size', requestsPerSecond: Math.round(bare) },
    ratio: rounded(gateway / bare),
    where: {
      ...stages,
      bareCall: rounded(1e6 / bare),
      wholeCall: rounded(1e6 / gateway),
      remaining: rounded(1e6 / gateway - explained),
      callsPerDiskWrite: rounded(callsPerDiskWrite),
    },
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
