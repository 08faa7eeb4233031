import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { lifecycles } from '../server/matters.ts'
import { inBoth, tell } from './both-languages.ts'
import { lifecyclesPage } from './lifecycle-page.ts'
import { readingsData, readingsIn, readingsPage } from './readings.ts'
import { errorsPage, settingsPage } from './reference-pages.ts'

/** `gongshu generate --write | --check`: the pages of docs/generated that come from tables. Answers with the exit code. */
export async function generate(args: string[]): Promise<number> {
  const wanted = wantedOf(args)
  if (!wanted) {
    tell(inBoth('generate.usage'))
    return 2
  }
  const stale = Object.entries(pages).filter(([path, render]) => storedPage(path) !== render())
  if (wanted === 'write') {
    for (const [path, render] of stale) writePage(path, render())
    return 0
  }
  if (stale.length === 0) return 0
  tell(inBoth('generate.stale', { pages: stale.map(([path]) => path).join(', ') }))
  return 1
}

const root = join(import.meta.dirname, '..')

/** Every page with what it is made from. */
const pages = {
  'docs/generated/settings.md': settingsPage,
  'docs/generated/errors.md': errorsPage,
  'docs/generated/lifecycles.md': () => lifecyclesPage(lifecycles),
  'docs/generated/readings.md': () => readingsPage(readingsIn(root)),
  'docs/generated/readings.json': () => readingsData(readingsIn(root)),
} as const

function wantedOf(args: string[]): 'write' | 'check' | null {
  const flag = { type: 'boolean' } as const
  try {
    const { write, check } = parseArgs({ args, options: { write: flag, check: flag } }).values
    if (write === check) return null
    return write ? 'write' : 'check'
  } catch (error) {
    // parseArgs names an unknown option by a TypeError; anything else is a bug.
    if (error instanceof TypeError) return null
    throw error
  }
}

function writePage(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function storedPage(path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
