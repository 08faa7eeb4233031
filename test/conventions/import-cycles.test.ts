import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allImports } from './imports.ts'

test('no file imports itself by way of others', () => {
  const graph = new Map<string, string[]>()
  // A module that is loaded on demand (a table of commands) is not part of its importer.
  for (const { from, target, isDynamic } of allImports()) {
    if (!isDynamic) graph.set(from, [...(graph.get(from) ?? []), target])
  }

  assert.deepEqual(cyclesIn(graph), [], 'Move what both files need into a third, or pass it as an argument.')
})

/** Depth first; each cycle is told once, as the path that closes it. */
function cyclesIn(graph: Map<string, string[]>): string[] {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: string[]) => {
    const start = path.indexOf(file)
    if (start >= 0) cycles.push([...path.slice(start), file].join(' → '))
    if (start >= 0 || done.has(file)) return
    for (const target of graph.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return cycles
}
