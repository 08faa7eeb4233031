import { hash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { silentLog } from '../server/base/logging.ts'
import { claimOf, grantFor, isRefusal, provenClaim } from '../server/gateway/call-admission.ts'
import { signCall } from '../server/gateway/call-signature.ts'
import type { HeldGrant } from '../server/gateway/grant-book.ts'
import { applyFeed, emptyBook } from '../server/gateway/grant-book.ts'
import { openJournal } from '../server/gateway/journal.ts'
import { queryAnswer, readQuery } from '../server/gateway/query-call.ts'
import { buildGrant, queryBody, testCode } from '../server/gateway/test-gateway.ts'
import { openServing } from '../server/lake/serving.ts'

/** What each part of a call takes by itself, in microseconds; the journal's share is of a group as large as measured. */
export type Stages = {
  claimAndSignature: number
  bodyDigest: number
  parseBody: number
  lookUp: number
  buildAnswer: number
  journalShare: number
}

const times = 20_000

export async function gatewayStages(from: { dir: string; servingFile: string }, groupSize: number): Promise<Stages> {
  const body = Buffer.from(queryBody())
  const grant = { ...buildGrant(), seq: 1 }
  const serving = openServing(from.servingFile)
  const found = serving.lookup({ code: 'K-000001' }, 100)
  const stages = {
    claimAndSignature: signatureTime(body, grant),
    bodyDigest: timed(() => hash('sha256', body)),
    parseBody: timed(() => readQuery(body)),
    lookUp: timed(n => serving.lookup({ code: testCode(1 + (n % 100_000)) }, 100)),
    buildAnswer: timed(() => queryAnswer(grant, found, 'bench-123456')),
    journalShare: await journalTime(join(from.dir, 'stages'), groupSize),
  }
  serving.close()
  return stages
}

function signatureTime(body: Buffer, grant: HeldGrant['grant']): number {
  const book = emptyBook()
  applyFeed(book, { from: 0, to: 1, today: '2026-03-02', grants: [grant] }, Date.now())
  const call = { method: 'POST', path: '/gateway/v1/services/service-1/query', bodyDigest: hash('sha256', body) }
  const headers = Array.from({ length: times * 2 }, () =>
    signCall(grant, { ...call, body, timestamp: Date.now(), nonce: randomBytes(12).toString('hex') }),
  )
  return timed(n => {
    const claim = claimOf(book, headers[n] ?? {}, Date.now())
    if (isRefusal(claim) || provenClaim(claim, { ...call, now: Date.now() })) throw new Error('refused')
    return grantFor(book, { key: claim.key, serviceId: 'service-1', mode: 'api' }, {})
  })
}

/** Whole time on the disk and the processor, divided by the calls of a group. */
async function journalTime(dir: string, groupSize: number): Promise<number> {
  const journal = await openJournal({ dir, log: silentLog })
  const members = `"x":"${'x'.repeat(380)}"`
  const groups = 300
  const startedAt = performance.now()
  for (let group = 0; group < groups; group += 1) {
    let last = Promise.resolve()
    for (let n = 0; n < groupSize; n += 1) last = journal.append(members)
    await last
  }
  const tookMs = performance.now() - startedAt
  await journal.close()
  return rounded((tookMs * 1_000) / (groups * groupSize))
}

function timed(work: (n: number) => unknown): number {
  for (let n = 0; n < times; n += 1) work(n)
  const startedAt = performance.now()
  for (let n = times; n < times * 2; n += 1) work(n)
  return rounded(((performance.now() - startedAt) * 1_000) / times)
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
