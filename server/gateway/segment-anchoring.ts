import type { Journal } from './journal.ts'
import type { SegmentDigest } from './journal-segment.ts'
import { segmentsIn } from './journal-segments.ts'
import { digestOfSegment } from './segment-digest.ts'

/** Where the digests of closed segments go. Repeating one is harmless. */
export type SegmentAnchor = {
  /** The last segment that is anchored, or 0. */
  last(): Promise<number>
  anchor(digest: SegmentDigest): Promise<void>
}

/**
 * Answers with a run that anchors what has been closed since the one before, oldest first: what fails is tried again
 * before anything later is anchored, so the last one anchored says all.
 */
export function segmentAnchoring(journal: Journal, { last, anchor }: SegmentAnchor): () => Promise<void> {
  let anchored: number | null = null
  return async () => {
    anchored ??= await last()
    const closed = journal.closedUpTo()
    if (anchored >= closed) return
    for (const segment of await segmentsIn(journal.dir)) {
      if (segment <= anchored || segment > closed) continue
      const digest = await digestOfSegment(journal.dir, segment)
      // A crash can leave a segment in which nothing was ever acknowledged.
      if (digest.records > 0) await anchor(digest)
      anchored = segment
    }
    anchored = closed
  }
}
