import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Jurisdiction, jurisdictions, textVersions } from '@gongshu/regulations'
import { beyondExceptions } from './exceptions.ts'
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

const places: readonly Jurisdiction[] = Object.values(jurisdictions)

test('code names steps, not articles', () => {
  const ids = new RegExp(`\\b(${textVersions.map(({ text }) => text.toUpperCase()).join('|')})-\\d`)
  const wrong = code.flatMap(file => linesWith(file, ids))

  assert.deepEqual(
    wrong,
    [],
    'Ask the law for the duties of a step: dutiesFor(law, step). Only regulations/ and tests name articles.',
  )
})

test('code and words name no text, no place, no office and no class of a jurisdiction', () => {
  const names = [...textVersions.map(({ title }) => title), ...placeNames(), ...officeNames(), ...classNames()]
  const found = code.flatMap((file): [string, string][] => {
    const lines = file.text.split('\n').map(withoutTimeZone)
    const wrong = lines.flatMap((line, index) => {
      const name = names.find(one => line.toLowerCase().includes(one.toLowerCase()))
      return name ? [`${file.path}:${index + 1} ${name}`] : []
    })
    return wrong.length > 0 ? [[file.path, wrong.join('\n')]] : []
  })

  assert.deepEqual(
    beyondExceptions('placeNames', new Map(found)),
    [],
    'What differs between places is data of the jurisdiction: its choices, offices and words.',
  )
})

test('the names that code may not have are those of the jurisdictions', () => {
  const wanted = ['putuo', '普陀', '上海', '镇海', '区大数据中心', '市经济信息化部门', '受限共享类', '有条件开放类']
  const names = [...placeNames(), ...officeNames(), ...classNames()]

  assert.deepEqual(
    wanted.filter(name => !names.includes(name)),
    [],
  )
})

test('code has no statutory time limit', () => {
  const wrong = code.flatMap(file => nodesOf(file, node => isCallWithNumber(node) || isLimitWithNumber(node)))

  assert.deepEqual(
    wrong,
    [],
    'A time limit is a duty with a quotation in regulations/; an internal target is a setting.',
  )
})

/** The names of the installations and the parts of their places' names: 上海 and 普陀 of 上海市普陀区. */
function placeNames(): string[] {
  const parts = places.flatMap(({ name, parent }) => `${name}${parent?.name ?? ''}`.split(/[省市区县]/))
  return [...new Set([...places.map(({ id }) => id), ...parts.filter(part => part.length > 1)])]
}

// Words such as 第三方 or 数据使用单位 are everybody's; an office is one that says of which level it is.
function officeNames(): string[] {
  const named = places.flatMap(({ offices }) => Object.values(offices)).flatMap(names => names.split('、'))
  return [...new Set(named.filter(name => /^[市区县]/.test(name)))]
}

function classNames(): string[] {
  return [
    ...new Set(places.flatMap(({ words }) => [words.sharingClasses, words.openingClasses].flatMap(Object.values))),
  ]
}

// The time zone of the whole country bears the name of a city.
function withoutTimeZone(line: string): string {
  return line.replace(/Asia\/Shanghai|dayInShanghai/g, '')
}

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

const limits = ['workdays', 'days', 'months', 'years']
const units = ['workday', 'day', 'month', 'year']

function isCallWithNumber(node: SyntaxNode): boolean {
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return false
  const called = node.callee.type === 'MemberExpression' ? node.callee.property : node.callee
  const [first] = node.arguments as SyntaxNode[]
  return isNode(called) && limits.includes(String(called.name)) && isNumber(first)
}

/** `{ unit: 'workday', count: 5 }`, which says the same. */
function isLimitWithNumber(node: SyntaxNode): boolean {
  if (node.type !== 'ObjectExpression') return false
  const members = (node.properties as SyntaxNode[]).filter(({ type }) => type === 'Property')
  const memberOf = (name: string) => members.find(({ key }) => isNode(key) && key.name === name)?.value
  const unit = memberOf('unit')
  const count = memberOf('count')
  return isNode(unit) && units.includes(literalText(unit) ?? '') && isNode(count) && isNumber(count)
}

function isNumber(node: SyntaxNode | undefined): boolean {
  return node?.type === 'Literal' && typeof node.value === 'number'
}
