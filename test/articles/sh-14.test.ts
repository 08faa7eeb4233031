import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closedGrounds, openingNeeds } from '@gongshu/regulations'
import { collectedEntry, openDistrict, openMovingDistrict, take, testItems, tryStep } from './article-fixture.ts'
import { openServedDistrict, signedIn } from './article-server.ts'
import { harmless, publishGuide } from './guide-fixture.ts'
import { buildOpenSet, listedSet, submitOpenSet, tryOpenSet } from './open-fixture.ts'

test('SH-14.1a: a personal item is listed neither unconditionally nor conditionally', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const withName = { items: ['code', 'holder'] }

  const unconditional = await tryOpenSet(district, buildOpenSet(entryId, withName))
  const conditional = await tryOpenSet(
    district,
    buildOpenSet(entryId, { ...withName, openingClass: 'conditional', conditions: '仅限科研' }),
  )
  const notOpen = await submitOpenSet(district, buildOpenSet(entryId, { ...withName, openingClass: 'notOpen' }))

  const refused = { refused: 'personal_data_not_open', field: 'items.holder', duty: 'SH-14.1a' }
  assert.deepEqual([unconditional, conditional], [refused, refused])
  assert.ok(notOpen.duties.includes('SH-14.1a'))
})

test('SH-14.1a: a work order that was returned cannot be put in again for another entry with the same names', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const items = testItems.map(item => ({ ...item, personal: false, mask: 'none' }))
  const harmless = await collectedEntry(district, { changes: { items } })
  const { caseId } = await submitOpenSet(district, buildOpenSet(entryId))
  const input = { reasonCode: 'other', reason: '请更正' }
  await take(district, 'openListEntry.return', { actor: district.operator, caseId, input })

  const again = await tryStep(district, 'openListEntry.resubmit', {
    actor: district.provider,
    caseId,
    input: buildOpenSet(harmless, { items: ['code', 'holder'] }),
  })

  assert.deepEqual(again, { refused: 'invalid_input', field: 'entryId', duty: null })
})

const stated = (...codes: string[]) =>
  codes.map(levelCode => ({ dimension: dimensionOf[levelCode[0] as 'A'], levelCode }) as const)
const dimensionOf = { A: 'person', B: 'organisation', C: 'object' } as const

test('SH-14: levels lead to a class, the strictest dimension decides, and the article says why', async () => {
  const district = await openServedDistrict()
  const reader = await signedIn(district, district.provider.unitId, 'provider')
  const levels = stated('A1', 'B2', 'C1')

  const { status, body } = await reader.post('/api/classification/proposal', { levels })

  const { openingClass, decidedBy, guide } = body as { openingClass: string; decidedBy: object[]; guide: object }
  assert.deepEqual(
    { status, openingClass, decidedBy, guide },
    {
      status: 200,
      openingClass: 'conditional',
      decidedBy: [{ kind: 'level', code: 'B2', dimension: 'organisation', openingClass: 'conditional', duty: 'SH-14' }],
      guide: {
        id: 'shipped-example',
        title: '公共数据开放分级分类指南（示例，待主管部门确认）',
        source: 'shipped',
        since: null,
      },
    },
  )
})

test('SH-14: a work order that is laxer than its levels is refused, a stricter one is taken', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const levels = stated('A1', 'B2', 'C1')

  const laxer = await tryOpenSet(district, buildOpenSet(entryId, { levels }))
  const equal = await submitOpenSet(
    district,
    buildOpenSet(entryId, { levels, openingClass: 'conditional', conditions: '仅限科研' }),
  )
  const stricter = await submitOpenSet(district, buildOpenSet(entryId, { levels, openingClass: 'notOpen' }))
  const unknown = await tryOpenSet(district, buildOpenSet(entryId, { levels: stated('A9') }))

  assert.deepEqual(laxer, { refused: 'class_too_lax', field: 'openingClass', duty: 'SH-14' })
  assert.deepEqual(unknown, { refused: 'unknown_thing', field: 'levels.0.levelCode', duty: null })
  assert.ok(equal.duties.includes('SH-14') && stricter.duties.includes('SH-14'))
})

