import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { json, openTestInterface, registerRows } from '../sources/test-interface.ts'
import { signInAs } from '../test-server.ts'
import { codeOf, openSourceGround, plainSettings, type SourceGround, sourceForm } from './test-sources.ts'

let ground: SourceGround
before(async () => {
  ground = await openSourceGround()
})
after(() => ground?.server.stop())

test('a run fetches, loads by the way of an uploaded file, and keeps its record; the secret is told to nobody', async () => {
  const remote = await openTestInterface((_url, reply) => json(reply, registerRows(0, 3)))
  const { id: collectionId, entryId } = await ground.openCollection()
  const id = await ground.setUp(collectionId, 'http', {
    settings: { ...plainSettings, url: `${remote.url}/rows`, secretHeader: 'X-Key' },
    secret: 'very-secret-key',
  })

  const run = await ground.runNow(id)
  await remote.close()

  const page = await ground.provider.get(`/api/sources/${id}`)
  const events = await ground.server.platform.db
    .selectFrom('event')
    .select(['step', 'on_behalf_of', 'to_state'])
    .where('case_id', '=', collectionId)
    .orderBy('seq', 'desc')
    .limit(1)
    .execute()
  assert.deepEqual(
    { state: run.state, rows: run.rows, fault: run.fault, codes: await ground.codesOf(entryId), events },
    {
      ...{ state: 'done', rows: 3, fault: null, codes: ['C0', 'C1', 'C2'] },
      events: [{ step: 'collection.load', on_behalf_of: 'provider', to_state: 'collected' }],
    },
  )
  assert.equal(remote.asked[0]?.headers['x-key'], 'very-secret-key')
  assert.equal(
    JSON.stringify([page.body, (await ground.provider.get('/api/sources')).body]).includes('very-secret'),
    false,
  )
  // Monthly: on the first of April at half past two, real time, whatever the day of the rehearsal.
  assert.match(String((page.body.source as { nextRunAt: string }).nextRunAt), /^\d{4}-\d\d-\d\dT18:30:00/)
})

test('newer rows are added by their mark, and a run that finds none changes nothing', async () => {
  let rows = registerRows(0, 3)
  const remote = await openTestInterface((url, reply) => {
    const mark = Number(url.searchParams.get('newer') ?? -1)
    json(
      reply,
      rows.filter(row => row.since > mark),
    )
  })
  const { id: collectionId, entryId } = await ground.openCollection()
  const marked = { ...plainSettings, url: remote.url, markColumn: 'since', markParameter: 'newer' }
  const id = await ground.setUp(collectionId, 'http', { mode: 'append', settings: marked })

  const first = await ground.runNow(id)
  const none = await ground.runNow(id)
  rows = registerRows(0, 5)
  const second = await ground.runNow(id)
  await remote.close()

  assert.deepEqual(
    [first, none, second].map(run => `${run.state} ${run.rows}`),
    ['done 3', 'unchanged 0', 'done 2'],
  )
  assert.deepEqual(await ground.codesOf(entryId), ['C0', 'C1', 'C2', 'C3', 'C4'])
  assert.equal((await ground.pageOf(id)).source.mark, '4')
})

test('a fault of the line is tried again after a pause, a fault of the data is not, and the unit is told', async () => {
  let answer: 'busy' | 'faulty' | 'good' = 'busy'
  const remote = await openTestInterface((_url, reply) => {
    if (answer === 'good') return json(reply, registerRows(0, 1))
    if (answer === 'faulty') return json(reply, [{ code: 'x'.repeat(30) }])
    reply.writeHead(503)
    reply.end()
  })
  const { id: collectionId } = await ground.openCollection()
  const id = await ground.setUp(collectionId, 'http', { settings: { ...plainSettings, url: remote.url } })

  const busy = await ground.runNow(id)
  const again = await ground.provider.post(`/api/sources/${id}/runs`, {})
  answer = 'good'
  await ground.server.platform.database.raw(`update source_run set retry_at = now() where id = '${busy.id}'`)
  await ground.server.sources.look()
  const good = await ground.lastRun(id)
  answer = 'faulty'
  const faulty = await ground.runNow(id)
  await remote.close()

  const { notices } = (await ground.provider.get('/api/notices')).body as {
    notices: { kind: string; params: object }[]
  }
  assert.deepEqual(
    [busy, good, faulty].map(run => `${run.state} ${run.attempts} ${run.fault?.code ?? ''} ${run.retryAt !== null}`),
    ['waiting 1 server_busy true', 'done 2 server_busy false', 'refused 1 file_refused false'],
  )
  assert.equal(codeOf(again), '409 source_busy')
  assert.equal(faulty.fault?.faults?.length, 1)
  assert.equal(notices.filter(notice => notice.kind === 'sourceFailed').length, 1)
})

