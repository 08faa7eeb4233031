import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '../base/refusal.ts'
import { receiveBytes } from './receive-bytes.ts'

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

/** Streams a body to a private file of its own; nothing of it stays when it is cut off, unsafe or too large. */
export async function receiveUpload(dir: string, body: Readable): Promise<Upload> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const id = randomUUID()
  const digest = createHash('sha256')
  const to = await open(uploadPath(dir, id), 'wx', 0o600)
  try {
    const bytes = await receiveBytes(body, { to, most: MOST_UPLOAD_BYTES, onPiece: piece => digest.update(piece) })
    return { id, bytes, sha256: digest.digest('hex') }
  } catch (error) {
    await rm(uploadPath(dir, id), { force: true })
    throw error
  } finally {
    await to.close()
  }
}

/** The file of a complete upload. Refused when it is gone or not all there. */
export async function findUpload(dir: string, id: string): Promise<string> {
  const path = uploadPath(dir, id)
  const found = await stat(path).catch(() => null)
  if (!found) throw new Refusal('upload_missing', { field: 'uploadId' })
  return path
}

export async function dropUpload(dir: string, id: string): Promise<void> {
  await rm(uploadPath(dir, id), { force: true })
  await rm(`${uploadPath(dir, id)}.json`, { force: true })
}

export function uploadPath(dir: string, id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('upload_missing', { field: 'uploadId' })
  return join(dir, id)
}
