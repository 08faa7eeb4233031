import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  isNode,
  isTestCode,
  literalText,
  place,
  type SourceFile,
  type SyntaxNode,
  sourceFiles,
  walk,
} from './source-files.ts'

/** The law stands in regulations/; packages/deadlines counts days for whoever asks. */
const isLaw = /^(regulations|packages\/deadlines)\//
const code = sourceFiles().filter(file => !isLaw.test(file.path) && !isTestCode(file.path))

test('code names steps, not articles', () => {
  const wrong = code.flatMap(file => linesWith(file, /\b(PT|ZH|CM|SH)-\d/))

  assert.deepEqual(
    wrong,
    [],
    'Ask the law for the duties of a step: dutiesFor(law, step). Only regulations/ and tests name articles.',
  )
})

test('code knows no city', () => {
  const cities = ['putuo', 'chongming', 'zhenhai', 'shanghai']
  // The command line and the settings have to name a default.
  const mayName = /^(cli\/|server\/base\/settings[^/]*$)/
  const wrong = code
    .filter(file => !mayName.test(file.path))
    .flatMap(file => nodesOf(file, node => cities.includes(literalText(node) ?? '')))

  assert.deepEqual(wrong, [], 'What differs between cities is a choice of the jurisdiction: read law.choices.')
})

test('code has no statutory time limit', () => {
  const limits = ['workdays', 'days', 'months', 'years']
  const wrong = code.flatMap(file => nodesOf(file, node => isCallWithNumber(node, limits)))

  assert.deepEqual(
    wrong,
    [],
    'A time limit is a duty with a quotation in regulations/; an internal target is a setting.',
  )
})

function linesWith(file: SourceFile, pattern: RegExp): string[] {
  return file.text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1} ${line.trim()}`] : []))
}

function nodesOf(file: SourceFile, isWrong: (node: SyntaxNode) => boolean): string[] {
  const found: string[] = []
  walk(file.program, node => {
    if (isWrong(node)) found.push(`${place(file, node)} ${file.text.slice(node.start, node.end)}`)
  })
  return found
}

function isCallWithNumber(node: SyntaxNode, names: string[]): boolean {
  if (node.type !== 'CallExpression' || !isNode(node.callee) || node.callee.type !== 'Identifier') return false
  const [first] = node.arguments as SyntaxNode[]
  return names.includes(String(node.callee.name)) && first?.type === 'Literal' && typeof first.value === 'number'
}
