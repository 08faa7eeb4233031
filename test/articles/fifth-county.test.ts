import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RunningServer } from '../../server/start.ts'
import { buildEntry } from '../../server/test-platform.ts'
import { openTestAccount, signInAs, startTestServer } from '../../server/test-server.ts'
import { xg, yunxi } from '../fifth-county/index.ts'
import {
  buildDemand,
  collectedEntry,
  type District,
  districtOn,
  forwardedDemand,
  moveTo,
  take,
  tryStep,
  without,
} from './article-fixture.ts'
import { clocksOfCase, lastEvent, stateOfCase } from './case-views.ts'

// A county that no code knows: its folder and the table given here are all there is of it.
const tables = { jurisdictions: { yunxi }, versions: [xg] }
const started: { server?: RunningServer; district?: District } = {}

before(async () => {
  started.server = await startTestServer('2026-03-02', { jurisdiction: 'yunxi', tables })
  started.district = await districtOn(started.server.platform)
})
after(() => started.server?.stop())

const entry = buildEntry({ collectedBy: 'self' })

test('the classes are called as the text calls them', async () => {
  const { server, district } = running()
  await openTestAccount(server, 'yunxi-provider', { unitId: district.provider.unitId, roles: ['provider'] })

  const { body } = await (await signInAs(server, 'yunxi-provider')).get('/api/session')

  const { sharingClasses, openingClasses } = body.words as typeof yunxi.words
  assert.deepEqual(
    [sharingClasses, openingClasses],
    [
      { shared: '通享类', conditional: '问享类', notShared: '留存类' },
      { unconditional: '敞开类', conditional: '约开类', notOpen: '不开类' },
    ],
  )
})

test('a field that only this text asks for is missed under its own duty', async () => {
  const { district } = running()
  const refused = await tryStep(district, 'catalogEntry.submit', {
    actor: district.provider,
    input: without(entry, 'collectedBy' as never),
  })

  assert.deepEqual(refused, { refused: 'field_missing', field: 'collectedBy', duty: 'XG-3' })
})

test('a matter that the text does not have is refused with its reason', async () => {
  const { server, district } = running()
  await openTestAccount(server, 'yunxi-opener', { unitId: district.provider.unitId, roles: ['provider'] })
  const opener = await signInAs(server, 'yunxi-opener')

  const { body } = await opener.post('/api/open-list-entries/steps/submit', {
    entryId: district.provider.accountId,
    title: '开放数据集',
  })

  const { code, message } = body.error as { code: string; message: string }
  assert.deepEqual(
    [code, message.includes('县办法第五条规定不另设开放清单（XG-5）')],
    ['not_in_this_law', true],
    message,
  )
})

test('a demand is due on the day of this text, and its silence grants nothing', async () => {
  const { district } = running()
  const entryId = await collectedEntry(district, { changes: { collectedBy: 'self' } })
  const { parts } = await forwardedDemand(district, buildDemand([entryId]))
  const part = parts[0]?.id ?? ''
  const collection = await clocksOfCase(district, await collectionOf(district, entryId))

  const clocks = await clocksOfCase(district, part)
  await moveTo(district, '2026-03-20')

  assert.deepEqual(
    clocks.map(({ duty, due_on }) => [duty, due_on]),
    [['XG-6b', '2026-03-11']],
  )
  assert.deepEqual(
    collection.map(({ duty, due_on }) => [duty, due_on]),
    [['XG-2', '2026-03-23']],
  )
  assert.equal((await stateOfCase(district, part)).state, 'forwarded')
})

test('the review of an entry is deemed passed on the day after its last day, by nobody', async () => {
  const { district } = running()
  await moveTo(district, '2026-04-01')
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: district.provider, input: { ...entry } })

  // Three working days from Wednesday, across the days off of Qingming.
  await moveTo(district, '2026-04-07')
  const onLastDay = await stateOfCase(district, caseId)
  await moveTo(district, '2026-04-08')

  assert.equal(onLastDay.state, 'underReview')
  assert.deepEqual(await stateOfCase(district, caseId), { state: 'published', since: '2026-04-08' })
  const event = await lastEvent(district, caseId)
  assert.deepEqual([event.step, event.duties, event.system], ['catalogEntry.pass', ['XG-4'], true])
})

function running(): { server: RunningServer; district: District } {
  const { server, district } = started
  if (!server || !district) throw new Error('the county has not been started')
  return { server, district }
}

async function collectionOf({ platform }: District, entryId: string): Promise<string> {
  const { rows } = await platform.database.raw('select id from collection where entry_id = $1', [entryId])
  return (rows[0] as { id: string }).id
}
