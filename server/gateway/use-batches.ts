import { isDay } from '@gongshu/deadlines'
import type { StoredPosition, UseCount } from '../sharing/service-use-queries.ts'
import { type JournalPosition, readJournal } from './journal-reader.ts'

/** The calls between two positions of a journal, summed up by service, day and result. */
export type UseBatch = { readonly from: StoredPosition; readonly to: StoredPosition; readonly uses: UseCount[] }

export const callsPerBatch = 5000

/** Everything behind a position, in batches that follow one another without a gap; with how many calls each holds. */
export async function* useBatches(
  dir: string,
  start: StoredPosition,
): AsyncGenerator<{ batch: UseBatch; calls: number }> {
  let sum = emptySum(start)
  for await (const { record, next } of readJournal(dir, { fromSegment: start.segment, fromOffset: start.offset })) {
    const { service, day, result, rows } = record
    if (service !== null && isDay(day)) addTo(sum.counts, { serviceId: service, day, result, calls: 1, rows })
    sum.calls += 1
    sum.to = stored(next)
    if (sum.calls < callsPerBatch) continue
    yield summed(sum)
    sum = emptySum(sum.to)
  }
  if (sum.calls > 0) yield summed(sum)
}

type Sum = { from: StoredPosition; to: StoredPosition; calls: number; counts: Map<string, UseCount> }

function emptySum(from: StoredPosition): Sum {
  return { from, to: from, calls: 0, counts: new Map() }
}

function summed({ from, to, calls, counts }: Sum): { batch: UseBatch; calls: number } {
  return { batch: { from, to, uses: [...counts.values()] }, calls }
}

function addTo(counts: Map<string, UseCount>, use: UseCount): void {
  const key = `${use.serviceId} ${use.day} ${use.result}`
  const known = counts.get(key)
  counts.set(key, known ? { ...known, calls: known.calls + use.calls, rows: known.rows + use.rows } : use)
}

function stored({ fromSegment, fromOffset }: JournalPosition): StoredPosition {
  return { segment: fromSegment, offset: fromOffset }
}
