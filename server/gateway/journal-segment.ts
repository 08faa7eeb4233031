import { createHash } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { actionsFor } from '../acts/act-types.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const closed = { additionalProperties: false } as const
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const Moment = Type.Union([Type.String({ maxLength: 40 }), Type.Null()])

/** What is anchored of a closed segment: enough to tell whether a kept file is the one that was written. */
export const SegmentDigest = Type.Object(
  {
    segment: Type.Integer({ minimum: 1, maximum: 0x7fffffff }),
    bytes: Count,
    records: Count,
    /** Real time of the first and the last record. */
    firstAt: Moment,
    lastAt: Moment,
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    sm3: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  closed,
)
export type SegmentDigest = Static<typeof SegmentDigest>

export const journalSegmentLifecycle = lifecycle('journalSegment', {
  path: 'journal-segments',
  steps: {
    'journalSegment.anchor': {
      from: ['new'],
      to: ['anchored'],
      by: 'system',
      internal: true,
      input: Type.Object(
        { journal: Type.String({ minLength: 1, maxLength: 100, pattern: '^[^/]+$' }), digest: SegmentDigest },
        closed,
      ),
    },
  },
})

export const journalSegmentActions = actionsFor(journalSegmentLifecycle, {
  async 'journalSegment.anchor'(act) {
    const { journal, digest } = act.input
    await act.open({ id: segmentCaseId(journal, digest.segment), title: segmentTitle(journal, digest.segment) })
    return { to: 'anchored', detail: { journal, ...digest } }
  },
})

export function segmentTitle(journal: string, segment: number): string {
  return `${journal}/${segment}`
}

/** One segment has one case: the id follows from its name, so that a second anchoring meets the primary key. */
export function segmentCaseId(journal: string, segment: number): string {
  const hex = createHash('sha256').update(segmentTitle(journal, segment)).digest('hex')
  // A UUID version 8 (RFC 9562): its content is ours to define.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
