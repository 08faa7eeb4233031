import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './source-files.ts'

const generators = [
  { command: 'coverage', repair: 'npm run coverage -- --write' },
  { command: 'generate', repair: 'bin/gongshu generate --write' },
]

for (const { command, repair } of generators) {
  test(`docs/generated says what the code says: ${command}`, () => {
    const args = [join(root, 'cli', 'main.ts'), command, '--check']
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })

    assert.equal(status, 0, `Run \`${repair}\` and commit docs/generated.\n${stdout}${stderr}`)
  })
}
