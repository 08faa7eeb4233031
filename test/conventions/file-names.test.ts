import assert from 'node:assert/strict'
import { basename } from 'node:path'
import { test } from 'node:test'
import { beyondExceptions } from './exceptions.ts'
import { repositoryFiles, type SourceFile, type SyntaxNode, sourceFiles } from './source-files.ts'

const isCode = /^(server|packages|cli|bench)\/.*\.tsx?$/
const isIndexOfPackage = /^(packages\/[^/]+|packages\/deadlines\/schedules|regulations|regulations\/[^/]+)\/index\.ts$/

test('every file name occurs once', () => {
  const paths = repositoryFiles().filter(path => isCode.test(path) && basename(path) !== 'index.ts')
  const byName = Object.groupBy(paths, path => basename(path))
  const repeated = Object.entries(byName).filter(([, same]) => same && same.length > 1)
  const found = new Map(repeated.map(([name, same]) => [name, `${same?.join(' and ')}`]))

  const wrong = beyondExceptions('fileNames', found)
  assert.deepEqual(wrong, [], 'Name a file after what only it does: demand-queries.ts, not queries.ts.')
})

test('file names are in kebab-case', () => {
  const wrong = repositoryFiles().filter(
    path => isCode.test(path) && !/^[a-z0-9-]+(\.test)?\.tsx?$/.test(basename(path)),
  )

  assert.deepEqual(wrong, [], 'Lower case and hyphens: due-day.ts.')
})

test('file names say what the file is about', () => {
  const empty = /^(utils?|helpers?|types|common|misc|constants|interfaces)\.tsx?$/
  const wrong = repositoryFiles().filter(path => isCode.test(path) && empty.test(basename(path)))

  assert.deepEqual(wrong, [], 'Name the file after its subject, or move each function to the file that uses it.')
})

test('only packages and texts have an index, and nothing else only passes on', () => {
  const wrong = sourceFiles()
    .filter(file => isCode.test(file.path) && !isIndexOfPackage.test(file.path))
    .filter(file => basename(file.path) === 'index.ts' || onlyPassesOn(file))

  assert.deepEqual(
    wrong.map(file => file.path),
    [],
    'Import from the file that has the code; delete this one.',
  )
})

function onlyPassesOn({ program }: SourceFile): boolean {
  const statements = program.body as SyntaxNode[]
  const passesOn = (node: SyntaxNode) => /^Export(All|Named)Declaration$/.test(node.type) && Boolean(node.source)
  return statements.length > 0 && statements.every(passesOn)
}
