import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beyondExceptions } from './exceptions.ts'
import { isGenerated, place, sourceFiles, walk } from './source-files.ts'

test('nothing is typed any', () => {
  assert.deepEqual(placesOf('TSAnyKeyword'), [], 'Use unknown and a check beside it, or the true type.')
})

test('there is no enum and no namespace', () => {
  const found = [...placesOf('TSEnumDeclaration'), ...placesOf('TSModuleDeclaration')]

  assert.deepEqual(found, [], "Use a union of strings, or a table with 'as const'.")
})

test('there are no default exports', () => {
  const found = new Map(placesOf('ExportDefaultDeclaration').map(at => [at.replace(/:\d+$/, ''), at]))

  assert.deepEqual(
    beyondExceptions('defaultExports', found),
    [],
    'Export by name: the name is then the same everywhere.',
  )
})

function placesOf(type: string): string[] {
  const found: string[] = []
  for (const file of sourceFiles().filter(candidate => !isGenerated(candidate))) {
    walk(file.program, node => {
      // `declare module` describes somebody else's code; it is not a namespace of ours.
      if (node.type === type && !node.declare) found.push(place(file, node))
    })
  }
  return found
}
