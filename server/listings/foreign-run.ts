import { canonicalJson, sha256Hex } from '../acts/event.ts'
import type { ForeignRecord } from './foreign-reading.ts'

export type KnownRecord = { readonly external_id: string; readonly digest: string; readonly gone: boolean }

/** What a run changes, by record; every record of before and of now is counted exactly once. */
export type ForeignRun = {
  readonly added: readonly ForeignRecord[]
  readonly changed: readonly ForeignRecord[]
  readonly same: number
  readonly removed: readonly string[]
}

/** Compares what a portal lists now with what it listed before. A record that comes back is added again. */
export function compareRun(known: readonly KnownRecord[], records: readonly ForeignRecord[]): ForeignRun {
  const before = new Map(known.map(row => [row.external_id, row]))
  const added: ForeignRecord[] = []
  const changed: ForeignRecord[] = []
  let same = 0
  for (const record of records) {
    const row = before.get(record.externalId)
    if (!row || row.gone) added.push(record)
    else if (row.digest !== digestOf(record)) changed.push(record)
    else same++
  }
  const now = new Set(records.map(record => record.externalId))
  const removed = known.filter(row => !row.gone && !now.has(row.external_id)).map(row => row.external_id)
  return { added, changed, same, removed }
}

export function digestOf({ title, content }: ForeignRecord): string {
  return sha256Hex(canonicalJson({ title, content }))
}
