import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { RunningServer } from '../server/start.ts'
import { startTestServer } from '../server/test-server.ts'
import {
  buildDemand,
  collectedEntry,
  type District,
  districtOn,
  forwardedDemand,
  take,
} from '../test/articles/article-fixture.ts'

const command = fileURLToPath(new URL('main.ts', import.meta.url))
const pt = fileURLToPath(new URL('../regulations/pt', import.meta.url))
const limit = 'within: workdays(5)'

let server: RunningServer
let decided: string
let silent: string
const folders: string[] = []

// Two parts forwarded on a Monday: one is decided on the Friday, the other never.
before(async () => {
  server = await startTestServer('2026-03-02')
  const district = await districtOn(server.platform)
  const first = await forwardedPart(district)
  silent = (await forwardedPart(district)).number
  await server.advance('2026-03-06')
  decided = first.number
  const input = { decision: 'approve' }
  await take(district, 'demandPart.decide', { actor: district.provider, caseId: first.id, input })
  await server.advance('2026-03-12')
})

after(async () => {
  await server.stop()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

test('a shorter limit would have come before the decision, which it would have refused', async () => {
  const { differences } = await simulate(copyWith(limit, 'within: workdays(3)'))

  assert.deepEqual(
    differences.map(({ number, was, would, kinds }) => ({ number, was: was.dueOn, would: would.dueOn, kinds })),
    [
      { number: decided, was: '2026-03-09', would: '2026-03-05', kinds: ['dueMoved', 'outcome', 'refused'] },
      { number: silent, was: '2026-03-09', would: '2026-03-05', kinds: ['dueMoved'] },
    ],
  )
  assert.deepEqual(differences[0]?.would, {
    dueOn: '2026-03-05',
    overdue: false,
    outcome: { to: 'demandPart.deemedApproved', on: '2026-03-06' },
    refused: { step: 'demandPart.decide', on: '2026-03-06' },
  })
})

test('under a longer limit silence would not have been approval yet', async () => {
  const { differences } = await simulate(copyWith(limit, 'within: workdays(10)'))

  assert.deepEqual(
    differences.map(({ number, would, kinds }) => [number, would.dueOn, kinds]),
    [
      [decided, '2026-03-16', ['dueMoved']],
      [silent, '2026-03-16', ['dueMoved', 'noOutcome']],
    ],
  )
})

test('without the outcome the silent provider would have been overdue', async () => {
  const withoutOutcome = copyWith(/ifMissed: \{ outcome: 'demandPart.deemedApproved'[^}]*\},/, '')

  const { differences } = await simulate(withoutOutcome)

  assert.deepEqual(
    differences.map(({ number, kinds }) => [number, kinds]),
    [[silent, ['overdue', 'noOutcome']]],
  )
})

test('the same text changes nothing, in words too, and the platform is as before', async () => {
  const path = copyWith(limit, limit)
  const size = async () => (await server.platform.database.raw('select id from event', [])).rows.length
  const before = await size()

  const said = await run(['simulate', path, '--since', '2026-03-01', '--data', server.platform.dataDir])

  assert.equal(said.code, 0)
  assert.match(said.out, /没有任何不同/)
  assert.match(said.out, /no case was changed/)
  assert.equal(await size(), before)
})

test('only who answers for the law or audits it may read the course of cases', async () => {
  const answer = await fetch(`${server.url}/api/law/clock-record?since=2026-03-01`)
  const wrongCalls = [['simulate'], ['simulate', pt, '--since', '2026-13-01', '--data', 'x'], ['repeal']]

  const codes = await Promise.all(wrongCalls.map(async args => (await run(args)).code))

  assert.equal(answer.status, 401)
  assert.deepEqual(codes, [2, 2, 2])
})

async function forwardedPart(district: District): Promise<{ id: string; number: string }> {
  const { parts } = await forwardedDemand(district, buildDemand([await collectedEntry(district)]))
  const id = parts[0]?.id ?? ''
  const { rows } = await district.platform.database.raw('select number from matter_case where id = $1', [id])
  return { id, number: (rows[0] as { number: string }).number }
}

function copyWith(from: string | RegExp, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongshu law '))
  folders.push(folder)
  cpSync(pt, folder, { recursive: true })
  const path = join(folder, 'pt-20.ts')
  const text = readFileSync(path, 'utf8')
  const changed = text.replace(from, to)
  assert.ok(changed !== text || from === to, 'the article has other words')
  writeFileSync(path, changed)
  return folder
}

type Side = { dueOn: string; overdue: boolean; outcome: object | null; refused: object | null }
type Answer = { differences: { number: string; duty: string; was: Side; would: Side; kinds: string[] }[] }

async function simulate(path: string): Promise<Answer> {
  const args = ['simulate', path, '--since', '2026-03-01', '--data', server.platform.dataDir, '--json']
  const { code, out } = await run(args)
  assert.equal(code, 0, out)
  return JSON.parse(out) as Answer
}

function run(args: string[]): Promise<{ code: number; out: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, [command, 'law', ...args], (error, out, told) =>
      resolve({ code: error ? Number(error.code) : 0, out: out || told }),
    )
  })
}
