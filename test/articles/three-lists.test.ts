import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventsOf } from '../../server/acts/event-queries.ts'
import { findRecord } from '../../server/acts/record-queries.ts'
import { digestOfLists, gapsOf } from '../../server/catalog/three-lists.ts'
import { listsNow } from '../../server/catalog/three-lists-queries.ts'
import { buildEntry } from '../../server/test-platform.ts'
import { type District, newUnit, openDistrict, publishEntry, take, tryStep } from './article-fixture.ts'
import { noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, openDistrictOf } from './other-districts.ts'

test('CM-9b, CM-7: the three lists are linked, locked into the log with their digest, and only when nothing hangs loose', async t => {
  const district = await openDistrictOf(t, 'chongming')
  const { provider, operator } = district
  const entryId = await entryOf(district)
  const listsId = await begin(district)

  const again = await tryStep(district, 'threeLists.open', { actor: provider })
  const tooEarly = await lock(district, listsId)
  await link(district, listsId, [{ dutyCode: 'Z-1', systemName: '河道系统', entryId }])
  const locked = await lock(district, listsId)
  const detail = await lastDetail(district, listsId)
  const lists = await listsNow(district.platform.db, provider.unitId ?? '')
  const byOther = await tryStep(district, 'threeLists.lock', { actor: operator, caseId: listsId })

  assert.deepEqual(tooEarly, { refused: 'condition_unmet', field: 'lines', duty: 'CM-9b' })
  assert.deepEqual('state' in locked && [locked.state, locked.duties], ['locked', ['CM-9b']])
  assert.deepEqual(detail, {
    digest: digestOfLists(lists),
    lockedOn: '2026-03-02',
    duties: 1,
    systems: 1,
    entries: 1,
    lines: 1,
    dutiesWithoutSystem: 0,
    systemsWithoutEntry: 0,
  })
  // What the reports on the chain read of an entry is what its unit's lock wrote.
  assert.deepEqual((await findRecord(district.platform.db, entryId)).lock, {
    dutyCodes: ['Z-1'],
    systemNames: ['河道系统'],
    version: 1,
    lockedOn: '2026-03-02',
  })
  assert.deepEqual(
    [again, byOther].map(one => 'refused' in one && one.refused),
    ['already_exists', 'role_missing'],
  )
})

test('CM-9b, CM-8: a changed duty, a new entry, an amended law, a new text each open the lists again, with a task for the unit', async t => {
  const district = await openDistrictOf(t, 'chongming')
  const { provider, authority } = district
  const caseId = provider.unitId ?? ''
  const entryId = await entryOf(district)
  const listsId = await begin(district)
  const line = { dutyCode: 'Z-1', systemName: '河道系统' }
  await link(district, listsId, [{ ...line, entryId }])
  const causes: unknown[] = []
  const reopenedBy = async (change: () => Promise<unknown>, relink: () => Promise<unknown> = async () => {}) => {
    await change()
    causes.push((await lastDetail(district, listsId)).reopenCause)
    await relink()
    assert.ok('state' in (await lock(district, listsId)))
  }
  const duty = { code: 'Z-1', dutyName: '河道和岸线管理', reason: '职能调整' }
  const accepted = { systemName: '河道系统', acceptedOn: '2026-02-01', reason: '补登验收' }

  await lock(district, listsId)
  await reopenedBy(() => take(district, 'unit.changeDuty', { actor: provider, caseId, input: duty }))
  await reopenedBy(() => take(district, 'unit.changeSystem', { actor: provider, caseId, input: accepted }))
  let second = ''
  await reopenedBy(
    async () => {
      second = await entryOf(district)
    },
    () => link(district, listsId, [{ ...line, entryId: second }]),
  )
  await reopenedBy(() => openTask(district, authority, 'lawAmended'))
  await reopenedBy(() => openTask(district, authority, 'functionChanged'))
  const text = { version: 'cm@draft', issuedOn: '2026-01-01' }
  await reopenedBy(() => take(district, 'textVersion.confirm', { actor: authority, input: text }))
  // An entry that is still under review stands in no list.
  await take(district, 'catalogEntry.submit', {
    actor: provider,
    input: buildEntry({ ...elements, provisionMode: 'api' }),
  })

  assert.deepEqual(causes, [
    'dutyChanged',
    'systemChanged',
    'entryChanged',
    'lawAmended',
    'functionChanged',
    'lawAmended',
  ])
  assert.equal((await stateOfCase(district, listsId)).state, 'locked')
  const told = (await noticesOfCase(district, listsId)).map(({ kind }) => kind)
  assert.deepEqual([...new Set(told)].toSorted(), ['listsReopenedByChange', 'listsReopenedByLaw'])
})

