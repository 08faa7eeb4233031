import { join } from 'node:path'
import { readJournal } from '../../server/gateway/journal-reader.ts'
import type { JournalRecord } from '../../server/gateway/journal-record.ts'
import { must, mustEqual } from './expect.ts'
import { isMasked } from './expected-mask.ts'
import { type CallAnswer, callService, inParallel } from './gateway-call.ts'
import type { Service } from './made.ts'
import { type Facts, left, type Stage, today } from './rehearsal-stage.ts'

const CALLS = 1000
const AT_A_TIME = 16

/** A thousand calls bring only what was granted, masked as agreed; every other call is refused; all are recorded. */
export async function serviceCallStep(stage: Stage): Promise<Facts> {
  const service = left(stage, 'direct')
  const before = (await journalOf(stage, service.id)).length
  const served = await callOften(stage, service)
  const refused = await refuseOthers(stage, service)
  const recorded = await checkJournal(stage, service, { before, refused })
  const usage = await usageSeenByProvider(stage, service)
  const revoked = await revoke(stage, service)
  return { ...served, refused, recorded, usage, revoked }
}

type Person = { readonly [column: string]: string | null }

function lookUpOf(stage: Stage): { column: string; people: readonly Person[] } {
  const item = left(stage, 'entries').people.items.find(one => one.lookup)
  if (!item) throw new Error('the entry of the people has no item to look up by')
  return { column: item.column, people: left(stage, 'people').filter(person => person[item.column] !== null) }
}

async function callOften(stage: Stage, service: Service): Promise<Facts> {
  const { column, people } = lookUpOf(stage)
  const chance = stage.seeded('calls')
  const wanted = Array.from({ length: CALLS }, () => chance.pick(people))
  const began = performance.now()
  const answers = await inParallel(wanted, AT_A_TIME, person =>
    callService(stage.server.url, service, { where: { [column]: person[column] ?? '' } }),
  )
  const seconds = (performance.now() - began) / 1000
  let rows = 0
  for (const [index, answer] of answers.entries()) {
    const value = wanted[index]?.[column]
    checkRows(
      service,
      answer,
      people.filter(person => person[column] === value),
    )
    rows += answer.rows.length
  }
  return { calls: answers.length, rows, callsPerSecond: Math.round(CALLS / seconds), masks: service.masks }
}

// Whatever order the rows have: each must be one of the source's rows, masked, and each source row must be there.
function checkRows(service: Service, answer: CallAnswer, sources: readonly Person[]): void {
  must(answer.status === 200, `a granted call was refused: ${JSON.stringify(answer.error)}`)
  mustEqual(answer.rows.length, sources.length, 'rows of a call')
  const granted = service.columns.filter(column => service.masks[column] !== 'drop')
  const open = new Set(sources)
  for (const row of answer.rows) {
    mustEqual(Object.keys(row), granted, 'the items that a call brings')
    const source = [...open].find(one =>
      granted.every(column => isMasked(service.masks[column] ?? 'none', one[column] ?? null, row[column])),
    )
    if (!source) throw new Error(`a served row is not masked as agreed: ${JSON.stringify(row)}`)
    open.delete(source)
  }
}

async function refuseOthers(stage: Stage, service: Service): Promise<{ [kind: string]: string }> {
  const { url } = stage.server
  const { column, people } = lookUpOf(stage)
  const where = { [column]: people[0]?.[column] ?? '' }
  const [other] = left(stage, 'lapsed')
  const nonce = `nonce-${stage.seeded('nonce').hex(24)}`
  const first = await callService(url, service, { where, nonce })
  mustEqual(first.status, 200, 'the first call with its nonce')
  const attempts = {
    otherScenario: await callService(url, service, { where, scenario: `${service.scenario}以外` }),
    otherConsumersKey: await callService(url, service, { where, ...(other ? { credentials: other.credentials } : {}) }),
    replayedNonce: await callService(url, service, { where, nonce }),
    staleTimestamp: await callService(url, service, { where, timestamp: Date.now() - 3_600_000 }),
    forgedSignature: await callService(url, service, {
      where,
      credentials: { ...service.credentials, appSecret: stage.seeded('forged secret').hex(64) },
    }),
    unknownKey: await callService(url, service, {
      where,
      credentials: { ...service.credentials, appKey: `app_${stage.seeded('forged key').hex(24)}` },
    }),
  }
  const codes = Object.fromEntries(Object.entries(attempts).map(([kind, { error }]) => [kind, error?.code ?? 'served']))
  const wanted = {
    otherScenario: 'scenario_mismatch',
    otherConsumersKey: 'not_granted',
    replayedNonce: 'replayed_nonce',
    staleTimestamp: 'stale_timestamp',
    forgedSignature: 'bad_signature',
    unknownKey: 'unknown_key',
  }
  mustEqual(codes, wanted, 'the refusals')
  stage.cite(Object.values(attempts).flatMap(({ error }) => error?.duty ?? []))
  return codes
}

type Wanted = { readonly before: number; readonly refused: { readonly [kind: string]: string } }

async function checkJournal(stage: Stage, service: Service, { before, refused }: Wanted): Promise<Facts> {
  const records = (await journalOf(stage, service.id)).slice(before)
  const ok = records.filter(record => record.result === 'ok')
  // One more than the thousand: the call that used the nonce first.
  mustEqual(ok.length, CALLS + 1, 'served calls in the journal')
  const refusals = records.filter(record => record.result !== 'ok').map(record => record.result)
  mustEqual(refusals.toSorted(), Object.values(refused).toSorted(), 'refused calls in the journal')
  mustEqual([...new Set(ok.map(record => record.scenario))], [service.scenario], 'scenarios of the served calls')
  return { served: ok.length, refused: refusals.length }
}

async function journalOf(stage: Stage, serviceId: string): Promise<JournalRecord[]> {
  const records: JournalRecord[] = []
  for await (const { record } of readJournal(join(stage.folders.data, 'journal', 'local'))) {
    if (record.service === serviceId) records.push(record)
  }
  return records
}

type Use = { service_id: string; result: string; calls: number; consumer: string; scenario: string; day: string }

async function usageSeenByProvider(stage: Stage, service: Service): Promise<Facts> {
  await stage.server.settle()
  const { uses } = await service.provider.user.get<{ uses: Use[] }>('/api/usage')
  const own = uses.filter(use => use.service_id === service.id && use.day === today(stage))
  const counted = (result: string) => own.find(use => use.result === result)?.calls ?? 0
  mustEqual(counted('ok'), CALLS + 1, 'served calls that the provider sees')
  const [first] = own
  mustEqual(first?.consumer, service.consumer.unit, 'the consumer that the provider sees')
  return { consumer: first?.consumer, scenario: first?.scenario, served: counted('ok'), results: own.length }
}

const WITHIN_MS = 1000

async function revoke(stage: Stage, service: Service): Promise<Facts> {
  const { column, people } = lookUpOf(stage)
  const where = { [column]: people[0]?.[column] ?? '' }
  const { operator } = left(stage, 'users')
  await operator.post(`/api/sharing-services/${service.id}/steps/revoke`, { reason: '演练:发现超范围使用' })
  const revokedAt = performance.now()
  for (;;) {
    const { error } = await callService(stage.server.url, service, { where })
    const ms = Math.round(performance.now() - revokedAt)
    if (error) {
      mustEqual(error.code, 'service_stopped', 'the refusal after the revocation')
      return { refusedAfterMs: ms, message: error.message }
    }
    must(ms < WITHIN_MS, `a call was still served ${ms} ms after the revocation`)
  }
}
