import { open } from 'node:fs/promises'
import { frameAt, frameHeaderBytes, type JournalRecord, maxPayloadBytes } from './journal-record.ts'
import { segmentPath, segmentsIn } from './journal-segments.ts'

/** A place between two records; reading from it again brings everything behind it. */
export type JournalPosition = { fromSegment: number; fromOffset: number }

export const journalStart: JournalPosition = { fromSegment: 0, fromOffset: 0 }

/**
 * Every record behind a position with the position behind it, in the order of writing; ends where the journal ends
 * at present. Safe beside a gateway that writes: a record not yet whole comes with the next reading. A damaged record
 * that is not the last thing in the journal is an error, never skipped.
 */
export async function* readJournal(
  dir: string,
  from: JournalPosition = journalStart,
): AsyncGenerator<{ record: JournalRecord; next: JournalPosition }> {
  const segments = (await segmentsIn(dir)).filter(segment => segment >= from.fromSegment)
  for (const [index, segment] of segments.entries()) {
    const start = segment === from.fromSegment ? from.fromOffset : 0
    const end = yield* readSegment(dir, segment, start)
    if (end.whole || index === segments.length - 1) continue
    throw new Error(`the gateway journal ${segmentPath(dir, segment)} is damaged at byte ${end.offset}`)
  }
}

const chunkBytes = 256 << 10

/** The records of one segment from an offset on; what ends it stands in the answer. */
export async function* readSegment(
  dir: string,
  segment: number,
  start: number,
): AsyncGenerator<{ record: JournalRecord; next: JournalPosition }, { offset: number; whole: boolean }> {
  const file = await open(segmentPath(dir, segment), 'r')
  try {
    let offset = start
    for (;;) {
      const chunk = await readAt(file, offset)
      const before = offset
      let at = 0
      for (let payload = frameAt(chunk, 0); payload; payload = frameAt(chunk, at)) {
        at += frameHeaderBytes + payload.length
        offset = before + at
        yield { record: parsed(payload), next: { fromSegment: segment, fromOffset: offset } }
      }
      if (at === 0) return { offset, whole: chunk.length === 0 }
    }
  } finally {
    await file.close()
  }
}

/** A chunk from `offset` on that holds at least one record, if a whole one is there. */
async function readAt(file: Awaited<ReturnType<typeof open>>, offset: number): Promise<Buffer> {
  const chunk = await readBytes(file, offset, chunkBytes)
  const needed = chunk.length < frameHeaderBytes ? 0 : frameHeaderBytes + chunk.readUInt32BE(0)
  if (needed <= chunk.length || needed > frameHeaderBytes + maxPayloadBytes) return chunk
  return readBytes(file, offset, needed)
}

async function readBytes(file: Awaited<ReturnType<typeof open>>, offset: number, size: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(size), 0, size, offset)
  return buffer.subarray(0, bytesRead)
}

// Written by writeFrame and guarded by its checksum: the shape needs no second check.
function parsed(payload: Buffer): JournalRecord {
  return JSON.parse(payload.toString('utf8')) as JournalRecord
}
