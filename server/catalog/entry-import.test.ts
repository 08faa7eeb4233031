import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RunningServer } from '../start.ts'
import { buildEntry, registerTestUnit } from '../test-platform.ts'
import { openTestAccount, signInAs, startTestServer, TEST_PASSWORD } from '../test-server.ts'

let server: RunningServer
let minzheng: Awaited<ReturnType<typeof signInAs>>
let operator: Awaited<ReturnType<typeof signInAs>>
let units: { minzheng: string; renshe: string }

before(async () => {
  server = await startTestServer()
  const center = await registerTestUnit(server.platform, '示例区大数据中心', ['operator'])
  units = {
    minzheng: await registerTestUnit(server.platform, '示例区民政局', ['provider']),
    renshe: await registerTestUnit(server.platform, '示例区人社局', ['provider']),
  }
  await openTestAccount(server, 'yunxing', { unitId: center, roles: ['operator'] })
  await openTestAccount(server, 'minzheng', { unitId: units.minzheng, roles: ['provider'] })
  operator = await signInAs(server, 'yunxing')
  minzheng = await signInAs(server, 'minzheng')
})

after(() => server.stop())

type Counts = { seen: number; new: number; resubmit: number; change: number; same: number; fault: number }
type Reading = {
  state: string
  seen: number
  imports: { id: string; unitName: string; counts: Counts }[]
  unplaced: { count: number; rows: { row: number; faults: { reason: string }[] }[] }
}
type Row = {
  row: number
  name: string
  kind: string
  outcome: string | null
  faults: { field: string; reason: string; duty?: string }[]
  changed: string[]
}
type Client = typeof minzheng

async function reading(client: Client, fileName: string, content: string | Uint8Array<ArrayBuffer>): Promise<Reading> {
  const { body: upload } = await client.upload(content)
  const wanted = { uploadId: upload.id, fileName }
  const { status, body } = await client.post('/api/catalog-imports/readings', wanted)
  assert.equal(status, 202, JSON.stringify(body))
  for (;;) {
    const { body: state } = await client.get(`/api/catalog-import-readings/${body.readingId}`)
    if (state.state !== 'waiting' && state.state !== 'running') return state as unknown as Reading
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

async function rowsOf(client: Client, importId: string): Promise<Row[]> {
  const { body } = await client.get(`/api/catalog-imports/${importId}/rows?limit=200`)
  return body.rows as Row[]
}

async function confirmed(client: Client, importId: string, input: object) {
  const answer = await client.post(`/api/catalog-imports/${importId}/steps/confirm`, input)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  await server.settle()
  const { body } = await client.get(`/api/catalog-imports/${importId}`)
  return body as unknown as { state: string; outcomes: { kind: string; outcome: string; count: number }[] }
}

async function exported(client: Client, format: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await client.download(`/api/catalog-files/${format}`)
  assert.equal(answer.status, 200)
  return new Uint8Array(await answer.arrayBuffer())
}

function own(...names: string[]): string {
  const entries = names.map(name => buildEntry({ name, unit: '示例区民政局' }))
  return JSON.stringify({ entries })
}

test('a file is tried out, confirmed and submitted; the same file again, in any format, changes nothing', async () => {
  const first = await reading(minzheng, 'a.json', own('低保救助信息', '殡葬服务机构', '=cmd|公式'))
  const [prepared] = first.imports
  assert.deepEqual(prepared?.counts, { seen: 3, new: 3, resubmit: 0, change: 0, same: 0, fault: 0 })

  const done = await confirmed(minzheng, prepared?.id ?? '', { importMode: 'each' })

  assert.equal(done.state, 'finished')
  assert.deepEqual(done.outcomes, [{ kind: 'new', outcome: 'submitted', count: 3 }])
  for (const format of ['json', 'csv', 'xlsx', 'jsonld', 'ttl']) {
    const again = await reading(minzheng, `a.${format}`, await exported(minzheng, format))
    assert.deepEqual(
      again.imports.map(one => one.counts),
      [{ seen: 3, new: 0, resubmit: 0, change: 0, same: 3, fault: 0 }],
      format,
    )
  }
})
