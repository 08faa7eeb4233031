import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourceCode } from '../../server/catalog/resource-code.ts'
import { search } from '../../server/search/search-answer.ts'
import { buildEntry } from '../../server/test-platform.ts'
import { collect, type District, openDistrict, publishEntry, take, testItems, tryStep } from './article-fixture.ts'
import { eventsOfCase, stateOfCase } from './case-views.ts'
import { elements, publishReviewed } from './other-districts.ts'
import { recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

test('PT-2: data that an entrusted third party collects is cataloged like any other, with who it is', async () => {
  const district = await openDistrict()
  const submit = (changes: object) =>
    tryStep(district, 'catalogEntry.submit', { actor: district.provider, input: buildEntry(changes) })

  const unnamed = await submit({ collectedBy: 'entrustedThirdParty' })
  const named = await submit({ collectedBy: 'entrustedThirdParty', entrustedParty: '某测绘公司，依委托合同第二条' })

  assert.deepEqual(unnamed, { refused: 'field_missing', field: 'entrustedParty', duty: 'PT-2' })
  assert.equal('state' in named && named.state, 'underReview')
})

test('PT-12a: data returned to the district is kept with its origin and its grade', async () => {
  const district = await openDistrict()
  const changes = { items: testItems, origin: 'returned', grade: 'general3' }
  const entryId = await publishEntry(district, { changes })
  await collect(district, entryId)

  const { rows } = await district.platform.database.raw(
    `select content->>'origin' as origin, content->>'grade' as grade from catalog_entry where id = $1`,
    [entryId],
  )

  assert.deepEqual(rows, [{ origin: 'returned', grade: 'general3' }])
})

test('PT-12b: what the city’s catalog lacks is queued for it with the publication, sent, and kept with its receipt', async () => {
  const district = await openDistrict()
  const { operator } = district
  const known = await publishEntry(district, { changes: { cityCatalog: 'included' } })
  const entryId = await publishEntry(district, { changes: { cityCatalog: 'supplementary' } })
  const [submission] = await submissionsOf(district, entryId)
  const caseId = submission?.id ?? ''

  await take(district, 'citySubmission.send', { actor: operator, caseId })
  await take(district, 'citySubmission.recordFailure', { actor: operator, caseId, input: { reason: '接口不通' } })
  const again = await take(district, 'citySubmission.send', { actor: operator, caseId })
  const early = await tryStep(district, 'citySubmission.recordReceipt', {
    actor: operator,
    caseId,
    input: { receiptNumber: 'SH-1', receivedOn: '2026-03-03' },
  })
  const receipt = { receiptNumber: 'SH-2026-1', receivedOn: '2026-03-02' }
  await take(district, 'citySubmission.recordReceipt', { actor: operator, caseId, input: receipt })

  assert.deepEqual(await submissionsOf(district, known), [])
  assert.deepEqual([submission?.state, submission?.kind], ['queued', 'entry'])
  assert.deepEqual(again.duties, ['PT-12b'])
  assert.equal('refused' in early && early.field, 'receivedOn')
  assert.equal((await stateOfCase(district, caseId)).state, 'received')
  assert.equal((await recordOf(district, caseId)).receiptNumber, 'SH-2026-1')
})

test('ZH-3.1: what is on paper is no entry; it is registered to be digitised', async () => {
  const district = await districtOf('zhenhai')
  const { provider } = district

  const paper = await tryStep(district, 'catalogEntry.submit', {
    actor: provider,
    input: buildEntry({ ...elements, recordForm: 'paper' }),
  })
  const holding = { title: '历年地籍图', holding: '约三千张纸质图', technicalStandard: 'DA/T 31' }
  const registered = await take(district, 'digitisation.register', { actor: provider, input: holding })

  assert.deepEqual(paper, { refused: 'invalid_input', field: 'recordForm', duty: 'ZH-3.1' })
  assert.deepEqual(registered.duties, ['ZH-3.1', 'ZH-16'])
})

test('ZH-16: digitisation names its technical standard and is followed to its end', async () => {
  const district = await districtOf('zhenhai')
  const { provider: actor } = district
  const holding = { title: '婚姻登记档案', holding: '一九九五年以前的纸质档案', plannedUntil: '2026-12-31' }

  const bare = await tryStep(district, 'digitisation.register', { actor, input: holding })
  const { caseId } = await take(district, 'digitisation.register', {
    actor,
    input: { ...holding, technicalStandard: 'DA/T 31-2017' },
  })
  const early = await tryStep(district, 'digitisation.complete', { actor, caseId, input: { result: '完成' } })
  await take(district, 'digitisation.recordProgress', { actor, caseId, input: { percentDone: 40 } })
  await take(district, 'digitisation.recordProgress', { actor, caseId, input: { percentDone: 100 } })
  const done = await take(district, 'digitisation.complete', { actor, caseId, input: { result: '已编目' } })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'technicalStandard', duty: 'ZH-16' })
  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'ZH-16' })
  assert.deepEqual([done.state, done.duties], ['done', ['ZH-16']])
})

