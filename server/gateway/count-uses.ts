import { join } from 'node:path'
import { isDay } from '@gongshu/deadlines'
import type { Platform } from '../acts/platform.ts'
import { inTransaction } from '../db/open-database.ts'
import { addUses, journalPosition, knownServices, type UseCount } from '../sharing/service-use-queries.ts'
import { readJournal } from './journal-reader.ts'

const BATCH = 5000

/**
 * Counts the calls that one gateway has journaled since the last run into use by service, day and result. Counts and
 * position are written in one transaction: a kill repeats nothing and loses nothing. Returns the calls counted.
 */
export async function countUses(platform: Platform, gateway: string): Promise<number> {
  const dir = join(platform.dataDir, 'journal', gateway)
  const from = await journalPosition(platform.db, gateway)
  const start = from ? { fromSegment: from.segment, fromOffset: from.offset } : undefined
  let counts = new Map<string, UseCount>()
  let calls = 0
  let position = start
  for await (const { record, next } of readJournal(dir, start)) {
    if (record.service && isDay(record.day)) addTo(counts, { ...record, service: record.service, day: record.day })
    calls++
    position = next
    if (calls % BATCH > 0) continue
    await store(platform, gateway, { counts, position: next })
    counts = new Map()
  }
  if (position && calls % BATCH > 0) await store(platform, gateway, { counts, position })
  return calls
}

type Counted = { service: string; day: UseCount['day']; result: string; rows: number }

function addTo(counts: Map<string, UseCount>, { service, day, result, rows }: Counted): void {
  const key = `${service} ${day} ${result}`
  const known = counts.get(key) ?? { serviceId: service, day, result, calls: 0, rows: 0 }
  counts.set(key, { ...known, calls: known.calls + 1, rows: known.rows + rows })
}

async function store(
  platform: Platform,
  gateway: string,
  { counts, position }: { counts: Map<string, UseCount>; position: { fromSegment: number; fromOffset: number } },
): Promise<void> {
  const known = await knownServices(platform.db, [...new Set([...counts.values()].map(use => use.serviceId))])
  const uses = [...counts.values()].filter(use => known.has(use.serviceId))
  const { fromSegment: segment, fromOffset: offset } = position
  await inTransaction(platform.db, tx => addUses(tx, { uses, gateway, segment, offset }))
}
