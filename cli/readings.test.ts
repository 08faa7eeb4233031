import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readingsInChinese } from '@gongshu/regulations'
import { readingsIn, readingsOf } from './readings.ts'

const root = join(import.meta.dirname, '..')

test('every mark of a reading is listed, in the law with its article and duty', () => {
  const marks = globSync(['regulations/**/*.ts', 'packages/**/*.ts', 'server/**/*.ts'], { cwd: root })
    .filter(path => !path.endsWith('.test.ts') && !path.includes('node_modules'))
    .map(path => readFileSync(join(root, path), 'utf8').split('// reading:').length - 1)
    .reduce((sum, count) => sum + count, 0)

  const readings = readingsIn(root)

  assert.equal(readings.length, marks)
  assert.deepEqual(
    readings.filter(({ article, about }) => article !== null && about === null),
    [],
  )
})

test('how days are counted is read alike everywhere and said first, in both languages', () => {
  const readings = readingsIn(root).filter(({ of }) => of === 'everywhere')

  assert.deepEqual(
    readings.slice(0, 3).map(({ file, article, about }) => [file, article, about]),
    Array.from({ length: 3 }, () => ['packages/deadlines/due-day.ts', null, null]),
  )
  assert.deepEqual(readingsIn(root).slice(0, readings.length), readings)
  assert.deepEqual(
    readings.filter(({ chinese }) => chinese === null),
    [],
  )
})

test('no Chinese words are kept for a mark that reads otherwise now', () => {
  const marks = new Set(readingsIn(root).map(({ words }) => words))

  assert.deepEqual(
    Object.keys(readingsInChinese).filter(words => !marks.has(words)),
    [],
    'Change the key in regulations/readings-in-chinese.ts with the mark, and its Chinese words where the sense changed.',
  )
})

test('a mark runs over the lines of its comment and belongs to what stands below it, or to the duty around it', () => {
  const text = [
    'export const pt99 = {',
    '  duties: {',
    '    // reading: the first one',
    '    // goes on here.',
    "    'PT-99a': {",
    '      // reading: inside.',
    '      quote: 1,',
  ].join('\n')

  assert.deepEqual(readingsOf('regulations/pt/pt-99.ts', text), [
    {
      file: 'regulations/pt/pt-99.ts',
      of: 'pt',
      article: 'PT-99',
      about: 'PT-99a',
      words: 'the first one goes on here.',
      chinese: null,
    },
    { file: 'regulations/pt/pt-99.ts', of: 'pt', article: 'PT-99', about: 'PT-99a', words: 'inside.', chinese: null },
  ])
})

test('a mark in a jurisdiction belongs to the entry below it', () => {
  const text = '  choices: {\n    // reading: silent.\n    maskingOpens: { value: true },\n'

  assert.deepEqual(readingsOf('regulations/jurisdictions/putuo.ts', text), [
    {
      file: 'regulations/jurisdictions/putuo.ts',
      of: 'putuo',
      article: null,
      about: 'maskingOpens',
      words: 'silent.',
      chinese: null,
    },
  ])
})
