import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

test('a log does not grow in memory with its size', { timeout: 120_000 }, () => {
  const program = join(import.meta.dirname, 'test/append-many.ts')
  const measure = (size: number): { residentMegabytes: number } =>
    JSON.parse(spawnSync(process.execPath, [program, String(size)], { encoding: 'utf8' }).stdout)

  const small = measure(10_000).residentMegabytes
  const large = measure(100_000).residentMegabytes

  // 100,000 leaves kept as buffers cost some 90 MB; what is allowed here is the slack of the collector.
  assert.ok(large < 300 && large - small < 80, `${small} MB at 10,000 leaves, ${large} MB at 100,000`)
})