test('CM-9b: an ended duty takes its lines with it; unknown duties, systems and entries of others are refused', async t => {
  const district = await openDistrictOf(t, 'chongming')
  const { provider } = district
  const entryId = await entryOf(district)
  const listsId = await begin(district)
  const other = { ...district, provider: await newUnit(district.platform, 'provider') }
  const foreign = await entryOf(other)
  const attemptLink = (line: object) =>
    tryStep(district, 'threeLists.link', { actor: provider, caseId: listsId, input: { addedLines: [line] } })

  const known = { dutyCode: 'Z-1', systemName: '河道系统' }
  const refused = [
    await attemptLink({ ...known, dutyCode: 'Z-9' }),
    await attemptLink({ ...known, systemName: '别的系统' }),
    await attemptLink({ ...known, entryId: foreign }),
  ]
  await link(district, listsId, [known, { ...known, entryId }])
  await link(district, listsId, [known])
  const linked = await listsNow(district.platform.db, provider.unitId ?? '')
  const removal = { removedLines: [known] }
  await take(district, 'threeLists.link', { actor: provider, caseId: listsId, input: removal })
  const without = await listsNow(district.platform.db, provider.unitId ?? '')
  const ending = { code: 'Z-1', reason: '职责划出' }
  await take(district, 'unit.endDuty', { actor: provider, caseId: provider.unitId ?? '', input: ending })
  const after = await listsNow(district.platform.db, provider.unitId ?? '')

  assert.deepEqual(
    refused.map(one => 'refused' in one && [one.refused, one.field]),
    [
      ['unknown_thing', 'dutyCode'],
      ['unknown_thing', 'systemName'],
      ['unknown_thing', 'entryId'],
    ],
  )
  assert.deepEqual(
    [linked.lines.length, without.lines, after.duties, after.lines],
    [2, [{ ...known, entryId }], [], []],
  )
  assert.deepEqual(
    gapsOf(after).entriesWithoutLine.map(({ id }) => id),
    [entryId],
  )
})

test('PT-11.4: where no text knows the links, the three lists are locked all the same, and an office opens them again with a reason', async () => {
  const district = await openDistrict()
  const entryId = await publishEntry(district)
  const listsId = await begin(district)
  await link(district, listsId, [{ dutyCode: 'Z-1', systemName: '河道系统', entryId }])

  const locked = await lock(district, listsId)
  const reason = { reopenCause: 'corrected', reason: '关联有误' }
  const reopened = await take(district, 'threeLists.reopen', {
    actor: district.operator,
    caseId: listsId,
    input: reason,
  })

  assert.deepEqual('state' in locked && [locked.state, locked.duties, reopened.state], [
    'locked',
    ['PT-11.4'],
    'compiling',
  ])
})

async function entryOf(district: District): Promise<string> {
  const { provider, operator } = district
  const input = buildEntry({ ...elements, provisionMode: 'api' })
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: provider, input })
  await take(district, 'catalogEntry.pass', { actor: operator, caseId })
  return caseId
}

/** The lists of the provider, begun, with a duty and a system in its registers. */
async function begin(district: District): Promise<string> {
  const { provider } = district
  const caseId = provider.unitId ?? ''
  const duty = { code: 'Z-1', name: '河道管理', basis: '（虚构）条例' }
  await take(district, 'unit.recordDuty', { actor: provider, caseId, input: duty })
  await take(district, 'unit.recordSystem', { actor: provider, caseId, input: { name: '河道系统' } })
  return (await take(district, 'threeLists.open', { actor: provider })).caseId
}

function link(district: District, caseId: string, addedLines: object[]) {
  return take(district, 'threeLists.link', { actor: district.provider, caseId, input: { addedLines } })
}

function lock(district: District, caseId: string) {
  return tryStep(district, 'threeLists.lock', { actor: district.provider, caseId })
}

async function lastDetail({ platform }: District, caseId: string) {
  return (await eventsOf(platform.db, caseId)).at(-1)?.detail ?? {}
}

async function openTask(district: District, actor: District['authority'], changeCause: string): Promise<void> {
  const input = { title: '法规修改', unitId: district.provider.unitId, changeCause, happenedOn: '2026-03-02' }
  await take(district, 'catalogTask.open', { actor, input })
}
