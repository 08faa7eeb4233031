import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { repositoryRoot } from './machine.ts'

test('an unknown command is answered with the list of commands in both languages', () => {
  const { status, stdout, stderr } = gongshu('toString')

  assert.deepEqual({ status, stdout }, { status: 2, stdout: '' })
  assert.match(stderr, /没有名为“toString”的命令。\nThere is no command named "toString"\./)
  assert.match(stderr, / {2}doctor +检查本机环境 {2}check this machine/)
})

test('help that was asked for is no error', () => {
  assert.equal(gongshu('--help').status, 0)
})

test('a command that exists is run with its arguments', () => {
  const { status, stdout } = gongshu('days', '2026-09-30', '5wd')

  assert.deepEqual({ status, stdout }, { status: 0, stdout: '2026-10-13\n' })
})

test('doctor reports every check, and a taken port as something to note', async t => {
  const other = createServer().listen(0)
  t.after(() => other.close())
  await once(other, 'listening')
  const address = other.address()
  assert.ok(address !== null && typeof address !== 'string')

  const { findings } = JSON.parse(gongshu('doctor', '--json', '--port', String(address.port)).stdout)

  const port = findings.find((finding: { check: string }) => finding.check === 'port')
  assert.deepEqual(port, { check: 'port', state: 'warning', found: 'EADDRINUSE', words: { port: address.port } })
  const checks = [...new Set(findings.map((finding: { check: string }) => finding.check))]
  assert.equal(
    checks.join(' '),
    'node dependencies git chromium postgres fonts disk data port prlimit timeZone schedule',
  )
})

function gongshu(...args: string[]) {
  return spawnSync(process.execPath, [join(repositoryRoot, 'cli', 'main.ts'), ...args], { encoding: 'utf8' })
}
