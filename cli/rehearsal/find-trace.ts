import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { must } from './expect.ts'
import type { Stage } from './rehearsal-stage.ts'
import { tablesHolding } from './trace-queries.ts'

/** Searches every table and every byte on disk of this run, its log and its temporary files, for a marker. */
export async function mustLeaveNoTrace(
  stage: Stage,
  marker: string,
): Promise<{ filesSearched: number; bytesSearched: number }> {
  await stage.server.settle()
  const tables = await tablesHolding(stage.server.platform.db, marker)
  must(tables.length === 0, `the marker stands in the tables ${tables.join(', ')}`)
  const searched = { filesSearched: 0, bytesSearched: 0 }
  // One buffer for all files: most of them are small, and clearing one for each would take longer than reading.
  const needle = Buffer.from(marker, 'utf8')
  const search = { needle, buffer: Buffer.alloc(CHUNK + needle.length) }
  for (const folder of new Set(Object.values(stage.folders))) {
    for (const path of await filesBelow(folder)) {
      const bytes = await bytesBefore(path, search)
      if (bytes === null) continue
      searched.filesSearched++
      searched.bytesSearched += bytes
    }
  }
  return searched
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

const CHUNK = 4 << 20

type Search = { readonly needle: Buffer; readonly buffer: Buffer }

/** Reads a file to its end; throws when the marker is in it, gives null when the file has gone meanwhile. */
async function bytesBefore(path: string, { needle, buffer }: Search): Promise<number | null> {
  const file = await open(path).catch(() => null)
  if (!file) return null
  try {
    let kept = 0
    let total = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, kept, CHUNK)
      if (bytesRead === 0) return total
      total += bytesRead
      const filled = buffer.subarray(0, kept + bytesRead)
      must(!filled.includes(needle), `the marker stands in ${path}`)
      // What a chunk's end cuts in two begins the next.
      kept = Math.min(needle.length - 1, filled.length)
      filled.copyWithin(0, filled.length - kept)
    }
  } finally {
    await file.close()
  }
}
