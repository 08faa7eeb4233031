import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { signCall } from './gateway/call-signature.ts'
import type { RunningServer } from './start.ts'
import { buildEntry, registerTestUnit } from './test-platform.ts'
import { type Answer, openTestAccount, signInAs, startTestServer, TEST_PASSWORD } from './test-server.ts'

type Client = Awaited<ReturnType<typeof signInAs>>

let server: RunningServer
let provider: Client
let consumer: Client
let operator: Client

before(async () => {
  server = await startTestServer()
  const units = {
    provider: await registerTestUnit(server.platform, '测试统计局', ['provider']),
    consumer: await registerTestUnit(server.platform, '测试街道', ['consumer']),
    operator: await registerTestUnit(server.platform, '测试大数据中心', ['operator']),
  }
  await openTestAccount(server, 'provider1', { unitId: units.provider, roles: ['provider'] })
  await openTestAccount(server, 'consumer1', { unitId: units.consumer, roles: ['consumer'] })
  await openTestAccount(server, 'operator1', { unitId: units.operator, roles: ['operator'] })
  provider = await signInAs(server, 'provider1')
  consumer = await signInAs(server, 'consumer1')
  operator = await signInAs(server, 'operator1')
})
after(() => server.stop())

const item = { description: '', type: 'text', length: 40, required: true, personal: false, lookup: false, mask: 'none' }
const items = [
  { ...item, column: 'id', name: '编号', description: '唯一编号', lookup: true },
  { ...item, column: 'name', name: '姓名', description: '自然人姓名', personal: true, mask: 'name_surname' },
  { ...item, column: 'district', name: '街道', description: '所在街道' },
]

async function loaded(collectionId: string, content: string): Promise<Answer['body']> {
  const upload = await provider.upload(content)
  const order = { uploadId: upload.body.id, fileName: 'people.csv', format: 'csv', encoding: 'auto' }
  const { body } = await provider.post(`/api/collections/${collectionId}/loads`, order)
  for (let i = 0; i < 300; i++) {
    const load = await provider.get(`/api/loads/${body.loadId}`)
    if (load.body.state !== 'running' && load.body.state !== 'waiting') return load.body
    await sleep(50)
  }
  throw new Error('the load did not end')
}

async function publishedEntry(name: string): Promise<{ entryId: string; collectionId: string }> {
  const submitted = await provider.post('/api/catalog-entries/steps/submit', buildEntry({ name, items }))
  const entryId = String(submitted.body.caseId)
  await operator.post(`/api/catalog-entries/${entryId}/steps/pass`, {})
  const { body } = await provider.get('/api/collections')
  const collection = (body.collections as { id: string; entry_id: string }[]).find(one => one.entry_id === entryId)
  return { entryId, collectionId: collection?.id ?? '' }
}

function demandContent(entryId: string, changes: object = {}) {
  return {
    title: '独居老人探访核对',
    demandType: 'new',
    scenario: '独居老人探访',
    basis: '街道职责清单第三项',
    businessGoal: '核对探访名单',
    dataContent: '人口登记样本的编号、姓名、街道',
    useMode: 'api',
    useFrequency: 'daily',
    securityLevel: 'level2',
    safeguards: '专人专机,日志留存',
    systemName: '测试探访系统',
    entries: [{ entryId, columns: ['id', 'name', 'district'].map(column => ({ column, clear: column !== 'name' })) }],
    directCase: { case: '4', mode: 'masked', evidence: '仅使用脱敏数据' },
    ...changes,
  }
}

async function query(service: { id: string; appKey: string; appSecret: string }, where: object, scenario: string) {
  const path = `/gateway/v1/services/${service.id}/query`
  const body = JSON.stringify({ scenario, where, limit: 10 })
  const call = { method: 'POST', path, body, timestamp: Date.now(), nonce: randomBytes(16).toString('hex') }
  const headers = { 'content-type': 'application/json', ...signCall(service, call) }
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers, body })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('from a catalog entry to a masked answer of the gateway, all over HTTP', async () => {
  const { entryId, collectionId } = await publishedEntry('人口登记测试样本')
  const good = 'id,name,district\n1,测试甲乙,长寿路街道\n2,测试丙丁,曹杨新村街道\n'
  const refused = await loaded(collectionId, 'id,name,district\n1,测试甲乙\n2,测试丙丁,曹杨新村街道\n')
  const done = await loaded(collectionId, good)
  assert.equal(refused.state, 'refused')
  assert.deepEqual({ state: done.state, rows: done.rows }, { state: 'done', rows: 2 })

  const demand = await consumer.post('/api/demands', { content: demandContent(entryId), password: TEST_PASSWORD })
  assert.equal(demand.status, 200, JSON.stringify(demand.body))
  await operator.post(`/api/demands/${demand.body.caseId}/steps/confirmNorm`, {})
  await server.settle()
  const services = await consumer.get('/api/sharing-services')
  const systems = await consumer.get('/api/calling-systems')
  const [system] = systems.body.systems as { id: string }[]
  const secret = await consumer.get(`/api/calling-systems/${system?.id}/secret`)
  const [service] = services.body.services as { id: string }[]
  const credentials = { id: service?.id ?? '', ...(secret.body as { appKey: string; appSecret: string }) }

  const answer = await query(credentials, { id: '2' }, '独居老人探访')
  const elsewhere = await query(credentials, { id: '2' }, '商业推广')

  assert.deepEqual(answer.body.rows, [{ id: '2', name: '测***', district: '曹杨新村街道' }])
  assert.deepEqual([elsewhere.status, (elsewhere.body.error as { duty: string }).duty], [403, 'PT-25'])
  await server.settle()
  const usage = await provider.get('/api/usage')
  const uses = usage.body.uses as { result: string; calls: number }[]
  assert.deepEqual(
    uses.map(({ result, calls }) => ({ result, calls })).toSorted((a, b) => a.result.localeCompare(b.result)),
    [
      { result: 'ok', calls: 1 },
      { result: 'scenario_mismatch', calls: 1 },
    ],
  )
})

test('a wrong password signs nothing, and a demand without a required field names it', async () => {
  const { entryId } = await publishedEntry('人口登记测试样本二')

  const wrong = await consumer.post('/api/demands', { content: demandContent(entryId), password: 'wrong' })
  const incomplete = await consumer.post('/api/demands', {
    content: demandContent(entryId, { businessGoal: ' ' }),
    password: TEST_PASSWORD,
  })

  const brief = (answer: Answer) => {
    const { code, field, duty } = answer.body.error as { code: string; field: string; duty?: string }
    return { status: answer.status, code, field, duty }
  }
  assert.deepEqual(brief(wrong), { status: 403, code: 'password_wrong', field: 'password', duty: undefined })
  assert.deepEqual(brief(incomplete), { status: 400, code: 'field_missing', field: 'businessGoal', duty: 'PT-17.2' })
})
