import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findProgram } from '../cli/machine.ts'

// A checkout of its own with the real launchers, whose program only says that it ran, and an npm that does what each test
// says. Nothing is downloaded.

const limited = { timeout: 60_000 }

test('an installation happens once and is not repeated', async t => {
  const checkout = newCheckout(t, 'mkdir -p "$3/node_modules"')

  const first = await ended(launch(checkout))
  const second = await ended(launch(checkout))

  assert.deepEqual([first.code, second.code], [0, 0])
  assert.equal(first.out, 'ran in 公数 平台 with spaces and 中文 arguments: 一 二\n')
  assert.match(first.err, /Installing dependencies/)
  assert.deepEqual(second, { ...first, err: '' })
  assert.equal(callsOfNpm(checkout), 1)
})

test('a changed lock file is installed', async t => {
  const checkout = newCheckout(t, 'mkdir -p "$3/node_modules"')
  await ended(launch(checkout))
  writeFileSync(join(checkout, 'package-lock.json'), '{ "changed": true }')

  await ended(launch(checkout))

  assert.equal(callsOfNpm(checkout), 2)
})

test('two launchers at the same time install once', async t => {
  const checkout = newCheckout(t, 'sleep 2; mkdir -p "$3/node_modules"')

  const both = await Promise.all([ended(launch(checkout)), ended(launch(checkout))])

  assert.deepEqual(
    both.map(({ code }) => code),
    [0, 0],
  )
  assert.equal(callsOfNpm(checkout), 1)
})

test('a launcher killed amid an installation leaves nothing that the next one trusts', limited, async t => {
  const checkout = newCheckout(t, 'mkdir -p "$3/node_modules/half"; sleep 3; mkdir -p "$3/node_modules/whole"')
  const killed = launch(checkout)
  await until(() => existsSync(join(checkout, 'node_modules', 'half')))
  killed.kill('SIGKILL')
  await once(killed, 'exit')

  const next = await ended(launch(checkout))

  assert.equal(next.code, 0)
  assert.match(next.err, /interrupted installation is still ending/)
  assert.equal(callsOfNpm(checkout), 2)
  assert.ok(existsSync(join(checkout, 'node_modules', 'whole')))
})

test('a launcher that is asked to stop ends its npm, lets go of the lock and says so', limited, async t => {
  const checkout = newCheckout(t, 'mkdir -p "$3/node_modules/half"; exec sleep 60')
  const stopped = launch(checkout)
  const end = ended(stopped)
  await until(() => existsSync(join(checkout, 'node_modules', 'half')))

  stopped.kill('SIGTERM')

  const { code, err } = await end
  assert.equal(code, 143)
  assert.match(err, /安装被中断，下次运行将重新安装。\nThe installation was interrupted; the next run repeats it\.\n$/)
  assert.equal(existsSync(join(checkout, '.tools', 'lock')), false)
})

const failures = {
  'a missing network': [
    'npm error code ECONNREFUSED',
    /无法连接 npm 软件源.*\nThe npm registry cannot be reached: .*npm\.log\]\n$/,
  ],
  'a full disk': ['npm error code ENOSPC', /磁盘空间不足.*\nThe disk is full: .*\n$/],
  'a read-only file system': ['npm error code EROFS', /只读.*\n.* is on a read-only file system: .*\n$/],
  'a folder of somebody else': ['npm error code EACCES', /无权写入.*\nThis user may not write to .*\n$/],
  'anything else': ['npm error something', /原因见记录.*\nThe installation did not finish; .*npm\.log\]\n$/],
} as const

for (const [cause, [reported, sentence]] of Object.entries(failures)) {
  test(`${cause} ends in one sentence in each language`, async t => {
    const checkout = newCheckout(t, `echo '${reported}' >&2; exit 1`)

    const { code, out, err } = await ended(launch(checkout))

    assert.deepEqual({ code, out, lines: err.trimEnd().split('\n').length }, { code: 1, out: '', lines: 3 })
    assert.match(err, sentence)
  })
}

test('a machine without npm is told to install Node', async t => {
  const checkout = newCheckout(t, 'exit 1')
  rmSync(join(checkout, 'programs', 'npm'))

  const { code, err } = await ended(launch(checkout))

  assert.equal(code, 1)
  assert.match(err, /^找不到 npm.*\nnpm was not found: .*\n$/)
})

function newCheckout(t: TestContext, npm: string): string {
  const folder = mkdtempSync(join(tmpdir(), '公数 launchers '))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const checkout = join(folder, '公数 平台 with spaces')
  const programs = join(checkout, 'programs')
  mkdirSync(join(checkout, 'cli'), { recursive: true })
  mkdirSync(programs)
  cpSync(dirname(fileURLToPath(import.meta.url)), join(checkout, 'bin'), { recursive: true })
  writeFileSync(join(checkout, 'package-lock.json'), '{}')
  writeFileSync(join(checkout, 'cli', 'main.ts'), program)
  writeFileSync(join(programs, 'npm'), `#!/bin/sh\necho call >>"$3/calls"\n${npm}\n`)
  chmodSync(join(programs, 'npm'), 0o755)
  // The path holds the Node that runs this test and what every machine has.
  symlinkSync(process.execPath, join(programs, 'node'))
  for (const name of usualPrograms) symlinkSync(findProgram(name) ?? '/bin/sh', join(programs, name))
  return checkout
}

const program = `
import { basename, dirname } from 'node:path'
const folder: string = basename(dirname(import.meta.dirname))
console.log('ran in', folder, 'and 中文 arguments:', ...process.argv.slice(2))
`

function launch(checkout: string): ChildProcess {
  return spawn(join(checkout, 'bin', 'gongshu'), ['一', '二'], {
    env: { PATH: join(checkout, 'programs'), HOME: checkout },
    cwd: '/',
  })
}

/** All that the launchers may need of a machine; its other programs, npm among them, are out of reach. */
const usualPrograms = 'awk cat df dirname ln mkdir mv pwd readlink rm rmdir sleep tail touch uname'.split(' ')

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  const said = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', text => (said.out += text))
  child.stderr?.setEncoding('utf8').on('data', text => (said.err += text))
  const [code] = await once(child, 'close')
  return { code, ...said }
}

async function until(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200 && !holds(); attempt++) await pause(50)
}

function callsOfNpm(checkout: string): number {
  return readFileSync(join(checkout, 'calls'), 'utf8').trim().split('\n').length
}
