import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../base/refusal.ts'

/** The largest file taken in one upload: the fund of a district's largest registers. */
export const MOST_UPLOAD_BYTES = 2 * 1024 ** 3

/** Where the uploads of an installation lie until they are collected. */
export function uploadsIn(dataDir: string): string {
  return join(dataDir, 'uploads')
}

/** The uploads of one person: nobody loads what another has uploaded. */
export function ownUploads(dir: string, accountId: string): string {
  return join(dir, accountId)
}

export type Upload = { readonly id: string; readonly bytes: number; readonly sha256: string }

/** Streams a body to a private file of its own; nothing of it stays when it is cut off or too large. */
export async function receiveUpload(dir: string, body: Readable): Promise<Upload> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const id = randomUUID()
  const digest = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      digest.update(chunk)
      done(bytes > MOST_UPLOAD_BYTES ? new Refusal('upload_too_large') : null, chunk)
    },
  })
  try {
    await pipeline(body, count, createWriteStream(uploadPath(dir, id), { mode: 0o600, flags: 'wx' }))
  } catch (error) {
    await rm(uploadPath(dir, id), { force: true })
    throw error
  }
  return { id, bytes, sha256: digest.digest('hex') }
}

/** The file of an upload. Refused when it is gone. */
export async function findUpload(dir: string, id: string): Promise<string> {
  const path = uploadPath(dir, id)
  const found = await stat(path).catch(() => null)
  if (!found) throw new Refusal('upload_missing', { field: 'uploadId' })
  return path
}

export async function dropUpload(dir: string, id: string): Promise<void> {
  await rm(uploadPath(dir, id), { force: true })
}

function uploadPath(dir: string, id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('upload_missing', { field: 'uploadId' })
  return join(dir, id)
}
