import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { silentLog } from '../../server/base/logging.ts'
import { openTestDatabase } from '../../server/db/test-database.ts'
import { openPlatform } from '../../server/open-platform.ts'
import type { RunningServer } from '../../server/start.ts'
import { testActor } from '../../server/test-platform.ts'
import { openTestAccount, signInAs, startTestServer, TEST_PASSWORD } from '../../server/test-server.ts'
import { eventsOfCase } from './case-views.ts'

const draft = 'sh@draft-2022'
const days = { effectiveFrom: '2026-03-01', effectiveTo: '2031-02-28' }

let server: RunningServer
before(async () => {
  server = await startTestServer('2026-03-02', { jurisdiction: 'shanghai' })
})
after(() => server.stop())

test('SH-38: while the days are blank every page has the banner, and nothing is confirmed without them', async () => {
  await openTestAccount(server, 'authority-1', { unitId: null, roles: ['authority'] })
  const authority = await signInAs(server, 'authority-1')

  const pages = await Promise.all(['/', '/law', '/open', '/law/texts/sh'].map(page))
  const empty = await authority.post('/api/law/confirmations', { version: draft })
  const backwards = await authority.post('/api/law/confirmations', {
    version: draft,
    effectiveFrom: '2026-03-01',
    effectiveTo: '2026-02-28',
  })
  const session = await authority.get('/api/session')

  for (const body of pages) assert.match(body, /class="drafts"[\s\S]*征求意见稿[\s\S]*未经主管部门确认/)
  assert.deepEqual(refusal(empty), [400, 'field_missing', 'SH-38', 'effectiveFrom'])
  assert.deepEqual(refusal(backwards), [400, 'invalid_input', 'SH-38', 'effectiveTo'])
  assert.deepEqual(
    (session.body.texts as { id: string; unconfirmed: boolean }[]).map(({ id, unconfirmed }) => [id, unconfirmed]),
    [[draft, true]],
  )
})

test('SH-38: the form without the days is refused on a page that links the article', async () => {
  await openTestAccount(server, 'authority-3', { unitId: null, roles: ['authority'] })
  const signedIn = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'authority-3', password: TEST_PASSWORD }),
  })
  const { csrf } = (await signedIn.json()) as { csrf: string }
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''

  const refused = await fetch(`${server.url}/law/confirmations`, {
    method: 'POST',
    headers: { cookie, accept: 'text/html' },
    body: new URLSearchParams({ csrf, version: draft, effectiveFrom: '', effectiveTo: '' }),
  })

  assert.equal(refused.status, 400)
  assert.match(await refused.text(), /缺少必备要素“施行日期”[\s\S]*href="\/law\/SH-38#SH-38">SH-38/)
})

test('SH-38: once both days are entered the text is in force between them and the banner is gone', async () => {
  await openTestAccount(server, 'authority-2', { unitId: null, roles: ['authority'] })
  const authority = await signInAs(server, 'authority-2')

  const confirmed = await authority.post('/api/law/confirmations', { version: draft, ...days })

  assert.deepEqual([confirmed.status, confirmed.body.duties, confirmed.body.state], [200, ['SH-38'], 'inForce'])
  const [event] = await eventsOfCase(server, String(confirmed.body.caseId))
  assert.deepEqual([event?.step, event?.duties, event?.system], ['textVersion.confirm', ['SH-38'], false])
  const versions = (await authority.get('/api/law/versions')).body.versions as object[]
  assert.deepEqual(
    versions.map(one => ({ ...one, title: null })),
    [
      {
        id: 'sh@2026-03-01',
        text: 'sh',
        title: null,
        status: 'inForce',
        trial: false,
        confirms: draft,
        effectiveFrom: '2026-03-01',
        lastDay: '2031-02-28',
        lapsed: false,
        unconfirmed: false,
        blanks: [],
      },
    ],
  )
  assert.doesNotMatch(await page('/law'), /class="drafts"/)
  assert.match(await page('/law/texts/sh'), /<h1>上海市公共数据开放实施细则<\/h1>[\s\S]*2026-03-01[\s\S]*2031-02-28/)
})

test('SH-38: in a live installation no case begins under the draft until its days are confirmed', async t => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongshu live '))
  const database = await openTestDatabase()
  const platform = await openPlatform({ dataDir, jurisdiction: 'shanghai', rehearsal: null, database, log: silentLog })
  t.after(async () => {
    await platform.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const before = platform.acts.door.lawOf(null)
  await platform.acts.act({
    step: 'textVersion.confirm',
    actor: testActor(null, 'authority'),
    input: { version: draft, effectiveFrom: '2026-01-01', effectiveTo: '2099-12-31' },
  })
  await platform.reloadVersions()
  const after = platform.acts.door.lawOf(null)

  assert.match(before.jurisdiction.absent.openingProcedure ?? '', /尚未确认施行，确认后方可适用（SH-38）/)
  assert.equal(before.jurisdiction.matters.organisation, 'sh')
  assert.deepEqual(
    [after.jurisdiction.absent.openingProcedure, after.texts.map(({ id }) => id)],
    [undefined, ['sh@2026-01-01']],
  )
})

async function page(path: string): Promise<string> {
  return (await fetch(`${server.url}${path}`, { headers: { accept: 'text/html' } })).text()
}

function refusal({ status, body }: { status: number; body: Record<string, unknown> }) {
  const { code, duty, field } = body.error as { code: string; duty: string; field: string }
  return [status, code, duty, field]
}
