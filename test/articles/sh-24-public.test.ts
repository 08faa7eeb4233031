import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesRecording } from '../../server/acts/record-queries.ts'
import { listUnits } from '../../server/registry/unit-queries.ts'
import { signInAs } from '../../server/test-server.ts'
import { collectedEntry, take } from './article-fixture.ts'
import { openServedDistrict } from './article-server.ts'
import { buildOpenSet, listedSet, submitOpenSet } from './open-fixture.ts'
import { conditional, conditionalSet, deliveredData, submittedRequest } from './opening-fixture.ts'

const PASSWORD = 'rehearsal-password-1'

type Served = Awaited<ReturnType<typeof openServedDistrict>>

function register({ server }: Served, changes: { readonly [name: string]: string }) {
  const body = new URLSearchParams({
    applicantKind: 'person',
    name: '（虚构）张三',
    documentKind: 'passport',
    identifier: `E${Math.trunc(performance.now() * 1000)}`,
    login: `apply-${Math.trunc(performance.now() * 1000)}`,
    password: PASSWORD,
    ...changes,
  })
  return fetch(`${server.url}/apply/register`, { method: 'POST', body })
}

test('SH-24.3: a person registers, signs in, and is none of the units of the district', async () => {
  const district = await openServedDistrict()
  const login = `person-${Math.trunc(performance.now())}`
  const document = { documentKind: 'residentId', identifier: '11010519491231002X' }

  const wrong = await register(district, { ...document, identifier: '110105194912310021' })
  const done = await register(district, { ...document, login })
  const again = await register(district, { ...document, login: `${login}-2` })

  assert.deepEqual([wrong.status, done.status, again.status], [400, 200, 409])
  const { rows } = await district.platform.database.raw(`select uscc, name from unit where uscc like 'P-%'`)
  const kept = JSON.stringify(rows)
  assert.match(kept, /P-[0-9A-Z]{16}/)
  assert.doesNotMatch(kept, /19491231/)
  const person = await signInAs(district.server, login)
  const session = await person.get('/api/session')
  const units = await person.get('/api/units')
  const entries = await person.get('/api/catalog-entries')
  assert.deepEqual([session.body.roles, units.status, entries.status], [['applicant'], 403, 403])
  const official = await listUnits(district.platform.db)
  assert.deepEqual(
    official.filter(unit => unit.name.includes('张三')),
    [],
  )
})

test('SH-24.3: an organisation registers under a right credit code only', async () => {
  const district = await openServedDistrict()

  const wrong = await register(district, {
    applicantKind: 'organisation',
    identifier: '91310000MA1FL00000',
    contactName: '甲',
  })

  assert.equal(wrong.status, 400)
})

test('SH-15a, SH-18.1a: before any application everybody sees on the page of a set its conditions and all materials', async () => {
  const district = await openServedDistrict()
  const { openId } = await conditionalSet(district)

  const page = await (await fetch(`${district.server.url}/sets/${openId}`)).text()

  for (const words of ['仅限科研使用', '成果注明来源', '相关资质与能力证明', '数据安全管理措施', '应用场景说明']) {
    assert.ok(page.includes(words), words)
  }
})

test('SH-26.1, SH-30.2, SH-7.1: a complaint with its evidence, a report and a demand are filed without an account', async () => {
  const district = await openServedDistrict()
  const { openId } = await listedSet(district)
  const send = async (path: string, fields: { [name: string]: string }, file?: string) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    if (file) form.set('evidence', new File([file], '证据.txt'))
    const answer = await fetch(`${district.server.url}${path}`, { method: 'POST', body: form })
    return { status: answer.status, page: await answer.text() }
  }
  const complaint = { openListEntryId: openId, rightInfringed: 'privacy', facts: '可识别本人' }

  const bare = await send('/file/complaint', complaint)
  const whole = await send('/file/complaint', complaint, '截图说明')
  const report = await send('/file/report', { title: '转卖数据', facts: '某网站出售' })
  const demand = await send('/file/demand', { title: '公交到站', wantedData: '实时到站', category: 'traffic' })

  assert.deepEqual([bare.status, whole.status, report.status, demand.status], [400, 200, 200, 200])
  assert.match(whole.page, /RC-2026-\d{6}/)
  assert.match(report.page, /VR-2026-\d{6}/)
  assert.match(demand.page, /OD-2026-\d{6}/)
})

test('SH-21.2a, SH-24.3: the re-user reads what was delivered over the platform; nobody else does', async () => {
  const district = await openServedDistrict()
  const { deliveryId } = await deliveredData(district)
  const { url } = district.server

  const anonymous = await fetch(`${url}/api/deliveries/${deliveryId}/rows`)

  assert.equal(anonymous.status, 401)
})

test('SH-22.1, SH-22.2: a sample is drawn from the whole, true to it, without personal items, and anybody downloads it', async () => {
  const district = await openServedDistrict()
  const csv = `code,holder\n${Array.from({ length: 100 }, (_, i) => `K-${i},张${i % 2 ? '三' : '四'}`).join('\n')}\n`
  const entryId = await collectedEntry(district, { csv })
  const { caseId: openId } = await submitOpenSet(district, buildOpenSet(entryId, conditional))
  await take(district, 'openListEntry.accept', { actor: district.operator, caseId: openId })

  const { caseId } = await take(district, 'sampleSet.build', {
    actor: district.operator,
    input: { openListEntryId: openId, samplingMethod: 'systematic', sampleSize: 10 },
  })
  await district.server.settle()
  const file = await fetch(`${district.server.url}/api/samples/${caseId}/files/csv`)
  const rows = await (await fetch(`${district.server.url}/api/samples/${caseId}/rows`)).json()

  const text = await file.text()
  assert.equal(file.status, 200)
  assert.doesNotMatch(text, /holder|张/)
  assert.deepEqual(
    text
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .slice(0, 3),
    ['code', 'K-0', 'K-18'],
  )
  const { wholeRows, sampleRows } = rows as { wholeRows: number; sampleRows: number }
  assert.deepEqual([wholeRows, sampleRows], [100, 10])
  const [sample] = await casesRecording(district.platform.db, {
    type: 'sampleSet',
    holding: { openListEntryId: openId },
  })
  assert.equal(sample?.state, 'published')
})

test('SH-24.5: every act over open data and every use of it is on record', async () => {
  const district = await openServedDistrict()
  const { openId } = await conditionalSet(district)
  const { caseId } = await submittedRequest(district, { openId })

  const { rows } = await district.platform.database.raw('select step from event where case_id = any($1) order by seq', [
    [openId, caseId],
  ])

  assert.deepEqual(
    (rows as { step: string }[]).map(row => row.step),
    ['openListEntry.submit', 'openListEntry.accept', 'accessRequest.submit'],
  )
})
