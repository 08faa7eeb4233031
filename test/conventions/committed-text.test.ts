import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { repositoryFiles, root } from './source-files.ts'

const largest = 4 * 1024 * 1024
const texts = repositoryFiles()
  .filter(path => statSync(join(root, path)).size <= largest)
  .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  .filter(({ text }) => !text.includes('\0'))

test('no file names a path of somebody’s machine', () => {
  const wrong = linesWith(/(?<![\w.}/])\/(root|home\/[a-z]\w*|Users\/\w+)\/[\w.]/)

  assert.deepEqual(wrong, [], 'Use a path relative to the repository, or an argument.')
})

test('no file names a package registry', () => {
  const wrong = linesWith(/registry\.(npmjs|npmmirror|yarnpkg)\.|\bnpm\.pkg\.github\b|:\d+\/repository\/npm/)

  assert.deepEqual(wrong, [], 'Each place has its own registry: npm reads it from the user’s settings.')
})

test('no code is left for later', () => {
  const wrong = linesWith(/\b(TODO|FIXME)\b/).filter(line =>
    /^(server|packages|regulations|web|cli|bench|bin|text)\//.test(line),
  )

  assert.deepEqual(wrong, [], 'Do it now, or open an issue and delete the note.')
})

function linesWith(pattern: RegExp): string[] {
  const at = (path: string, line: string, index: number) =>
    pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 160)}`] : []
  return texts.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => at(path, line, index)))
}
