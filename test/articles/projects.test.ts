import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry, testActor } from '../../server/test-platform.ts'
import { collect, type District, publishEntry, take, testItems, tryStep } from './article-fixture.ts'
import { eventsOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, publishReviewed } from './other-districts.ts'
import { recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

const plan = { title: '养老服务系统', description: '受理和发放高龄津贴。' }
const openItems = testItems.map(item => ({ ...item, personal: false, mask: 'none' }))
const planned = { ...plan, plannedCatalog: [{ name: '津贴发放名单' }] }
const conference = testActor(null, 'projectReview')
const approve = { verdict: 'approve', reason: '符合要求' }
const agree = { opinion: 'agree', reason: '数据资源目录完整' }

/** A project that is built, with these entries. */
async function built(district: District, input: object, projectEntries: string[]): Promise<string> {
  const actor = district.provider
  const { caseId } = await take(district, 'project.plan', { actor, input })
  await take(district, 'project.giveOpinion', { actor: district.operator, caseId, input: agree })
  await take(district, 'project.review', { actor: conference, caseId, input: approve })
  const build = { builtOn: '2026-03-02', ...(projectEntries.length ? { projectEntries } : {}) }
  await take(district, 'project.build', { actor, caseId, input: build })
  await take(district, 'project.checkAcceptance', { actor, caseId })
  return caseId
}

const acceptance = { acceptedOn: '2026-03-02', result: '通过验收' }

test('PT-4.2, PT-11.2a: the conference reviews, and acceptance opens the task of cataloging by itself', async () => {
  const district = await districtOf('putuo')
  const caseId = await built(district, planned, [])

  const alone = await tryStep(district, 'project.accept', { actor: district.provider, caseId, input: acceptance })
  const ahead = { ...acceptance, acceptedOn: '2026-03-03' }
  const early = await tryStep(district, 'project.accept', { actor: conference, caseId, input: ahead })
  await take(district, 'project.accept', { actor: conference, caseId, input: acceptance })
  const events = await eventsOfCase(district, caseId)
  const { rows: tasks } = await district.platform.database.raw(
    `select state, content->>'happenedOn' as day from matter_case join case_record on case_id = id
     where type = 'catalogTask' and unit_id = $1`,
    [district.provider.unitId],
  )

  assert.deepEqual(alone, { refused: 'role_missing', field: null, duty: null })
  assert.deepEqual(early, { refused: 'invalid_input', field: 'acceptedOn', duty: null })
  assert.deepEqual(tasks, [{ state: 'open', day: '2026-03-02' }])
  assert.deepEqual(events.find(event => event.step === 'project.review')?.duties, ['PT-4.2', 'PT-8.2a'])
  assert.deepEqual(events[0]?.duties, ['PT-11.2a'])
})

test('PT-11.2a: a project without planned entries is warned while it is built and before acceptance', async () => {
  const district = await districtOf('putuo')

  const caseId = await built(district, plan, [])
  const kinds = (await noticesOfCase(district, caseId)).map(notice => notice.kind)

  assert.equal(kinds.filter(kind => kind === 'projectWithoutCatalog').length, 2)
})

test('PT-8.2a: a project that builds a new channel is approved only on a law or regulation', async () => {
  const district = await districtOf('putuo')
  const actor = district.provider
  const channel = { ...planned, builds: ['newChannel'] }
  const ground = { level: '法律', title: '（虚构）专网法', article: '第三条' }
  const bare = await take(district, 'project.plan', { actor, input: channel })
  const lawful = await take(district, 'project.plan', { actor, input: { ...channel, ground } })

  const refused = await tryStep(district, 'project.review', { actor: conference, caseId: bare.caseId, input: approve })
  const allowed = await take(district, 'project.review', { actor: conference, caseId: lawful.caseId, input: approve })

  assert.deepEqual(refused, { refused: 'ground_missing', field: 'ground', duty: 'PT-8.2a' })
  assert.equal(allowed.state, 'approved')
})

test('ZH-12a: a project without the catalog of its data is not taken in', async () => {
  const district = await districtOf('zhenhai')

  const refused = await tryStep(district, 'project.plan', { actor: district.provider, input: plan })
  const { caseId } = await take(district, 'project.plan', { actor: district.provider, input: planned })

  assert.deepEqual(refused, { refused: 'field_missing', field: 'plannedCatalog', duty: 'ZH-12a' })
  assert.deepEqual((await lastEvent(district, caseId)).duties, ['ZH-12a'])
})

test('ZH-9: nothing is approved without an opinion that agrees, and the offices that decide are told of it', async () => {
  const district = await districtOf('zhenhai')
  const { caseId } = await take(district, 'project.plan', { actor: district.provider, input: planned })

  const before = await tryStep(district, 'project.review', { actor: conference, caseId, input: approve })
  const silent = await tryStep(district, 'project.giveOpinion', {
    actor: district.operator,
    caseId,
    input: { reason: '已阅' },
  })
  await take(district, 'project.giveOpinion', { actor: district.operator, caseId, input: agree })
  const told = await noticesOfCase(district, caseId)
  const after = await take(district, 'project.review', { actor: conference, caseId, input: approve })

  assert.deepEqual(before, { refused: 'condition_unmet', field: 'noPositiveOpinion', duty: 'ZH-9' })
  assert.deepEqual(silent, { refused: 'field_missing', field: 'opinion', duty: 'ZH-9' })
  assert.equal(after.state, 'approved')
  assert.deepEqual(
    told
      .filter(notice => notice.kind === 'projectOpinion')
      .map(notice => notice.role ?? notice.unit_id)
      .sort(),
    [district.provider.unitId, 'finance', 'projectReview'].sort(),
  )
})

test('ZH-8: a project with a platform of its own gets no opinion that agrees', async () => {
  const district = await districtOf('zhenhai')
  const input = { ...planned, builds: ['ownPlatform'] }
  const { caseId } = await take(district, 'project.plan', { actor: district.provider, input })

  const agreed = await tryStep(district, 'project.giveOpinion', { actor: district.operator, caseId, input: agree })
  const disagree = { opinion: 'disagree', reason: '扩建自有机房' }
  await take(district, 'project.giveOpinion', { actor: district.operator, caseId, input: disagree })
  const approved = await tryStep(district, 'project.review', { actor: conference, caseId, input: approve })

  assert.deepEqual(agreed, { refused: 'condition_unmet', field: 'ownPlatform', duty: 'ZH-8' })
  assert.deepEqual(approved, { refused: 'condition_unmet', field: 'noPositiveOpinion', duty: 'ZH-9' })
})

test('ZH-22.2a: a new project that exchanges data off line gets no opinion that agrees', async () => {
  const district = await districtOf('zhenhai')
  const input = { ...planned, builds: ['offlineExchange'] }
  const { caseId } = await take(district, 'project.plan', { actor: district.provider, input })

  const agreed = await tryStep(district, 'project.giveOpinion', { actor: district.operator, caseId, input: agree })

  assert.deepEqual(agreed, { refused: 'condition_unmet', field: 'offlineExchange', duty: 'ZH-22.2a' })
})

test('ZH-8, ZH-22.2b: what stands is registered, planned away and followed until its data come by the city platform', async () => {
  const district = await districtOf('zhenhai')
  const room = { title: '老机房', channelKind: 'cloud', description: '二〇一六年建成', standing: 'existing' }
  const offline = { ...room, title: '光盘交换', channelKind: 'offlineExchange' }
  const first = await take(district, 'channel.register', { actor: district.provider, input: room })
  const second = await take(district, 'channel.register', { actor: district.provider, input: offline })

  const plan = { integrateBy: '2026-09-30', reason: '迁移至市级平台' }
  await take(district, 'channel.planIntegration', { actor: district.operator, caseId: second.caseId, input: plan })
  const done = { result: '已改为市级平台调用' }
  await take(district, 'channel.integrate', { actor: district.provider, caseId: second.caseId, input: done })

  assert.equal((await stateOfCase(district, first.caseId)).state, 'existing')
  assert.equal((await stateOfCase(district, second.caseId)).state, 'integrated')
  assert.deepEqual((await lastEvent(district, second.caseId)).duties, ['ZH-8', 'ZH-22.2b'])
})

test('ZH-12b: acceptance waits until the entries are with the city and their data collected and shared', async () => {
  const district = await districtOf('zhenhai')
  const entryId = await publishReviewed(district, buildEntry({ ...elements, items: openItems }))
  const caseId = await built(district, planned, [entryId])

  const early = await refusalOf(district, caseId)
  await collect(district, entryId)
  const between = await refusalOf(district, caseId)
  await sendToCity(district, entryId)
  const accepted = await take(district, 'project.accept', { actor: conference, caseId, input: acceptance })

  assert.equal(accepted.state, 'accepted')
  assert.ok((await lastEvent(district, caseId)).duties.includes('ZH-12b'))
  assert.deepEqual(early, [
    ['condition_unmet', 'ZH-12b'],
    ['notYet.collected', 'notYet.reportedToCity'],
  ])
  assert.deepEqual(between, [['condition_unmet', 'ZH-12b'], ['notYet.reportedToCity']])
})

test('CM-14a: a project without the list of its data is not taken in, and its review cites the list', async () => {
  const district = await districtOf('chongming')
  const refused = await tryStep(district, 'project.plan', { actor: district.provider, input: plan })
  const { caseId } = await take(district, 'project.plan', { actor: district.provider, input: planned })

  await take(district, 'project.review', { actor: district.authority, caseId, input: approve })

  assert.deepEqual(refused, { refused: 'field_missing', field: 'plannedCatalog', duty: 'CM-14a' })
  assert.deepEqual((await lastEvent(district, caseId)).duties, ['CM-5.2b', 'CM-14a'])
})

test('CM-14b: acceptance waits for cataloging, collecting, sharing and opening, and lists all that is missing', async () => {
  const district = await districtOf('chongming')
  const closed = { openingAttribute: 'notOpen' }
  const entryId = await publishEntry(district, { changes: { ...elements } })
  const shut = await publishEntry(district, { changes: { ...elements, ...closed } })
  const caseId = await built(district, planned, [entryId])
  const other = await built(district, planned, [shut])

  const early = await refusalOf(district, caseId)
  await collect(district, entryId)
  await collect(district, shut)
  const unopened = await refusalOf(district, caseId)
  await take(district, 'project.checkAcceptance', { actor: district.provider, caseId: other })
  await take(district, 'project.accept', { actor: conference, caseId: other, input: acceptance })

  assert.deepEqual(early, [
    ['condition_unmet', 'CM-14b'],
    ['notYet.collected', 'notYet.opened'],
  ])
  assert.deepEqual(unopened, [['condition_unmet', 'CM-14b'], ['notYet.opened']])
  assert.equal((await stateOfCase(district, other)).state, 'accepted')
  const { checklist } = await recordOf(district, other)
  assert.deepEqual(
    (checklist as { mark: string; met: boolean }[]).map(({ mark, met }) => [mark, met]),
    [
      ['catalogued', true],
      ['collected', true],
      ['shared', true],
      ['opened', true],
      ['reportedToCity', false],
    ],
  )
})

/** Sends the entry, which its publication has queued, to the city and records the receipt. */
async function sendToCity(district: District, entryId: string): Promise<void> {
  const { rows } = await district.platform.database.raw(
    `select case_id as id from case_record where content @> jsonb_build_object('entryId', $1::text, 'submissionKind', 'entry')`,
    [entryId],
  )
  const actor = district.operator
  const caseId = (rows as { id: string }[])[0]?.id ?? ''
  await take(district, 'citySubmission.send', { actor, caseId })
  const receipt = { receiptNumber: 'S-1', receivedOn: '2026-03-02' }
  await take(district, 'citySubmission.recordReceipt', { actor, caseId, input: receipt })
}

/** Why a project is not accepted: the code and duty of the refusal, and all that is missing. */
async function refusalOf(district: District, caseId: string) {
  try {
    await take(district, 'project.accept', { actor: conference, caseId, input: acceptance })
    return null
  } catch (error) {
    const { code, details } = error as { code: string; details: { duty?: string; faults?: { reason: string }[] } }
    return [[code, details.duty], (details.faults ?? []).map(fault => fault.reason)]
  }
}
