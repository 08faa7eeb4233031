import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startServer } from '../server/start.ts'
import { serverOptions } from './serve.ts'

const command = fileURLToPath(new URL('main.ts', import.meta.url))

test('clock advance walks a running rehearsal day by day with the token of its directory, and no other token', async t => {
  const dir = mkdtempSync(join(tmpdir(), 'gongshu-clock-'))
  const args = ['--data', dir, '--port', '0', '--rehearsal', '2026-09-30']
  const server = await startServer(serverOptions(args, true))
  t.after(async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  })

  const moved = await run(['advance', '1wd', '--data', dir, '--json'])
  const shown = await run(['--data', dir, '--json'])
  const refused = await run(['advance', '1d', '--url', server.url], { GONGSHU_TOKEN: 'nobody' })
  const backwards = await run(['advance', '2026-09-30', '--data', dir])

  const days = Array.from({ length: 8 }, (_, i) => ({
    day: `2026-10-${String(i + 1).padStart(2, '0')}`,
    applied: 0,
    failed: 0,
  }))
  assert.deepEqual(JSON.parse(moved.out), { today: '2026-10-08', days })
  assert.deepEqual(JSON.parse(shown.out), { today: '2026-10-08', mode: 'rehearsal' })
  assert.deepEqual([refused.code, backwards.code], [1, 1])
})

test('clock answers 2 to a wrong call', async () => {
  const calls = [[], ['advance', '--data', 'x'], ['back', '1d', '--data', 'x'], ['--data', 'x', '--url', 'y']]

  const outcomes = await Promise.all(calls.map(call => run(call)))

  assert.deepEqual(
    outcomes.map(({ code }) => code),
    [2, 2, 2, 2],
  )
})

function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, [command, 'clock', ...args], { env: { ...process.env, ...env } }, (error, out) =>
      resolve({ code: error ? Number(error.code) : 0, out }),
    )
  })
}
