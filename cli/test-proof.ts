import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '@gongshu/deadlines'
import { repositoryRoot } from './machine.ts'

/** A test that passed, with the file it stands in. */
export type ProvenTest = { readonly name: string; readonly file: string }

/** The duties after which a test is named: those before its colon, or at its start. */
export function dutiesNamed(name: string): string[] {
  const [head = ''] = /^[A-Z]{2}-\d[\w.]*(?:[,、]\s*[A-Z]{2}-\d[\w.]*)*/.exec(name) ?? []
  return head.match(/[A-Z]{2}-\d+(?:\.\d+)*[a-z]?/g) ?? []
}

/** docs/generated/proof.json: by duty, the tests that passed on a day on which everything did. */
export function proofOf(proven: readonly ProvenTest[], on: Day): string {
  const duties: { [duty: string]: ProvenTest[] } = {}
  for (const { name, file } of proven) {
    for (const duty of new Set(dutiesNamed(name))) {
      const known = duties[duty] ?? []
      // The same file runs again on the other database engine.
      if (!known.some(test => test.name === name && test.file === file)) duties[duty] = [...known, { name, file }]
    }
  }
  const sorted = Object.entries(duties).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `${JSON.stringify({ on, duties: Object.fromEntries(sorted) }, null, 2)}\n`
}

export function writeProof(proven: readonly ProvenTest[], on: Day): void {
  writeFileSync(join(repositoryRoot, 'docs/generated/proof.json'), proofOf(proven, on))
}
