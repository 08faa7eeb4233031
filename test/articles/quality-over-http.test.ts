import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collect, collectedEntry, newUnit, take } from './article-fixture.ts'
import { openServedDistrict, signedIn } from './article-server.ts'

const pattern = { type: 'pattern', column: 'code', pattern: 'K-[0-9]+', hard: true }

test('CM-13, PT-16.3: score, trend, failing rows and who loaded them are for the unit and the offices; others see none', async () => {
  const district = await openServedDistrict()
  const { server } = district
  const entryId = await collectedEntry(district)
  const provider = await signedIn(district, district.provider.unitId, 'provider')
  const operator = await signedIn(district, null, 'operator')
  const stranger = await signedIn(district, district.consumer.unitId, 'consumer')

  const { status, body } = await provider.get(`/api/quality/${entryId}/proposal`)
  assert.equal(status, 200)
  assert.deepEqual(
    (body.rules as { type: string }[]).map(rule => rule.type),
    ['present', 'unique', 'distinctRows', 'required', 'length', 'required', 'length', 'fresh'],
  )
  const tried = await provider.post(`/api/quality/${entryId}/preview`, { rules: [pattern] })
  assert.deepEqual([tried.body.rows, tried.body.score], [3, 100])
  const saved = await provider.post(`/api/quality/${entryId}/rules`, { rules: [pattern] })
  const again = await provider.post(`/api/quality/${entryId}/rules`, { rules: [pattern] })
  assert.deepEqual([saved.body.state, again.body.caseId], ['draft', saved.body.caseId])
  const caseId = String(saved.body.caseId)
  await take(district, 'qualityRules.submit', { actor: district.provider, caseId })
  await take(district, 'qualityRules.approve', { actor: district.operator, caseId })
  await server.settle()
  await collect(district, entryId, { csv: 'code,holder\nK-1,张三丰\nX,李四光\n' })

  const page = await operator.get(`/api/quality/${entryId}`)
  const versions = page.body.versions as { id: string; score: number; grade: string; loaded_by_unit: string }[]
  assert.deepEqual(
    versions.map(({ score, grade }) => [score, grade]),
    [
      [100, 'good'],
      [50, 'poor'],
    ],
  )
  assert.match(versions.at(-1)?.loaded_by_unit ?? '', /^测试单位/)
  const path = `/api/quality/${entryId}/versions/${versions.at(-1)?.id}/failures?rule=0`
  const [own, masked, refused] = await Promise.all([provider, operator, stranger].map(person => person.get(path)))
  assert.deepEqual(own?.body.rows, [{ row: 2, cells: { code: 'X', holder: '李四光' } }])
  assert.deepEqual(masked?.body.rows, [{ row: 2, cells: { code: 'X', holder: '李**' } }])
  assert.equal(refused?.status, 403)
  const [all, none] = await Promise.all([operator, stranger].map(person => person.get('/api/quality')))
  const listed = (found: typeof all) =>
    ((found?.body.entries ?? []) as { id: string }[]).filter(({ id }) => id === entryId)
  assert.deepEqual([listed(all).length, listed(none).length], [1, 0])
  const { number: _, loaded_on: __, title: ___, unit: ____, ...shown } = listed(all)[0] as Record<string, unknown>
  assert.deepEqual(shown, {
    id: entryId,
    unit_id: district.provider.unitId,
    rows: 2,
    dimensions: { conformity: 50 },
    score: 50,
    grade: 'poor',
    trend: [100, 50],
    rules_version: 1,
    draft_state: null,
    open_issues: 1,
  })
})

test('PT-16.2: rules that cannot be run, or that would tell of other units’ persons, are refused at their field', async () => {
  const district = await openServedDistrict()
  const entryId = await collectedEntry(district)
  const foreign = await collectedEntry(district, { provider: await newUnit(district.platform, 'provider') })
  const provider = await signedIn(district, district.provider.unitId, 'provider')
  const answers = await Promise.all(
    [
      [{ type: 'pattern', column: 'code', pattern: '(?=x)' }],
      [{ type: 'reference', column: 'code', entryId: foreign, target: 'holder' }],
      [{ type: 'required', column: 'code', pattern: 'x' }],
      [],
    ].map(rules => provider.post(`/api/quality/${entryId}/rules`, { rules })),
  )
  const allowed = await provider.post(`/api/quality/${entryId}/preview`, {
    rules: [{ type: 'reference', column: 'code', entryId: foreign, target: 'code' }],
  })

  const told = answers.map(({ status, body }) => {
    const { code, faults } = body.error as { code: string; faults?: { field: string; reason: string }[] }
    return [status, code, faults?.[0]?.field ?? null]
  })
  assert.deepEqual(told.slice(0, 2), [
    [422, 'rules_unsound', 'rules.0.pattern'],
    [422, 'rules_unsound', 'rules.0.target'],
  ])
  assert.deepEqual(
    told.slice(2).map(([status, code]) => [status, code]),
    [
      [400, 'invalid_input'],
      [400, 'invalid_input'],
    ],
  )
  assert.deepEqual((allowed.body.results as { failed: number }[])[0]?.failed, 0)
})

test('PT-16.3: an official reconciles an entry on demand; keys of persons are masked for an office', async () => {
  const district = await openServedDistrict()
  const entryId = await collectedEntry(district)
  const provider = await signedIn(district, district.provider.unitId, 'provider')
  const stranger = await signedIn(district, district.consumer.unitId, 'consumer')

  const run = await provider.post(`/api/quality/${entryId}/reconciliations`, {})
  const page = await provider.get(`/api/quality/${entryId}/reconciliations`)
  const refused = await stranger.post(`/api/quality/${entryId}/reconciliations`, {})

  assert.deepEqual(run.body, {
    agreed: true,
    source: { kind: 'file', name: 'data.csv', rows: 3, agreed: true },
    lake: { rows: 3, intact: true },
    serving: [],
  })
  assert.equal((page.body.runs as object[]).length, 1)
  assert.equal(refused.status, 403)
})
