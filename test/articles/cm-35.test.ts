import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OpenPlatform } from '../../server/open-platform.ts'
import { attempt, buildEntry, openTestPlatform, registerTestUnit, testActor } from '../../server/test-platform.ts'
import { moveTo } from './article-fixture.ts'
import { eventsOfCase, noticesOfCase, stateOfCase } from './case-views.ts'

const authority = testActor(null, 'authority')
const operator = testActor(null, 'operator')
const draft = 'cm@draft'

async function openChongming(t: { after(close: () => Promise<void>): void }, today: string) {
  const platform = await openTestPlatform(today, 'chongming')
  t.after(() => platform.close())
  const provider = testActor(await registerTestUnit(platform, '测试局甲', ['provider']), 'provider')
  return { platform, provider }
}

async function confirm(platform: OpenPlatform, input: object) {
  const { caseId } = await platform.acts.act({ step: 'textVersion.confirm', actor: authority, input })
  await platform.reloadVersions()
  return caseId
}

function submit(platform: OpenPlatform, actor: ReturnType<typeof testActor>) {
  return attempt(platform, 'catalogEntry.submit', { actor, input: buildEntry({ formats: 'CSV' }) })
}

async function lawOfCase({ database }: OpenPlatform, id: string) {
  const { rows } = await database.raw('select law from matter_case where id = $1', [id])
  return (rows[0] as { law: string[] }).law
}

test('CM-35: new cases take the confirmed version, those begun under the draft keep it', async t => {
  const { platform, provider } = await openChongming(t, '2026-03-02')
  const before = await submit(platform, provider)

  const caseId = await confirm(platform, { version: draft, issuedOn: '2026-01-01' })
  const after = await submit(platform, provider)

  assert.ok('caseId' in before && 'caseId' in after)
  assert.deepEqual(await lawOfCase(platform, before.caseId), [draft, 'sh@draft-2022'])
  assert.deepEqual(await lawOfCase(platform, after.caseId), ['cm@2026-01-01', 'sh@draft-2022'])
  const [event] = await eventsOfCase(platformed(platform), caseId)
  assert.deepEqual([event?.step, event?.duties, event?.system], ['textVersion.confirm', ['CM-35'], false])
})

test('CM-35: sixty and thirty days before the last day the authority is told, and on the day after the text lapses by itself', async t => {
  const { platform, provider } = await openChongming(t, '2026-03-02')
  const at = platformed(platform)
  const caseId = await confirm(platform, { version: draft, issuedOn: '2026-01-01' })
  const old = await submit(platform, provider)
  const other = await submit(platform, provider)
  assert.ok('caseId' in old && 'caseId' in other)
  const told = async () =>
    (await noticesOfCase(at, caseId))
      .filter(notice => notice.role === 'authority')
      .map(({ kind, duty, sent_on }) => [kind, duty, sent_on])

  for (const day of ['2027-10-31', '2027-11-01', '2027-11-30', '2027-12-01', '2027-12-31']) await moveTo(at, day)
  const lastDay = await submit(platform, provider)
  await moveTo(at, '2028-01-01')
  await moveTo(at, '2028-01-02')
  const dayAfter = await submit(platform, provider)
  const oldGoesOn = await attempt(platform, 'catalogEntry.return', {
    actor: operator,
    caseId: old.caseId,
    input: { reason: '要素不全' },
  })
  const passed = await attempt(platform, 'catalogEntry.pass', { actor: operator, caseId: other.caseId })

  // What an old case brings about is of its law too: passing the entry opens its collection.
  assert.deepEqual('state' in passed && passed.state, 'published')
  assert.deepEqual(await told(), [
    ['textLapses', 'CM-35', '2027-11-01'],
    ['textLapses', 'CM-35', '2027-12-01'],
    ['textLapsed', 'CM-35', '2028-01-01'],
  ])
  assert.deepEqual(await stateOfCase(at, caseId), { state: 'lapsed', since: '2028-01-01' })
  const lapsed = (await eventsOfCase(at, caseId)).at(-1)
  assert.deepEqual(
    [lapsed?.step, lapsed?.duties, lapsed?.system, lapsed?.effective_on],
    ['textVersion.lapse', ['CM-35'], true, '2028-01-01'],
  )
  assert.ok('caseId' in lastDay)
  assert.deepEqual('refused' in dayAfter && dayAfter.refused, 'not_in_this_law')
  assert.deepEqual('state' in oldGoesOn && oldGoesOn.state, 'returned')
  assert.deepEqual(await lawOfCase(platform, old.caseId), ['cm@2026-01-01', 'sh@draft-2022'])
})

test('CM-35: the day of issue is asked for, once, and the end follows from the words', async t => {
  const { platform } = await openChongming(t, '2026-03-02')
  const given = (input: object) => attempt(platform, 'textVersion.confirm', { actor: authority, input })

  const nothing = await given({ version: draft })
  const ownEnd = await given({ version: draft, issuedOn: '2026-01-01', effectiveTo: '2030-01-01' })
  const unknown = await given({ version: 'pt@2023-06-21', issuedOn: '2026-01-01' })
  const byOperator = await attempt(platform, 'textVersion.confirm', {
    actor: operator,
    input: { version: draft, issuedOn: '2026-01-01' },
  })
  await given({ version: draft, issuedOn: '2026-01-01' })
  const again = await given({ version: draft, issuedOn: '2026-02-01' })

  assert.deepEqual(
    [nothing, ownEnd, unknown, byOperator, again],
    [
      { refused: 'field_missing', field: 'issuedOn', duty: 'CM-35' },
      { refused: 'invalid_input', field: 'effectiveTo', duty: 'CM-35' },
      { refused: 'unknown_thing', field: 'version', duty: null },
      { refused: 'role_missing', field: null, duty: 'CM-35' },
      { refused: 'already_exists', field: 'version', duty: 'CM-35' },
    ],
  )
})

function platformed(platform: OpenPlatform) {
  return { platform }
}
