import { posix } from 'node:path'
import { isNode, lineOf, literalText, type SourceFile, sourceFiles, walk } from './source-files.ts'

/** One import: what it names, and the file or package it means. */
export type Import = { from: string; line: number; specifier: string; target: string; isDynamic: boolean }

/** Every import of one of our files, also `import type`, `export … from` and `import('…')`. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  walk(file.program, node => {
    const specifier = 'source' in node ? literalText(node.source) : null
    if (specifier === null || !isNode(node.source)) return
    const isDynamic = node.type === 'ImportExpression' || node.type === 'TSImportType'
    const line = lineOf(file, node.start)
    found.push({ from: file.path, line, specifier, target: targetOf(file.path, specifier), isDynamic })
  })
  return found
}

export function allImports(): Import[] {
  return sourceFiles().flatMap(importsOf)
}

const ours: { readonly [specifier: string]: string } = {
  '@gongshu/regulations': 'regulations',
  '@gongshu/deadlines': 'packages/deadlines',
  '@gongshu/translog': 'packages/translog',
  '@gongshu/client': 'packages/client',
}

/** A path from the root for what is ours (`packages/translog/verify` without ending where a package names it), else the package. */
function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''))
  const [scope = '', name = '', ...rest] = specifier.split('/')
  const folder = ours[`${scope}/${name}`]
  if (folder) return posix.join(folder, rest.join('/') || 'index.ts')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}
