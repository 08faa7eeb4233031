import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readSegment } from './journal-reader.ts'
import type { SegmentDigest } from './journal-segment.ts'
import { segmentPath } from './journal-segments.ts'

/**
 * What the log is told of a closed segment. Read in pieces, for calls are answered meanwhile. Throws for a segment with
 * anything but whole records: no digest may vouch for damage.
 */
export async function digestOfSegment(dir: string, segment: number): Promise<SegmentDigest> {
  const path = segmentPath(dir, segment)
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')]
  let bytes = 0
  for await (const piece of createReadStream(path, { highWaterMark: 256 << 10 }) as AsyncIterable<Buffer>) {
    sha256.update(piece)
    sm3.update(piece)
    bytes += piece.length
  }
  const told = await toldByRecords(dir, segment)
  if (told.end !== bytes) throw new Error(`the gateway journal ${path} is damaged at byte ${told.end} of ${bytes}`)
  const { records, firstAt, lastAt } = told
  return { segment, bytes, records, firstAt, lastAt, sha256: sha256.digest('hex'), sm3: sm3.digest('hex') }
}

async function toldByRecords(dir: string, segment: number) {
  let [records, end] = [0, 0]
  let firstAt: string | null = null
  let lastAt: string | null = null
  for await (const { record, next } of readSegment(dir, segment, 0)) {
    records += 1
    end = next.fromOffset
    lastAt = record.time
    firstAt ??= lastAt
  }
  return { records, end, firstAt, lastAt }
}
