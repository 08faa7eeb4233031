import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collect, moveTo, openMovingDistrict } from './article-fixture.ts'
import { openServedDistrict } from './article-server.ts'
import { noticesOfCase } from './case-views.ts'
import { listedSet } from './open-fixture.ts'

test('SH-16.1.3: a provider is reminded the day before an update of an open set is due, once for each update', async t => {
  const district = await openMovingDistrict(t)
  const { openId, entryId } = await listedSet(district, { updateFrequency: 'monthly' })
  const reminders = async () =>
    (await noticesOfCase(district, openId)).filter(({ kind }) => kind === 'updateDue').map(({ sent_on }) => sent_on)

  await moveTo(district, '2026-03-31')
  const early = await reminders()
  await moveTo(district, '2026-04-01')
  const told = (await noticesOfCase(district, openId)).find(({ kind }) => kind === 'updateDue')
  await moveTo(district, '2026-04-02')
  const again = await reminders()
  await collect(district, entryId, { csv: 'code,holder\nK-4,赵六\n' })
  await moveTo(district, '2026-05-01')

  assert.deepEqual(early, [])
  assert.deepEqual(told, {
    unit_id: district.provider.unitId,
    role: null,
    kind: 'updateDue',
    duty: 'SH-16.1.3',
    sent_on: '2026-04-01',
  })
  assert.deepEqual(again, ['2026-04-01'])
  assert.deepEqual(await reminders(), ['2026-04-01', '2026-05-01'])
})

test('SH-16.1.3: a daily set is reminded of on the day itself, not on the day of its last update', async t => {
  const district = await openMovingDistrict(t)
  const { openId } = await listedSet(district, { updateFrequency: 'daily' })
  const count = async () => (await noticesOfCase(district, openId)).filter(({ kind }) => kind === 'updateDue').length

  await moveTo(district, '2026-03-02')
  const sameDay = await count()
  await moveTo(district, '2026-03-03')

  assert.deepEqual([sameDay, await count()], [0, 1])
})

test('SH-16.1.2: an open set is offered in better formats than it came in, by interface, with explained fields', async () => {
  const district = await openServedDistrict()
  const { openId } = await listedSet(district, { formats: ['csv', 'json', 'xlsx', 'parquet'] })
  const { url } = district.server
  await district.server.settle()

  const page = await (await fetch(`${url}/sets/${openId}`)).text()
  const rows = (await (await fetch(`${url}/api/open/${openId}/rows?limit=2&offset=1`)).json()) as object
  const file = async (format: string) => (await fetch(`${url}/api/open/${openId}/files/${format}`)).arrayBuffer()
  const json = JSON.parse(Buffer.from(await file('json')).toString('utf8')) as unknown
  const [xlsx, parquet] = [Buffer.from(await file('xlsx')), Buffer.from(await file('parquet'))]

  assert.match(page, /id="preview"[\s\S]*<td>K-1<\/td>/)
  assert.match(page, /id="fields"[\s\S]*代码/)
  assert.match(JSON.stringify(rows), /K-2.*K-3/)
  assert.match(JSON.stringify(json), /K-1.*K-2.*K-3/)
  assert.deepEqual([xlsx.subarray(0, 2).toString(), parquet.subarray(0, 4).toString()], ['PK', 'PAR1'])
})
