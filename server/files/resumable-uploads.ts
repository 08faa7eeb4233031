import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '../base/refusal.ts'
import { type Guard, openGuard } from '../lake/source-guard.ts'
import { sha256Of } from '../lake/write-version.ts'
import { receiveBytes } from './receive-bytes.ts'
import { MOST_UPLOAD_BYTES, ownUploads, uploadPath } from './uploads.ts'

/** What is known of an upload beside its bytes; the digest once all of them are there. */
export type UploadNote = {
  readonly name: string
  readonly length: number
  readonly unitId: string | null
  readonly sha256?: string
}

export type UploadState = UploadNote & { readonly id: string; readonly offset: number; readonly touchedAt: Date }

type Owned = { readonly uploads: string; readonly accountId: string; readonly id: string }

/**
 * Uploads that go on after a break: of the line, of the browser, of the server. How far one is, is the length of its file,
 * so nothing can be out of step after a kill. Bytes are appended only at that offset, by one request at a time.
 */
export type ResumableUploads = ReturnType<typeof resumableUploads>

export function resumableUploads(uploads: string) {
  // What the guards of open uploads have seen; after a restart a file is looked through again.
  const guards = new Map<string, Guard>()
  const busy = new Set<string>()

  return {
    async create(accountId: string, note: UploadNote): Promise<UploadState> {
      if (note.length > MOST_UPLOAD_BYTES) throw new Refusal('upload_too_large')
      const of = { uploads, accountId, id: randomUUID() }
      await mkdir(ownUploads(uploads, accountId), { recursive: true, mode: 0o700 })
      await writeNote(of, note)
      await writeFile(partPath(of), '', { mode: 0o600, flag: 'wx' })
      if (note.length === 0) await complete(of, note)
      return await stateOf(of)
    },

    state: (accountId: string, id: string): Promise<UploadState> => stateOf({ uploads, accountId, id }),

    async append(accountId: string, { id, offset, body }: { id: string; offset: number; body: Readable }) {
      const of = { uploads, accountId, id }
      if (busy.has(id)) throw new Refusal('upload_busy')
      busy.add(id)
      try {
        const before = await stateOf(of)
        if (before.offset !== offset) throw new Refusal('upload_offset', { params: { offset: before.offset } })
        guards.set(id, guards.get(id) ?? (await guardAfter(partPath(of), before.offset)))
        await appendTo(of, { before, body, guard: guards.get(id) ?? openGuard() })
        const after = await stateOf(of)
        if (after.offset === after.length && !after.sha256) await complete(of, after)
        return await stateOf(of)
      } catch (error) {
        if (error instanceof Refusal && error.code === 'upload_unsafe') await this.drop(accountId, id)
        throw error
      } finally {
        busy.delete(id)
        if (await isComplete(of)) guards.delete(id)
      }
    },

    async drop(accountId: string, id: string): Promise<void> {
      const of = { uploads, accountId, id }
      guards.delete(id)
      for (const path of [partPath(of), completePath(of), notePath(of)]) await rm(path, { force: true })
    },
  }
}

async function appendTo(
  of: Owned,
  { before, body, guard }: { before: UploadState; body: Readable; guard: Guard },
): Promise<void> {
  const to = await open(partPath(of), 'a')
  try {
    await receiveBytes(body, { to, most: before.length - before.offset, guard })
    // The offset that is told next must also be there after a loss of power.
    if (!(await to.stat()).isCharacterDevice()) await to.sync()
  } finally {
    await to.close()
    const now = new Date()
    await utimes(notePath(of), now, now).catch(() => {})
  }
}

async function complete(of: Owned, { name, length, unitId }: UploadNote): Promise<void> {
  const sha256 = await sha256Of(partPath(of))
  await writeNote(of, { name, length, unitId, sha256 })
  await rename(partPath(of), completePath(of))
}

async function stateOf(of: Owned): Promise<UploadState> {
  const text = await readFile(notePath(of), 'utf8').catch(() => null)
  const part = (await stat(partPath(of)).catch(() => null)) ?? (await stat(completePath(of)).catch(() => null))
  if (!text || !part) throw new Refusal('upload_missing', { field: 'id' })
  return { ...(JSON.parse(text) as UploadNote), id: of.id, offset: part.size, touchedAt: part.mtime }
}

async function isComplete(of: Owned): Promise<boolean> {
  return (await stat(partPath(of)).catch(() => null)) === null
}

// Renamed into place, so that a kill leaves the old note or the new one.
async function writeNote(of: Owned, note: UploadNote): Promise<void> {
  const fresh = `${notePath(of)}.new`
  await writeFile(fresh, JSON.stringify(note), { mode: 0o600, flush: true })
  await rename(fresh, notePath(of))
}

async function guardAfter(file: string, offset: number): Promise<Guard> {
  const guard = openGuard()
  if (offset === 0) return guard
  const arrived = createReadStream(file, { end: offset - 1, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
  for await (const piece of arrived) guard(piece)
  return guard
}

function completePath({ uploads, accountId, id }: Owned): string {
  return uploadPath(ownUploads(uploads, accountId), id)
}

function partPath(of: Owned): string {
  return `${completePath(of)}.part`
}

function notePath(of: Owned): string {
  return join(`${completePath(of)}.json`)
}
