import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { RunningServer } from '../start.ts'
import { buildEntry, registerTestUnit, testActor } from '../test-platform.ts'
import { type Answer, openTestAccount, signInAs, startTestServer } from '../test-server.ts'

export type SourceGround = Awaited<ReturnType<typeof openSourceGround>>
export type Client = Awaited<ReturnType<typeof signInAs>>

/** A run as the page of its source tells it. */
export type ToldRun = {
  readonly id: string
  readonly state: string
  readonly rows: number | null
  readonly attempts: number
  readonly retryAt: string | null
  readonly fault: { readonly code: string; readonly faults?: readonly object[] } | null
  readonly fileName: string | null
}

type ToldSource = { readonly mark: string | null; readonly nextRunAt: string | null; readonly state: string }

/** What every source of the tests has, and the settings of an interface without pages. */
export const sourceForm = { name: '业务系统接口', mode: 'replace', timeOfDay: '02:30' }
export const plainSettings = { paging: { by: 'none' }, columns: { code: 'code' } }

/** A running platform that may read this machine, with a provider, its neighbour, an operator and a consumer. */
export async function openSourceGround() {
  const sources = { hosts: ['127.0.0.1'], folders: [] }
  const server = await startTestServer('2026-03-02', { jurisdiction: 'putuo', sources })
  const unitId = await registerTestUnit(server.platform, '示例区民政局', ['provider', 'consumer'])
  const other = await registerTestUnit(server.platform, '示例区人社局', ['provider'])
  await openTestAccount(server, 'minzheng', { unitId, roles: ['provider'] })
  await openTestAccount(server, 'renshe', { unitId: other, roles: ['provider'] })
  await openTestAccount(server, 'yunxing', { unitId: null, roles: ['operator'] })
  await openTestAccount(server, 'jiedao', { unitId, roles: ['consumer'] })
  const provider = await signInAs(server, 'minzheng')
  return {
    ...{ server, provider },
    openCollection: (changes: object = {}) => openCollection(server, unitId, changes),
    async setUp(collectionId: string, kind: string, body: object): Promise<string> {
      const answer = await provider.post(`/api/collections/${collectionId}/sources/${kind}`, { ...sourceForm, ...body })
      assert.equal(answer.status, 201, JSON.stringify(answer.body))
      return String(answer.body.id)
    },
    pageOf: (id: string) => pageOf(provider, id),
    lastRun: (id: string) => lastRun(provider, id),
    async runNow(id: string): Promise<ToldRun> {
      const answer = await provider.post(`/api/sources/${id}/runs`, {})
      assert.equal(answer.status, 202, JSON.stringify(answer.body))
      return lastRun(provider, id)
    },
    async codesOf(entryId: string): Promise<string[]> {
      const { body } = await provider.get(`/api/catalog-entries/${entryId}/rows?limit=100`)
      return (body as unknown as { code: string }[]).map(row => row.code).sort()
    },
  }
}

/** The status of an answer and the code of its refusal. */
export function codeOf({ status, body }: Answer): string {
  return `${status} ${(body.error as { code?: string } | undefined)?.code ?? ''}`.trim()
}

/** A published entry with one column, `code`, and the collection that waits for its data. */
export async function openCollection({ platform }: RunningServer, unitId: string, changes: object = {}) {
  const { acts, db } = platform
  const submitted = testActor(unitId, 'provider')
  const entry = await acts.act({ step: 'catalogEntry.submit', actor: submitted, input: buildEntry(changes) })
  await acts.act({ step: 'catalogEntry.pass', actor: testActor(null, 'operator'), caseId: entry.caseId, input: {} })
  const { id, number } = await db
    .selectFrom('collection')
    .innerJoin('matter_case', 'matter_case.id', 'collection.id')
    .select(['collection.id', 'matter_case.number'])
    .where('collection.entry_id', '=', entry.caseId)
    .executeTakeFirstOrThrow()
  return { id, number, entryId: entry.caseId }
}

async function pageOf(provider: Client, id: string) {
  const { body } = await provider.get(`/api/sources/${id}`)
  return body as unknown as { source: ToldSource; runs: ToldRun[] }
}

/** Waits until the newest run of a source is over or put off, and gives it. */
export async function lastRun(provider: Client, id: string): Promise<ToldRun> {
  for (let i = 0; i < 400; i++) {
    const [run] = (await pageOf(provider, id)).runs
    if (run && (run.retryAt || !['waiting', 'running'].includes(run.state))) return run
    await pause(25)
  }
  throw new Error(`the run of the source ${id} did not end`)
}