test('SH-14: the level of a single item counts for the whole set', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const [level] = stated('B3')
  const ofItem = (item: string) => buildOpenSet(entryId, { levels: level ? [{ ...level, item }] : [] })

  const closed = await tryOpenSet(district, ofItem('code'))
  const elsewhere = await tryOpenSet(district, ofItem('holder'))

  assert.deepEqual(closed, { refused: 'class_too_lax', field: 'openingClass', duty: 'SH-14' })
  assert.deepEqual(elsewhere, { refused: 'unknown_thing', field: 'levels.0.item', duty: null })
})

test('SH-14: once an office has published its guide, a level is stated in each of its dimensions', async t => {
  const district = await openMovingDistrict(t)
  const entryId = await collectedEntry(district)
  const first = await submitOpenSet(district, buildOpenSet(entryId))
  const { caseId } = await publishGuide(district)

  const partly = await tryOpenSet(district, buildOpenSet(entryId, { levels: harmless.slice(0, 2) }))
  const whole = await submitOpenSet(district, buildOpenSet(entryId, { levels: [...harmless] }))

  assert.equal(first.state, 'submitted')
  assert.deepEqual(partly, { refused: 'field_missing', field: 'levels', duty: 'SH-14' })
  const { rows } = await district.platform.database.raw(
    `select content -> 'classification' as kept from open_list_entry where id = $1`,
    [whole.caseId],
  )
  assert.deepEqual(rows, [
    { kept: { guide: caseId, proposed: 'unconditional', decidedBy: ['level.甲一', 'level.乙一', 'level.丙一'] } },
  ])
})

test('SH-14.1a: each ground that closes data is held against the class', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)

  const refused = []
  for (const ground of closedGrounds) {
    refused.push(await tryOpenSet(district, buildOpenSet(entryId, { closedGrounds: [ground] })))
  }

  assert.deepEqual(
    refused,
    closedGrounds.map(() => ({ refused: 'class_too_lax', field: 'openingClass', duty: 'SH-14.1a' })),
  )
})

const masked = { unlockedBy: 'masked', maskingMethod: '泛化', maskedOn: '2026-03-01', maskingCheck: '通过' } as const
const consent = {
  unlockedBy: 'consent',
  consentHolder: '某公司',
  consentScope: '全部',
  consentProof: '同意书',
} as const

test('SH-14.1b: masking with its check, or consent with its proof, opens what was closed', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const closed = (unlocking: object, changes: object = {}) =>
    buildOpenSet(entryId, { closedGrounds: ['tradeSecret'], unlocking: unlocking as never, ...changes })

  const unlocked = [await submitOpenSet(district, closed(masked)), await submitOpenSet(district, closed(consent))]
  const unchecked = await tryOpenSet(district, closed({ ...masked, maskingCheck: ' ' }))
  const unproven = await tryOpenSet(district, closed({ unlockedBy: 'consent', consentHolder: '某公司' }))
  const stillConditional = await tryOpenSet(district, closed(masked, { openingNeeds: ['timely'] }))
  const plain = await submitOpenSet(district, buildOpenSet(entryId))

  assert.deepEqual(
    [...unlocked, plain].map(({ duties }) => duties.includes('SH-14.1b')),
    [true, true, false],
  )
  assert.deepEqual(
    [unchecked, unproven, stillConditional],
    [
      { refused: 'field_missing', field: 'unlocking.maskingCheck', duty: 'SH-14.1b' },
      { refused: 'field_missing', field: 'unlocking.consentScope', duty: 'SH-14.1b' },
      { refused: 'class_too_lax', field: 'openingClass', duty: 'SH-14.2' },
    ],
  )
})

