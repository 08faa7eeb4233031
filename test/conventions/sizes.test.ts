import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beyondExceptions } from './exceptions.ts'
import {
  isGenerated,
  isNode,
  isTestCode,
  lineOf,
  type SourceFile,
  type SyntaxNode,
  sourceFiles,
  walk,
} from './source-files.ts'

const limits = { fileLines: 300, functionLines: 60, parameters: 3 }

/** Words and articles are data: they are as long as they are. */
const isData = /^text\/|^regulations\/[a-z]+\//
const files = sourceFiles().filter(file => !isGenerated(file) && !isData.test(file.path))

test(`a file has at most ${limits.fileLines} lines`, () => {
  const long = new Map<string, string>()
  for (const { path, text } of files) {
    const lines = text.trimEnd().split('\n').length
    if (lines > limits.fileLines) long.set(path, `${path}: ${lines} lines`)
  }

  assert.deepEqual(beyondExceptions('fileLines', long), [], 'Split the file by subject; aim at 100 lines.')
})

test(`a function has at most ${limits.functionLines} lines`, () => {
  const long = new Map<string, string>()
  for (const { file, node, name } of functions().filter(found => !isTestCode(found.file.path))) {
    const lines = lineOf(file, node.end) - lineOf(file, node.start) + 1
    const key = `${file.path}#${name}`
    if (lines > limits.functionLines) long.set(key, `${file.path}:${lineOf(file, node.start)} ${name}: ${lines} lines`)
  }

  assert.deepEqual(
    beyondExceptions('functionLines', long),
    [],
    'Give each part a function with a name; aim at 15 lines.',
  )
})

test(`a function has at most ${limits.parameters} parameters`, () => {
  const many = new Map<string, string>()
  for (const { file, node, name } of functions()) {
    const count = Array.isArray(node.params) ? node.params.length : 0
    const key = `${file.path}#${name}`
    if (count > limits.parameters) many.set(key, `${file.path}:${lineOf(file, node.start)} ${name}: ${count}`)
  }

  assert.deepEqual(beyondExceptions('parameters', many), [], 'Pass one object with named fields instead.')
})

type FoundFunction = { file: SourceFile; node: SyntaxNode; name: string }

function functions(): FoundFunction[] {
  return files.flatMap(file => {
    const found: FoundFunction[] = []
    walk(file.program, (node, parent) => {
      if (isFunction(node)) found.push({ file, node, name: nameOf(node, parent) })
    })
    return found
  })
}

function isFunction(node: SyntaxNode): boolean {
  return ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type)
}

/** Its own name, or that of the variable, field or method that holds it. */
function nameOf(node: SyntaxNode, parent: SyntaxNode | null): string {
  const holders = [node.id, parent?.id, parent?.key].filter(isNode)
  return holders.map(holder => holder.name).find(name => typeof name === 'string') ?? '(unnamed)'
}
