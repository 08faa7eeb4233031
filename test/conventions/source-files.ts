import { type Dirent, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A node of the syntax tree: what the parser gives, read only through guards. */
export type SyntaxNode = { type: string; start: number; end: number; [field: string]: unknown }

export type SourceFile = { path: string; text: string; program: SyntaxNode }

const ignoredFolders = new Set(['node_modules', '.tools', '.git', 'data', 'dist'])

/** Paths of all files that are or could be committed, from the root, with forward slashes. */
export function repositoryFiles(): string[] {
  // A walk and not git: the tests also run where git does not trust the folder's owner.
  const isIgnored = (entry: Dirent) => ignoredFolders.has(entry.name)
  return globSync('**', { cwd: root, exclude: isIgnored, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.log') && entry.name !== '.DS_Store')
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}

const codeFolders = /^(text|packages|regulations|server|web|cli|bench|test|bin)\//

let parsed: SourceFile[] | null = null

/** All TypeScript of ours, parsed once per process. */
export function sourceFiles(): SourceFile[] {
  parsed ??= repositoryFiles()
    .filter(path => codeFolders.test(path) && /\.tsx?$/.test(path) && !path.includes('/fixtures/'))
    .map(parseFile)
  return parsed
}

function parseFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const result = parseSync(path, text)
  const [error] = result.errors
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`)
  return { path, text, program: result.program as unknown as SyntaxNode }
}

/** Tests, and what only tests import: named test-…, or standing in a folder test/. */
export function isTestCode(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /(^|\/)test\//.test(path) || /\/test-[^/]+$/.test(path)
}

export function isGenerated(file: SourceFile): boolean {
  return /^(\/\/|\/\*\*?)\s*Generated\b/.test(file.text)
}

export function lineOf(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split('\n').length
}

export function place(file: SourceFile, node: SyntaxNode): string {
  return `${file.path}:${lineOf(file, node.start)}`
}

/** Calls visit for each node of the tree with the node it stands in. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode, parent: SyntaxNode | null) => void): void {
  const step = (current: SyntaxNode, parent: SyntaxNode | null) => {
    visit(current, parent)
    for (const child of childrenOf(current)) step(child, current)
  }
  step(node, null)
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node)
    .flatMap(value => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
}

export function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
  )
}

/** The text of a literal; null for anything that is not one. */
export function literalText(node: unknown): string | null {
  if (!isNode(node)) return null
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}