test('what is due is run by itself, a paused source is not, and a missed time is made up once', async () => {
  const remote = await openTestInterface((_url, reply) => json(reply, registerRows(0, 1)))
  const { id: collectionId } = await ground.openCollection({ updateFrequency: 'daily' })
  const due = await ground.setUp(collectionId, 'http', { settings: { ...plainSettings, url: remote.url } })
  const paused = await ground.setUp(collectionId, 'http', { settings: { ...plainSettings, url: remote.url } })
  await ground.provider.post(`/api/sources/${paused}/pause`, {})
  await ground.server.platform.database.raw(`update collection_source set next_run_at = now() - interval '9 days'
    where id in ('${due}', '${paused}')`)

  await ground.server.sources.look()
  const run = await ground.lastRun(due)
  await ground.server.sources.look()
  await remote.close()

  const page = await ground.pageOf(due)
  assert.deepEqual([run.state, page.runs.length, (await ground.pageOf(paused)).runs.length], ['done', 1, 0])
  assert.ok(page.source.nextRunAt && new Date(page.source.nextRunAt) > new Date())
})

test('a run that the end of the server cut off begins anew; what was in the lake already is not loaded twice', async () => {
  const remote = await openTestInterface((_url, reply) => json(reply, registerRows(0, 2)))
  const { id: collectionId, entryId } = await ground.openCollection()
  const marked = { ...plainSettings, url: remote.url, markColumn: 'since', markParameter: 'newer' }
  const id = await ground.setUp(collectionId, 'http', { mode: 'append', settings: marked })
  const whole = await ground.runNow(id)
  // As a kill between the act and the end of the run leaves it: loaded, yet neither ended nor marked.
  await ground.server.platform.database.raw(`update source_run set state = 'waiting', ended_at = null, retry_at = now()
    where id = '${whole.id}'`)
  await ground.server.platform.database.raw(`update collection_source set mark = null where id = '${id}'`)

  await ground.server.sources.look()
  const resumed = await ground.lastRun(id)
  await remote.close()

  assert.deepEqual(
    {
      state: resumed.state,
      attempts: resumed.attempts,
      asked: remote.asked.length,
      mark: (await ground.pageOf(id)).source.mark,
    },
    { state: 'done', attempts: 2, asked: 1, mark: '1' },
  )
  assert.deepEqual(await ground.codesOf(entryId), ['C0', 'C1'])
})

test('a running fetch is stopped by hand', async () => {
  const remote = await openTestInterface(() => {})
  const { id: collectionId } = await ground.openCollection()
  const id = await ground.setUp(collectionId, 'http', { settings: { ...plainSettings, url: remote.url } })
  const { body } = await ground.provider.post(`/api/sources/${id}/runs`, {})
  while (!remote.asked.length) await pause(20)

  await ground.provider.post(`/api/source-runs/${String(body.runId)}/stop`, {})

  assert.equal((await ground.lastRun(id)).state, 'stopped')
  await remote.close()
})

test('dropped files are loaded one after another and put away, the refused ones with their reason', async () => {
  const { id: collectionId, number, entryId } = await ground.openCollection()
  const folder = join(ground.server.platform.dataDir, 'drop', number)
  const whole = { format: 'auto', encoding: 'auto' }
  const id = await ground.setUp(collectionId, 'folder', { mode: 'append', settings: whole })
  const drop = async (name: string, text: string) => {
    await writeFile(join(folder, name), text)
    await writeFile(join(folder, `${name}.done`), '')
    // The file before it may not have been put away yet: then the next look orders this one.
    for (;;) {
      await ground.server.sources.look()
      const run = await ground.lastRun(id)
      if (run.fileName === name) return run
      await pause(25)
    }
  }
  await writeFile(join(folder, 'half.csv.part'), 'code\n')
  await symlink('/etc/passwd', join(folder, 'passwd.csv'))
  await mkdir(join(folder, 'sub.csv'))

  const runs = [
    await drop('一月.csv', 'code\nA1\n'),
    await drop('again.csv', 'code\nA1\n'),
    await drop('bad.csv', `code\n${'x'.repeat(40)}\n`),
  ]
  await pause(50)

  assert.deepEqual(
    runs.map(run => `${run.fileName} ${run.state}`),
    ['一月.csv done', 'again.csv unchanged', 'bad.csv refused'],
  )
  assert.deepEqual(await ground.codesOf(entryId), ['A1'])
  const names = async (inner: string) => (await readdir(join(folder, inner))).map(name => name.slice(16)).sort()
  assert.deepEqual(
    { left: (await readdir(folder)).sort(), done: await names('done'), failed: await names('failed') },
    {
      left: ['done', 'failed', 'half.csv.part', 'passwd.csv', 'sub.csv'],
      done: ['again.csv', '一月.csv'],
      failed: ['bad.csv', 'bad.csv.reason.txt'],
    },
  )
  const [reason = ''] = (await readdir(join(folder, 'failed'))).filter(name => name.endsWith('.reason.txt'))
  assert.match(await readFile(join(folder, 'failed', reason), 'utf8'), /2 code too_long/)
})