test('SH-14.1b: a personal item leaves as it was collected, so only consent opens it', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const withName = (unlocking: object) =>
    buildOpenSet(entryId, { items: ['code', 'holder'], unlocking: unlocking as never })

  const onlyMasked = await tryOpenSet(district, withName(masked))
  const agreed = await submitOpenSet(district, withName(consent))

  assert.deepEqual(onlyMasked, { refused: 'personal_data_not_open', field: 'items.holder', duty: 'SH-14.1a' })
  assert.ok(agreed.duties.includes('SH-14.1b'))
})

test('SH-14.2: each of the three needs makes an opening conditional, and a conditional one cites it', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const conditional = { openingClass: 'conditional', conditions: '具备安全能力' } as const

  const refused = []
  for (const need of openingNeeds) {
    refused.push(await tryOpenSet(district, buildOpenSet(entryId, { openingNeeds: [need] })))
  }
  const taken = await submitOpenSet(district, buildOpenSet(entryId, { openingNeeds: ['continuous'], ...conditional }))

  assert.deepEqual(
    refused,
    openingNeeds.map(() => ({ refused: 'class_too_lax', field: 'openingClass', duty: 'SH-14.2' })),
  )
  assert.deepEqual(
    ['SH-14.2', 'SH-14.3'].map(id => taken.duties.includes(id)),
    [true, false],
  )
})

test('SH-14.3: what nothing speaks against is proposed and listed without condition', async () => {
  const district = await openServedDistrict()
  const reader = await signedIn(district, district.provider.unitId, 'provider')
  const entryId = await collectedEntry(district)

  const { body } = await reader.post('/api/classification/proposal', { entryId, items: ['code'] })
  const taken = await submitOpenSet(district, buildOpenSet(entryId))

  assert.deepEqual(body.decidedBy, [
    { kind: 'default', code: 'unconditional', openingClass: 'unconditional', duty: 'SH-14.3' },
  ])
  assert.deepEqual(
    ['SH-14.2', 'SH-14.3'].map(id => taken.duties.includes(id)),
    [false, true],
  )
})

async function statusOf(openId: string, url: string) {
  const answers = await Promise.all(['files/csv', 'rows'].map(path => fetch(`${url}/api/open/${openId}/${path}`)))
  return answers.map(answer => answer.status)
}

test('SH-17: anyone downloads an unconditional set or reads it by interface, without account, key or form', async () => {
  const district = await openServedDistrict()
  const { openId } = await listedSet(district)
  const { url } = district.server

  const file = await fetch(`${url}/api/open/${openId}/files/csv`)
  const rows = await fetch(`${url}/api/open/${openId}/rows?limit=2`)

  assert.deepEqual([file.status, rows.status], [200, 200])
  assert.equal((await file.text()).replace(/^\uFEFF/, '').replaceAll('\r', ''), 'code\nK-1\nK-2\nK-3\n')
  assert.equal(file.headers.get('set-cookie'), null)
  assert.match(await rows.text(), /"K-1"/)
})

test('SH-17: what is not unconditional, or not accepted yet, is not handed out', async () => {
  const district = await openServedDistrict()
  const { url } = district.server
  const conditional = await listedSet(district, { openingClass: 'conditional', conditions: '仅限科研' })
  const submitted = await submitOpenSet(district, buildOpenSet(await collectedEntry(district)))

  assert.deepEqual(await statusOf(conditional.openId, url), [403, 403])
  assert.deepEqual(await statusOf(submitted.caseId, url), [404, 404])
})

test('SH-17: only the listed items leave', async () => {
  const district = await openServedDistrict()
  const { openId } = await listedSet(district)

  const formats = ['csv', 'json', 'xlsx', 'parquet']
  const answers = await Promise.all(
    formats.map(format => fetch(`${district.server.url}/api/open/${openId}/files/${format}`)),
  )

  assert.deepEqual(
    answers.map(answer => answer.status),
    [200, 200, 200, 200],
  )
  for (const answer of answers.slice(0, 2)) assert.doesNotMatch(await answer.text(), /holder|欧阳/)
})
