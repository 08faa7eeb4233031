import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { eventsOf } from '../../server/acts/event-queries.ts'
import { readJournal } from '../../server/gateway/journal-reader.ts'
import { segmentCaseId } from '../../server/gateway/journal-segment.ts'
import { segmentPath } from '../../server/gateway/journal-segments.ts'
import { digestOfSegment } from '../../server/gateway/segment-digest.ts'
import { newUnit } from './article-fixture.ts'
import {
  type CalledService,
  calledService,
  openServedDistrict,
  query,
  type ServedDistrict,
  signedIn,
} from './article-server.ts'

const sum = (algorithm: 'sha256' | 'sm3', bytes: Buffer) => hash(algorithm, bytes)

/** A copy of a segment's file with one byte changed, in a folder of its own. */
async function changedCopy(t: TestContext, path: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'gongshu segment '))
  t.after(() => rm(dir, { recursive: true, force: true }))
  const bytes = await readFile(path)
  const at = bytes.length - 2
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(join(dir, basename(path)), bytes)
  return dir
}

async function callsOf({ platform, server }: ServedDistrict, service: CalledService) {
  await server.settle()
  const found: { result: string; scenario: string | null; items: string[]; rows: number }[] = []
  for await (const { record } of readJournal(join(platform.dataDir, 'journal', 'local'))) {
    if (record.service !== service.serviceId) continue
    found.push({ result: record.result, scenario: record.scenario, items: record.items, rows: record.rows })
  }
  return found
}

test('PT-30.2a: every call is journaled with its result, a refused one too, and never what was looked up', async () => {
  const district = await openServedDistrict()
  const service = await calledService(district)

  for (const code of ['K-1', 'K-2', 'K-3', 'K-404']) {
    await query(district, service, { scenario: '高龄津贴发放', where: { code }, limit: 1 })
  }
  await query(district, service, { scenario: '其他场景', where: { code: 'K-1' }, limit: 1 })

  const calls = await callsOf(district, service)
  const ok = { result: 'ok', scenario: '高龄津贴发放', items: ['code', 'holder'] }
  assert.deepEqual(calls.slice(0, 4), [
    { ...ok, rows: 1 },
    { ...ok, rows: 1 },
    { ...ok, rows: 1 },
    { ...ok, rows: 0 },
  ])
  assert.deepEqual([calls.length, calls[4]?.result, calls[4]?.rows], [5, 'scenario_mismatch', 0])
  assert.doesNotMatch(JSON.stringify(calls), /K-404|欧阳/)
})

test('PT-30.2a: a closed segment of the journal stands in the log, and a changed byte no longer matches', async t => {
  const district = await openServedDistrict()
  const { server, platform } = district
  const service = await calledService(district)
  await query(district, service, { scenario: '高龄津贴发放', where: { code: 'K-1' }, limit: 1 })
  const segment = server.gateway.journal.closedUpTo() + 1
  await server.gateway.journal.rotate()

  await server.settle()

  const { dir } = server.gateway.journal
  const found = await eventsOf(platform.db, segmentCaseId('local', segment))
  const digest = await digestOfSegment(dir, segment)
  assert.deepEqual(
    found.map(({ step, duties, detail, position }) => ({ step, duties, detail, inLog: position !== null })),
    [{ step: 'journalSegment.anchor', duties: ['PT-30.2a'], detail: { journal: 'local', ...digest }, inLog: true }],
  )
  const kept = await readFile(segmentPath(dir, segment))
  assert.deepEqual([sum('sha256', kept), sum('sm3', kept)], [digest.sha256, digest.sm3])
  const copy = await changedCopy(t, segmentPath(dir, segment))
  const changed = await readFile(segmentPath(copy, segment))
  assert.notEqual(sum('sha256', changed), digest.sha256)
  assert.notEqual(sum('sm3', changed), digest.sm3)
  await assert.rejects(digestOfSegment(copy, segment), /damaged at byte/)
})

test('PT-30.2b: a provider sees the uses of its own data and of no other', async () => {
  const district = await openServedDistrict()
  const other = { ...district, provider: await newUnit(district.platform, 'provider') }
  const [mine, theirs] = [await calledService(district), await calledService(other)]
  for (const service of [mine, theirs]) {
    await query(district, service, { scenario: '高龄津贴发放', where: { code: 'K-1' }, limit: 1 })
  }
  await district.server.settle()
  const provider = await signedIn(district, district.provider.unitId, 'provider')

  const { status, body } = await provider.get('/api/usage')

  const uses = body.uses as { service_id: string; result: string; calls: number; scenario: string; consumer: string }[]
  assert.equal(status, 200)
  assert.deepEqual(
    uses.map(use => [use.service_id, use.result, use.calls, use.scenario]),
    [[mine.serviceId, 'ok', 1, '高龄津贴发放']],
  )
})

test('PT-30.2b: a third unit sees nothing of it, and nobody does without signing in', async () => {
  const district = await openServedDistrict()
  const service = await calledService(district)
  await query(district, service, { scenario: '高龄津贴发放', where: { code: 'K-1' }, limit: 1 })
  await district.server.settle()
  const strangerUnit = await newUnit(district.platform, 'provider')
  const stranger = await signedIn(district, strangerUnit.unitId, 'provider')

  const asStranger = await stranger.get('/api/usage')
  const anonymous = await fetch(`${district.server.url}/api/usage`)

  assert.deepEqual(asStranger.body.uses, [])
  assert.equal(anonymous.status, 401)
})