test('a look tells what is there, with masked rows, or what is wrong', async () => {
  const item = { description: '', length: 30, required: false, lookup: false, type: 'text' }
  const items = [
    { ...item, column: 'code', name: '代码', personal: false, lookup: true, mask: 'none' },
    { ...item, column: 'person', name: '姓名', personal: true, mask: 'name_surname' },
  ].map(one => ({ ...one, description: '说明' }))
  const { id: collectionId } = await ground.openCollection({ items, grade: 'general3' })
  const remote = await openTestInterface((_url, reply) =>
    json(reply, [{ CODE: 'C1', 姓名: '欧阳小明', memo: 'secret' }]),
  )
  const look = (url: string) =>
    ground.provider.post(`/api/collections/${collectionId}/sources/http/look`, {
      ...sourceForm,
      settings: { url, paging: { by: 'none' } },
    })

  const found = await look(remote.url)
  const inside = await look('http://169.254.169.254/latest')
  await remote.close()

  assert.deepEqual(found.body, {
    ok: true,
    columns: ['CODE', '姓名', 'memo'].map(name => ({ name, type: 'json' })),
    proposed: { code: 'CODE', person: '姓名' },
    rows: [['C1', '欧阳**', 's****t']],
  })
  assert.deepEqual(inside.body, { ok: false, code: 'address_refused', params: { host: '169.254.169.254' } })
})

test('only the provider of the entry and the operator set up a source; a stored secret is not sent elsewhere', async () => {
  const { id: collectionId } = await ground.openCollection()
  const url = 'https://data.example.org/rows'
  const body = {
    ...sourceForm,
    settings: { ...plainSettings, url, secretHeader: 'X-Key' },
    secret: 'given-for-one-host',
  }
  const operator = await signInAs(ground.server, 'yunxing')
  const created = await operator.post(`/api/collections/${collectionId}/sources/http`, body)
  const id = String(created.body.id)
  const other = await signInAs(ground.server, 'renshe')
  const consumer = await signInAs(ground.server, 'jiedao')
  const { secret: _, ...kept } = body
  const moved = { ...kept, settings: { ...kept.settings, url: 'https://elsewhere.example.org/rows' } }

  const answers = await Promise.all([
    other.post(`/api/collections/${collectionId}/sources/http`, body),
    other.post(`/api/sources/${id}/runs`, {}),
    other.get(`/api/sources/${id}`),
    consumer.get('/api/sources'),
    ground.provider.post(`/api/collections/${collectionId}/sources/http/look`, { ...moved, sourceId: id }),
    ground.provider.post(`/api/collections/${collectionId}/sources/http`, {
      ...body,
      settings: { ...body.settings, x: 1 },
    }),
    ground.provider.post(`/api/collections/${collectionId}/sources/folder`, {
      ...sourceForm,
      settings: { folder: '/etc', format: 'auto', encoding: 'auto' },
    }),
    ground.provider.post(`/api/collections/${collectionId}/sources/http`, { ...body, mode: 'append' }),
  ])

  assert.deepEqual(answers.map(codeOf), [
    '403 unit_not_party',
    '403 unit_not_party',
    '404 unknown_thing',
    '403 role_missing',
    '400 field_missing',
    '400 invalid_input',
    '422 source_unsound',
    '422 source_unsound',
  ])
  const records = await ground.server.platform.db
    .selectFrom('security_record')
    .select('code')
    .where('step', '=', `collectionSource.${id}`)
    .execute()
  assert.deepEqual(records, [{ code: 'source_created' }])
})
