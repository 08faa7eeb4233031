import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { html, type SafeHtml } from './html.ts'
import type { Visit } from './visit.ts'

/** One place where the law is read beyond its words, as `gongshu generate` lists it. */
export type Reading = {
  readonly of: string
  readonly article: string | null
  readonly about: string | null
  readonly words: string
  readonly chinese: string | null
}

/** Which tests proved a duty on the last wholly green run that was recorded. */
export type Proof = {
  readonly on: string
  readonly duties: { readonly [duty: string]: readonly { readonly name: string; readonly file: string }[] }
}

const folder = join(import.meta.dirname, '..', '..', 'docs', 'generated')

/** The readings of this release; none where they were not generated. */
export function readingsOfRelease(): readonly Reading[] {
  return (generated('readings.json') ?? []) as readonly Reading[]
}

/** A reading in the visitor's language; in English, and marked so, where it has no Chinese words yet. */
export function readingWords(visit: Visit, { words, chinese }: Reading): SafeHtml {
  return visit.language === 'zh' && chinese ? html`${chinese}` : html`<span lang="en">${words}</span>`
}

/** The proof that this release carries; null where no run was recorded. */
export function proofOfRelease(): Proof | null {
  return generated('proof.json') as Proof | null
}

// Read once: what a release says of itself does not change while it runs.
const known = new Map<string, unknown>()

function generated(name: string): unknown {
  if (!known.has(name)) known.set(name, parsed(join(folder, name)))
  return known.get(name)
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
