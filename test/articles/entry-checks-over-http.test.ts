import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import { activeService, newUnit, publishEntry, take } from './article-fixture.ts'
import { openServedDistrict, signedIn } from './article-server.ts'

test('PT-13a: a check says at once what stops a submission, what departs from a norm and what it repeats, changing nothing', async () => {
  const district = await openServedDistrict()
  const person = await signedIn(district, district.provider.unitId, 'provider')
  const { name, input } = await namedEntry(district)

  const answer = await person.post('/api/catalog-entries/check', { entry: { ...input, coverage: '' } })
  const { findings, candidates } = answer.body as Checked
  const { rows } = await district.platform.database.raw(
    `select 1 from matter_case where type = 'catalogEntry' and title = $1`,
    [name],
  )

  assert.equal(answer.status, 200)
  assert.deepEqual(
    findings.filter(one => one.severity === 'stop').map(({ rule, field, duty }) => [rule, field, duty]),
    [
      ['name_not_distinct', 'name', undefined],
      ['field_missing', 'coverage', 'PT-11.3'],
    ],
  )
  assert.ok(findings.some(one => one.rule === 'tagsMissing' && one.standard === 'coreMetadata'))
  assert.deepEqual(
    candidates.map(one => [one.name, one.reasons]),
    [[name, ['sameName', 'sameSystem']]],
  )
  assert.equal(rows.length, 1)
})

test('PT-3.2: of what is marked as a secret a check looks at nothing else', async () => {
  const district = await openServedDistrict()
  const person = await signedIn(district, district.provider.unitId, 'provider')
  const { name } = await namedEntry(district)

  for (const mark of ['stateSecret', 'workSecret']) {
    const answer = await person.post('/api/catalog-entries/check', { entry: buildEntry({ name, [mark]: true }) })
    const { findings, candidates } = answer.body as Checked
    assert.deepEqual([findings.map(one => one.field), candidates], [[mark], []])
  }
})

test('PT-14a: a request that was written on an older revision is answered with what changed since', async () => {
  const district = await openServedDistrict()
  const { provider } = district
  const person = await signedIn(district, provider.unitId, 'provider')
  const { caseId, input } = await namedEntry(district)
  const { entry } = (await person.get(`/api/catalog-entries/${caseId}`)).body as {
    entry: { revision: number }
  }
  const change = (changes: object) => ({
    changeKind: 'change',
    changeReason: 'business',
    reason: '业务调整',
    entry: { ...input, ...changes },
  })
  await take(district, 'catalogEntry.requestChange', { actor: provider, caseId, input: change({ coverage: '全市' }) })

  const path = `/api/catalog-entries/${caseId}/steps/requestChange`
  const answer = await person.post(path, change({ description: '另一处修改' }), { 'if-match': String(entry.revision) })
  const { error } = answer.body as { error: { code: string; changes: { field: string; after: string }[] } }
  const history = (await person.get(`/api/catalog-entries/${caseId}/history`)).body as {
    pending: { field: string }[]
  }

  assert.equal(answer.status, 409)
  assert.equal(error.code, 'stale_revision')
  assert.deepEqual(
    error.changes.map(({ field, after }) => [field, after]),
    [['coverage', '全市']],
  )
  assert.deepEqual(
    history.pending.map(one => one.field),
    ['coverage'],
  )
})

test('PT-14d: before a change is asked for it is known whose service it would touch', async () => {
  const district = await openServedDistrict()
  const { entryId, serviceId } = await activeService(district)
  const person = await signedIn(district, district.provider.unitId, 'provider')

  const answer = await person.post(`/api/catalog-entries/${entryId}/impact`, { changeKind: 'deletion' })
  const { uses } = answer.body as { uses: { kind: string; caseId: string; touched: boolean }[] }

  assert.deepEqual(
    uses.map(({ kind, caseId, touched }) => [kind, caseId, touched]),
    [['sharingService', serviceId, true]],
  )
})

test('PT-15: the supply board of a unit counts its own entries, and what is to be collected of them', async () => {
  const district = await openServedDistrict()
  const provider = await newUnit(district.platform, 'provider')
  const person = await signedIn(district, provider.unitId, 'provider')
  const entryId = await publishEntry(district, { provider })

  const board = (await person.get('/api/supply-board')).body as { wholeDistrict: boolean; counts: object }
  const { entries } = (await person.get('/api/supply-board/entries')).body as { entries: object[] }

  assert.equal(board.wholeDistrict, false)
  assert.deepEqual(board.counts, {
    published: 1,
    underReview: 0,
    returned: 0,
    tasks: 0,
    uncollected: 1,
    issues: 0,
    stale: 0,
  })
  assert.deepEqual(
    entries.map(one => ({ ...one, title: '', unit: '' })),
    [{ entryId, title: '', unit: '', loadedOn: null, score: null, freshUntil: null, late: false }],
  )
})

type Checked = {
  findings: { severity: string; rule: string; field: string; duty?: string; standard?: string }[]
  candidates: { name: string; reasons: string[] }[]
}

async function namedEntry(district: Awaited<ReturnType<typeof openServedDistrict>>) {
  const input = buildEntry({ source: '专用测试系统' }) as ReturnType<typeof buildEntry>
  const caseId = await publishEntry(district, { changes: input })
  return { caseId, input, name: input.name }
}
