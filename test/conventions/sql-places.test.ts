import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isNode, isTestCode, place, type SyntaxNode, sourceFiles, walk } from './source-files.ts'

const builders = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto']
const mayHoldSql = /-queries\.ts$|^server\/(db|lake|jobs)\//

test('SQL stands in *-queries.ts only', () => {
  const wrong: string[] = []
  for (const file of sourceFiles().filter(
    candidate => !mayHoldSql.test(candidate.path) && !isTestCode(candidate.path),
  )) {
    walk(file.program, node => {
      if (isBuilder(node) || isSqlTemplate(node)) wrong.push(place(file, node))
    })
  }

  assert.deepEqual(
    wrong,
    [],
    'Move the statement to the matter’s *-queries.ts, as a function whose first argument is the handle.',
  )
})

function isBuilder(node: SyntaxNode): boolean {
  const { callee } = node
  if (node.type !== 'CallExpression' || !isNode(callee) || !isNode(callee.property)) return false
  return builders.includes(String(callee.property.name))
}

function isSqlTemplate(node: SyntaxNode): boolean {
  return node.type === 'TaggedTemplateExpression' && isNode(node.tag) && node.tag.name === 'sql'
}
