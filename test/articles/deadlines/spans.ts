import type { Span } from './clock-walk.ts'

const plain = { over: 'plain days', acts: '2026-03-02', from: '2026-03-02' } as const
// The schedule of 2026: off from 1 to 7 October, at work on Saturday the 10th.
const holiday = { over: 'a holiday with make-up days', acts: '2026-09-30', from: '2026-09-30' } as const
// Off from 1 to 3 January 2026, at work on Sunday the 4th.
const yearEnd = { over: 'the end of a year', acts: '2025-12-31', from: '2025-12-31' } as const

/** Where a limit of working days ends, counted by hand against the published schedules. */
export const workdaySpans = {
  1: [
    { ...plain, due: '2026-03-03', after: '2026-03-04' },
    { ...holiday, due: '2026-10-08', after: '2026-10-09' },
    { ...yearEnd, due: '2026-01-04', after: '2026-01-05' },
  ],
  3: [
    { ...plain, due: '2026-03-05', after: '2026-03-06' },
    { ...holiday, due: '2026-10-10', after: '2026-10-11' },
    { ...yearEnd, due: '2026-01-06', after: '2026-01-07' },
  ],
  5: [
    { ...plain, due: '2026-03-09', after: '2026-03-10' },
    { ...holiday, due: '2026-10-13', after: '2026-10-14' },
    { ...yearEnd, due: '2026-01-08', after: '2026-01-09' },
  ],
  10: [
    { ...plain, due: '2026-03-16', after: '2026-03-17' },
    { ...holiday, due: '2026-10-20', after: '2026-10-21' },
    { ...yearEnd, due: '2026-01-15', after: '2026-01-16' },
  ],
  15: [
    { ...plain, due: '2026-03-23', after: '2026-03-24' },
    { ...holiday, due: '2026-10-27', after: '2026-10-28' },
    { ...yearEnd, due: '2026-01-22', after: '2026-01-23' },
  ],
} as const satisfies { readonly [count: number]: readonly Span[] }

/** Three months; a last day that is off moves to the next working day. */
export const threeMonthSpans: readonly Span[] = [
  { ...plain, due: '2026-06-02', after: '2026-06-03' },
  { ...holiday, acts: '2026-07-01', from: '2026-07-01', due: '2026-10-08', after: '2026-10-09' },
  { ...yearEnd, due: '2026-03-31', after: '2026-04-01' },
]

/** Thirty days from the day after three idle months, on which the platform sends the notice. */
export const thirtyDaySpans: readonly Span[] = [
  { ...plain, from: '2026-06-03', due: '2026-07-03', after: '2026-07-04' },
  { ...holiday, acts: '2026-05-31', from: '2026-09-01', due: '2026-10-08', after: '2026-10-09' },
  { ...yearEnd, acts: '2025-09-15', from: '2025-12-16', due: '2026-01-15', after: '2026-01-16' },
]
