import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../base/refusal.ts'
import type { UploadNote } from './resumable-uploads.ts'

const GIB = 1024 ** 3
/** What one person, and all persons of one unit, may have lying here before it is collected. */
const MOST_OF_ACCOUNT = 6 * GIB
const MOST_OF_UNIT = 20 * GIB

export type UploadOwner = { readonly accountId: string; readonly unitId: string | null }

/** Refuses an upload that would leave its owner, or the unit, more than its share of the disk. Open uploads count whole. */
export async function guardQuota(uploads: string, owner: UploadOwner, bytes: number): Promise<void> {
  let ofUnit = bytes
  for (const account of await readdir(uploads).catch(() => [])) {
    const [ofOwnUnit, all] = await bytesIn(join(uploads, account), owner.unitId)
    ofUnit += ofOwnUnit
    if (account === owner.accountId && all + bytes > MOST_OF_ACCOUNT) throw new Refusal('upload_quota')
  }
  if (ofUnit > MOST_OF_UNIT) throw new Refusal('upload_quota')
}

/** Bytes of a person's uploads: those made for the unit, and all of them. */
async function bytesIn(folder: string, unitId: string | null): Promise<[number, number]> {
  const names = await readdir(folder).catch(() => [])
  const notes = new Map<string, UploadNote>()
  for (const name of names.filter(each => each.endsWith('.json'))) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => null)
    if (text) notes.set(name.slice(0, -'.json'.length), JSON.parse(text) as UploadNote)
  }
  let [ofUnit, all] = [0, 0]
  for (const name of names.filter(each => !each.endsWith('.json') && !each.endsWith('.part'))) {
    if (notes.has(name)) continue
    all += (await stat(join(folder, name)).catch(() => null))?.size ?? 0
  }
  for (const note of notes.values()) {
    all += note.length
    if (unitId !== null && note.unitId === unitId) ofUnit += note.length
  }
  return [ofUnit, all]
}
