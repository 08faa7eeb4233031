import { type Day, dayInShanghai } from '@gongshu/deadlines'

/**
 * The two clocks. `today` is the statutory day: deadlines, idle rules, schedules. `now` is always real: signatures,
 * nonces, sessions, rate limits, `recordedAt`. Only a rehearsal's `today` can be moved, and only forward.
 */
export type Clocks = { today(): Day; now(): Date }

export type RehearsalClock = Clocks & { moveTo(day: Day): void }

export const realClocks: Clocks = {
  today: () => dayInShanghai(new Date()),
  now: () => new Date(),
}

export function rehearsalClock(start: Day): RehearsalClock {
  let today = start
  return {
    today: () => today,
    now: () => new Date(),
    moveTo(day) {
      if (day < today) throw new Error(`a rehearsal day moves forward only: ${today} to ${day}`)
      today = day
    },
  }
}