test('ZH-4: an entry has a code by its class that no other has, and is found by it', async () => {
  const district = await districtOf('zhenhai')
  const entryId = await publishReviewed(district, buildEntry({ ...elements, classification: '主题类' }))
  const { rows } = await district.platform.database.raw('select number from matter_case where id = $1', [entryId])
  const { number } = rows[0] as { number: string }
  const code = resourceCode('主题类', number)

  const found = await search(
    district.platform.db,
    { words: code.split('/')[1] ?? '', kinds: ['catalogEntry'], filters: {} },
    { sort: 'relevance', limit: 10, offset: 0 },
  )

  assert.match(code, /^200000\/2026\d{6}$/)
  assert.deepEqual(
    found.hits.map(hit => hit.id),
    [entryId],
  )
})

test('ZH-5.1: sharing is what an entry is proposed for, and a service has no price', async () => {
  const district = await districtOf('zhenhai')
  const { choices } = district.platform.jurisdiction
  const priced = { demandId: 'd', entryId: 'e', version: 'v', digest: null, lowFrequencyJustified: false, price: 1 }

  const answer = await tryStep(district, 'sharingService.start', { actor: district.operator, input: priced })
  const withheld = await tryStep(district, 'catalogEntry.submit', {
    actor: district.provider,
    input: buildEntry({ ...elements, sharingAttribute: 'notShared' }),
  })

  assert.equal(choices.sharingDefault.value, 'shared')
  assert.equal('refused' in answer && answer.refused, 'invalid_input')
  assert.equal('refused' in withheld && withheld.refused, 'field_missing')
})

test('ZH-10.3: what a unit has from sharing is not its entry; what it makes of its own duties is', async () => {
  const district = await districtOf('zhenhai')
  const submit = (origin: string) =>
    tryStep(district, 'catalogEntry.submit', {
      actor: district.provider,
      input: buildEntry({ ...elements, origin }),
    })

  const copied = await submit('sharing')
  const own = await submit('ownDuty')

  assert.deepEqual(copied, { refused: 'invalid_input', field: 'origin', duty: 'ZH-10.3' })
  assert.equal('state' in own && own.state, 'unitReview')
})

test('ZH-7, ZH-11, ZH-20: entries and shareable data wait for the city’s platform until its receipt is recorded', async () => {
  const district = await districtOf('zhenhai')
  const entry = buildEntry({ ...elements, items: testItems, openingAttribute: 'notOpen' })
  const entryId = await publishReviewed(district, entry)
  const queued = await submissionsOf(district, entryId)
  await collect(district, entryId)
  await collect(district, entryId)

  const all = await submissionsOf(district, entryId)
  const caseId = all[0]?.id ?? ''
  await take(district, 'citySubmission.send', { actor: district.provider, caseId })
  const receipt = { receiptNumber: '甬-1', receivedOn: '2026-03-02' }
  await take(district, 'citySubmission.recordReceipt', { actor: district.provider, caseId, input: receipt })

  assert.deepEqual(
    queued.map(({ kind, state }) => [kind, state]),
    [['entry', 'queued']],
  )
  assert.deepEqual(
    all.map(({ kind, state }) => [kind, state]),
    [
      ['entry', 'queued'],
      ['data', 'queued'],
    ],
  )
  const duties = (await eventsOfCase(district, caseId)).map(event => [event.step, event.duties])
  assert.deepEqual(duties, [
    ['citySubmission.queue', ['ZH-7', 'ZH-20']],
    ['citySubmission.send', ['ZH-7', 'ZH-11', 'ZH-17', 'ZH-20']],
    ['citySubmission.recordReceipt', ['ZH-7', 'ZH-11', 'ZH-20']],
  ])
})

test('CM-5.2a: what goes to the city’s platform is queued, sent and acknowledged', async () => {
  const district = await districtOf('chongming')
  const { authority, operator } = district
  const input = { title: '二〇二五年公共数据工作报告', submissionKind: 'report' }
  const { caseId } = await take(district, 'citySubmission.queue', { actor: authority, input })

  const early = await tryStep(district, 'citySubmission.recordReceipt', {
    actor: operator,
    caseId,
    input: { receiptNumber: '1', receivedOn: '2026-03-02' },
  })
  const sent = await take(district, 'citySubmission.send', { actor: operator, caseId })

  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'CM-5.2a' })
  assert.deepEqual([sent.state, sent.duties], ['sent', ['CM-5.2a']])
})

async function submissionsOf({ platform }: District, entryId: string) {
  const { rows } = await platform.database.raw(
    `select matter_case.id, state, content->>'submissionKind' as kind from matter_case join case_record on case_id = id
     where type = 'citySubmission' and content->>'entryId' = $1 order by number`,
    [entryId],
  )
  return rows as { id: string; state: string; kind: string }[]
}
