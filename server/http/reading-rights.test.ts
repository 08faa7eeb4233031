import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { collectedEntry, type District, directDemand, districtOn } from '../../test/articles/article-fixture.ts'
import type { RunningServer } from '../start.ts'
import { openTestAccount, signInAs, startTestServer, TEST_PASSWORD } from '../test-server.ts'

let server: RunningServer
let district: District
before(async () => {
  server = await startTestServer()
  district = await districtOn(server.platform)
  await openTestAccount(server, 'consumer1', { unitId: district.consumer.unitId, roles: ['consumer'] })
  await openTestAccount(server, 'provider1', { unitId: district.provider.unitId, roles: ['provider'] })
  await openTestAccount(server, 'provider2', { unitId: district.provider.unitId, roles: ['provider'] })
  await openTestAccount(server, 'nobody', { unitId: null, roles: [] })
})
after(() => server.stop())

const post = (path: string, headers: Record<string, string>, body: object) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

test('who has no unit and no office over the district lists nobody’s demands, services and collections', async () => {
  const content = directDemand([await collectedEntry(district)])
  const consumer = await signInAs(server, 'consumer1')
  await consumer.post('/api/demands', { content, password: TEST_PASSWORD })
  const nobody = await signInAs(server, 'nobody')

  const lists = ['demands', 'sharing-services', 'collections']
  const seen = await Promise.all(lists.map(async list => (await nobody.get(`/api/${list}`)).body))

  assert.deepEqual(seen, [{ demands: [] }, { services: [] }, { collections: [] }])
  assert.equal(((await consumer.get('/api/demands')).body.demands as object[]).length, 1)
})

test('a circular is read by the unit that it criticises and by the district, not by other units', async () => {
  const input = {
    title: '关于归集逾期的通报',
    criticisedUnit: district.provider.unitId,
    circularText: '逾期未归集',
    evidence: '数据归集逾期',
  }
  const { caseId } = await server.platform.acts.act({ step: 'circular.draft', actor: district.authority, input })

  const criticised = await (await signInAs(server, 'provider1')).get(`/api/cases/${caseId}`)
  const other = await (await signInAs(server, 'consumer1')).get(`/api/cases/${caseId}`)

  assert.deepEqual([criticised.status, other.status], [200, 404])
})

test('a token of a program makes no further tokens', async () => {
  const person = await signInAs(server, 'consumer1')
  const issued = await person.post('/api/tokens', { name: '程序', validDays: 1 })
  const authorization = `Bearer ${issued.body.token}`

  const read = await fetch(`${server.url}/api/demands`, { headers: { authorization } })
  const next = await post('/api/tokens', { authorization }, { name: '程序', validDays: 366 })

  assert.deepEqual([read.status, next.status], [200, 403])
})

test('a file that one person has uploaded is not loaded by another, of the same unit either', async () => {
  const { body } = await (await signInAs(server, 'provider1')).upload('code,holder\nK-1,张三\n')
  const other = await signInAs(server, 'provider2')
  const collections = (await other.get('/api/collections')).body.collections as { id: string }[]
  const order = { uploadId: body.id, fileName: 'x.csv', format: 'csv' }

  const answer = await other.post(`/api/collections/${collections[0]?.id}/loads`, order)

  assert.equal(answer.status, 404)
  assert.equal((answer.body.error as { code: string }).code, 'upload_missing')
})

test('a demand sent twice under one key is submitted once and answered alike; another under it is refused', async () => {
  const entryId = await collectedEntry(district)
  const person = await sessionOf('consumer1')
  const headers = { ...person, 'idempotency-key': 'demand-key-0001' }
  const body = { content: directDemand([entryId]), password: TEST_PASSWORD }

  const first = await post('/api/demands', headers, body)
  const second = await post('/api/demands', headers, body)
  const other = await post('/api/demands', headers, { ...body, content: { ...body.content, title: '另一需求' } })

  assert.deepEqual([first.status, second.status, other.status], [200, 200, 409])
  assert.deepEqual(await second.json(), await first.json())
})

async function sessionOf(login: string): Promise<Record<string, string>> {
  const answer = await post('/api/session', {}, { login, password: TEST_PASSWORD })
  const { csrf } = (await answer.json()) as { csrf: string }
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', 'x-csrf-token': csrf }
}
