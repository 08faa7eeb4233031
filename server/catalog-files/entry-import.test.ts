import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RunningServer } from '../start.ts'
import { buildEntry, registerTestUnit } from '../test-platform.ts'
import { openTestAccount, signInAs, startTestServer } from '../test-server.ts'

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
  for (const format of ['csv', 'xlsx', 'jsonld']) {
    const again = await reading(minzheng, `a.${format}`, await exported(minzheng, format))
    assert.deepEqual(
      again.imports.map(one => one.counts),
      [{ seen: 3, new: 0, resubmit: 0, change: 0, same: 3, fault: 0 }],
      format,
    )
  }
})

test('every row is judged: what the law asks, whose it is, what a file says twice, what is secret', async () => {
  const entries = [
    buildEntry({ name: '婚姻登记信息', unit: '示例区民政局' }),
    buildEntry({ name: '婚姻 登记信息', unit: '示例区民政局' }),
    buildEntry({ name: '缺少来源', source: '' }),
    buildEntry({ name: '失业保险', unit: '示例区人社局' }),
    buildEntry({ name: '机密名册', stateSecret: true }),
    buildEntry({ name: '分级不存在', grade: 'veryHigh' }),
    'nonsense',
  ]

  const { imports } = await reading(minzheng, 'b.json', JSON.stringify({ entries }))

  const [prepared] = imports
  assert.deepEqual(prepared?.counts, { seen: 7, new: 1, resubmit: 0, change: 0, same: 0, fault: 6 })
  const rows = await rowsOf(minzheng, prepared?.id ?? '')
  const told = rows.map(({ row, name, faults }) => ({
    row,
    name,
    fault: faults[0]?.reason ?? null,
    duty: faults[0]?.duty,
  }))
  assert.deepEqual(told, [
    { row: 1, name: '婚姻登记信息', fault: null, duty: undefined },
    { row: 2, name: '婚姻 登记信息', fault: 'importFault.repeated', duty: undefined },
    { row: 3, name: '缺少来源', fault: 'refusal.field_missing', duty: 'PT-11.3' },
    { row: 4, name: '失业保险', fault: 'importFault.otherUnit', duty: undefined },
    { row: 5, name: '', fault: 'refusal.state_secret', duty: undefined },
    { row: 6, name: '分级不存在', fault: 'importFault.shape', duty: undefined },
    { row: 7, name: '', fault: 'importFault.notAnObject', duty: undefined },
  ])
  const whole = await minzheng.post(`/api/catalog-imports/${prepared?.id}/steps/confirm`, { importMode: 'whole' })
  assert.deepEqual([whole.status, (whole.body.error as { code: string }).code], [409, 'import_faulty'])
  const result = await minzheng.download(`/api/catalog-imports/${prepared?.id}/file`)
  assert.match(await result.text(), /\r\n3,示例区民政局,缺少来源,,有问题,未处理,,.*（PT-11\.3）\r\n/)
  const cancelled = await minzheng.post(`/api/catalog-imports/${prepared?.id}/steps/cancel`, {})
  assert.equal(cancelled.body.state, 'cancelled')
})

test('a published entry goes on in force while the change that a file asks for is evaluated', async () => {
  const { body: made } = await minzheng.post('/api/catalog-entries/steps/submit', buildEntry({ name: '社会组织名录' }))
  await operator.post(`/api/catalog-entries/${made.caseId}/steps/pass`, {})
  const change = [{ name: '社会组织名录', coverage: '全区和市级' }]
  const first = await reading(minzheng, 'c.json', JSON.stringify({ entries: change }))
  const [prepared] = first.imports
  const [row] = await rowsOf(minzheng, prepared?.id ?? '')
  assert.deepEqual({ kind: row?.kind, changed: row?.changed }, { kind: 'change', changed: ['coverage'] })
  const silent = await minzheng.post(`/api/catalog-imports/${prepared?.id}/steps/confirm`, { importMode: 'whole' })
  assert.equal((silent.body.error as { code: string }).code, 'reason_missing')

  const why = { importMode: 'whole', changeReason: 'business', reason: '覆盖范围扩大' }
  const done = await confirmed(minzheng, prepared?.id ?? '', why)

  assert.deepEqual(done.outcomes, [{ kind: 'change', outcome: 'submitted', count: 1 }])
  const { body } = await minzheng.get(`/api/catalog-entries/${made.caseId}`)
  const entry = body.entry as { state: string; content: { coverage: string } }
  assert.deepEqual([entry.state, entry.content.coverage], ['changeEvaluating', '全区'])
  const again = await reading(minzheng, 'c.json', JSON.stringify({ entries: change }))
  assert.equal(again.imports[0]?.counts.same, 1)
})

test('the operator prepares for units by name or code, and each unit confirms its own', async () => {
  const { body } = await operator.get(`/api/units/${units.renshe}`)
  const { uscc } = (body.unit ?? body) as { uscc: string }
  const entries = [
    buildEntry({ name: '工伤认定信息', unit: { uscc } }),
    buildEntry({ name: '收养登记信息', unit: '示例区民政局' }),
    buildEntry({ name: '无主信息', unit: '没有这个局' }),
    buildEntry({ name: '未写单位' }),
  ]

  const { seen, imports, unplaced } = await reading(operator, 'd.json', JSON.stringify({ entries }))

  assert.deepEqual(
    {
      seen,
      units: imports.map(one => [one.unitName, one.counts.new]),
      unplaced: unplaced.rows.map(one => [one.row, one.faults[0]?.reason]),
    },
    {
      seen: 4,
      units: [
        ['示例区人社局', 1],
        ['示例区民政局', 1],
      ],
      unplaced: [
        [3, 'importFault.unknownUnit'],
        [4, 'importFault.noUnit'],
      ],
    },
  )
  const path = `/api/catalog-imports/${imports[0]?.id}/steps/confirm`
  const byOperator = await operator.post(path, { importMode: 'each' })
  const byOther = await minzheng.post(path, { importMode: 'each' })
  assert.deepEqual([byOperator.status, byOther.status], [403, 403])
  const { body: tasks } = await minzheng.get('/api/tasks')
  assert.ok((tasks.mine as { title: string }[]).some(task => task.title === 'd.json'))
})

test('what is no file of entries is refused, and a name taken meanwhile stops its row alone', async () => {
  const wrong = await Promise.all([
    reading(minzheng, 'e.json', '{"entries": 1}'),
    reading(minzheng, 'e.xlsx', 'no archive'),
    reading(minzheng, 'e.csv', '甲,乙\r\n1,2\r\n'),
    reading(minzheng, 'e.ttl', '<a> <b> "unfinished'),
  ])
  assert.deepEqual(
    wrong.map(one => (one as unknown as { code: string }).code),
    ['listing_unreadable', 'listing_unreadable', 'import_no_name', 'listing_unreadable'],
  )
  const { imports } = await reading(minzheng, 'f.json', own('先到先得', '不受影响'))
  await minzheng.post('/api/catalog-entries/steps/submit', buildEntry({ name: '先到先得' }))

  const done = await confirmed(minzheng, imports[0]?.id ?? '', { importMode: 'each' })

  assert.equal(done.state, 'finished')
  const rows = await rowsOf(minzheng, imports[0]?.id ?? '')
  assert.deepEqual(
    rows.map(row => [row.name, row.outcome, row.faults[0]?.reason ?? null]),
    [
      ['先到先得', 'refused', 'refusal.name_not_distinct'],
      ['不受影响', 'submitted', null],
    ],
  )
})
