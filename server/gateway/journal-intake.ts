import { absenceOf } from '@gongshu/regulations'
import { system } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { canonicalJson } from '../acts/event.ts'
import { eventsOf } from '../acts/event-queries.ts'
import type { Platform } from '../acts/platform.ts'
import type { StoredPosition } from '../sharing/service-use-queries.ts'
import { countBatch, countedUpTo } from './count-uses.ts'
import type { Journal } from './journal.ts'
import { type SegmentDigest, segmentCaseId } from './journal-segment.ts'
import { lastAnchored } from './journal-segment-queries.ts'
import { segmentAnchoring } from './segment-anchoring.ts'
import type { UseBatch } from './use-batches.ts'

/**
 * What the platform takes over from the journals of gateways: uses, once each and without a gap, and the digests of
 * closed segments, each for ever. Trust: a gateway is believed about its own calls; it cannot take back what it has
 * told.
 */
export type JournalIntake = {
  state(journal: string): Promise<{ counted: StoredPosition; anchored: number }>
  /** False, and nothing counted, where the batch does not begin at the counted position. */
  count(journal: string, batch: UseBatch): Promise<boolean>
  /** False where another digest of the segment stands in the log. */
  anchor(journal: string, digest: SegmentDigest): Promise<boolean>
}

export function journalIntake(platform: Platform): JournalIntake {
  return {
    state: async journal => ({
      counted: await countedUpTo(platform.db, journal),
      anchored: await lastAnchored(platform.db, journal),
    }),
    count: (journal, batch) => countBatch(platform.db, journal, batch),
    anchor: (journal, digest) => anchorSegment(platform, journal, digest),
  }
}

/** Anchors the closed segments of the server's own gateway. A fault is told once and holds up nothing else. */
export function ownAnchoring(platform: Platform, name: string, journal: Journal): () => Promise<void> {
  const run = segmentAnchoring(journal, {
    last: () => lastAnchored(platform.db, name),
    anchor: async digest => {
      if (await anchorSegment(platform, name, digest)) return
      throw new Error(`segment ${digest.segment} is not the one whose digest stands in the log`)
    },
  })
  let told = ''
  return async () => {
    try {
      await run()
    } catch (error) {
      const cause = String(error)
      if (cause !== told) platform.log.error('a segment of the gateway journal could not be anchored', { cause })
      told = cause
    }
  }
}

async function anchorSegment(platform: Platform, journal: string, digest: SegmentDigest): Promise<boolean> {
  const step = 'journalSegment.anchor'
  // Where no text rules sharing there is no duty to keep this record, and no case for it.
  if (absenceOf(platform.jurisdiction, step)) return true
  const caseId = segmentCaseId(journal, digest.segment)
  if (!(await findCase(platform.db, caseId))) {
    await platform.acts.act({ step, actor: system, input: { journal, digest } })
    return true
  }
  const [event] = await eventsOf(platform.db, caseId)
  if (event && canonicalJson(event.detail) === canonicalJson({ journal, ...digest })) return true
  platform.log.error('a segment of a gateway journal differs from its digest in the log', {
    journal,
    segment: digest.segment,
  })
  return false
}
