import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { utf8 } from '../byte-text.ts'
import { openTileLog, type TileLogOptions } from '../log-writer.ts'
import { newKey } from './new-key.ts'

export const ORIGIN = 'putuo.example/log'

/** Entry number i of every log in these tests. */
export function entryOf(i: number): Uint8Array {
  return utf8(`entry ${i}`)
}

export function entriesUpTo(size: number, from = 0): Uint8Array[] {
  return Array.from({ length: size - from }, (_, i) => entryOf(from + i))
}

export function newFolder(context: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'translog-'))
  context.after(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** A log of the given size in a folder of its own, and what is needed to open it again. */
export async function buildLog(context: TestContext, size = 0) {
  const key = newKey(ORIGIN)
  const options: TileLogOptions = { dir: newFolder(context), origin: ORIGIN, signer: key.signer, vkey: key.vkey }
  const log = await openTileLog(options)
  if (size > 0) await log.appendAll(entriesUpTo(size))
  return { log, options, vkey: key.vkey }
}
