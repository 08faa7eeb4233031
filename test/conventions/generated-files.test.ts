import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './source-files.ts'

const hasCoverage = existsSync(join(root, 'cli', 'coverage.ts'))

test('docs/generated says what the code says', { skip: !hasCoverage && 'cli/coverage.ts does not exist' }, () => {
  const args = [join(root, 'cli', 'main.ts'), 'coverage', '--check']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })

  assert.equal(status, 0, `Run \`npm run coverage -- --write\` and commit docs/generated.\n${stdout}${stderr}`)
})
