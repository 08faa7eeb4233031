import type { Day } from '@gongshu/deadlines'
import Type from 'typebox'
import { canonicalJson, sha256Hex } from '../acts/event.ts'
import { form, line, nothing, oneOf, prose, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import type { JsonObject } from '../base/json.ts'

/** Why lists that were locked are open again. The first two are for offices and the platform to say. */
export const reopenCauses = [
  'lawAmended',
  'functionChanged',
  'dutyChanged',
  'systemChanged',
  'entryChanged',
  'linkChanged',
  'corrected',
] as const
export type ReopenCause = (typeof reopenCauses)[number]

/** A line of the lists: a duty, the system it is done with, and an entry that comes of it, if any. */
const Line = { dutyCode: line(), systemName: line(), entryId: Type.Optional(Type.String({ format: 'uuid' })) }
const MOST_LINES = 1000

/** What a unit has to do, with which systems, and what data comes of it: three lists, linked and locked in the log. */
export const threeListsLifecycle = lifecycle('threeLists', {
  path: 'three-lists',
  steps: {
    'threeLists.open': { from: ['new'], to: ['compiling'], by: 'provider', input: nothing },
    // Taken on the page of the lists, which knows what can be linked.
    'threeLists.link': {
      from: ['compiling'],
      to: ['compiling'],
      by: 'provider',
      input: form({
        addedLines: Type.Optional(rows(Line, MOST_LINES)),
        removedLines: Type.Optional(rows(Line, MOST_LINES)),
      }),
    },
    'threeLists.lock': { from: ['compiling'], to: ['locked'], by: 'provider', awaited: ['compiling'], input: nothing },
    'threeLists.reopen': {
      from: ['locked'],
      to: ['compiling'],
      by: ['provider', 'operator', 'authority', 'system'],
      input: form({ reopenCause: oneOf([...reopenCauses]), reason: Type.Optional(prose(2000)) }),
    },
  },
})

export type ListDuty = { readonly code: string; readonly name: string; readonly basis: string }
export type ListSystem = { readonly name: string; readonly acceptedOn: Day | null }
export type ListEntry = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly version: number
}
export type ListLine = { readonly dutyCode: string; readonly systemName: string; readonly entryId: string | null }

/** The lists of a unit as they stand, each in a fixed order. */
export type ThreeLists = {
  readonly duties: readonly ListDuty[]
  readonly systems: readonly ListSystem[]
  readonly entries: readonly ListEntry[]
  readonly lines: readonly ListLine[]
}

/** SHA-256 of the lists as canonical JSON: anyone who has them can compute it again. */
export function digestOfLists(lists: ThreeLists): string {
  return sha256Hex(canonicalJson(lists as unknown as JsonObject))
}

export type ListGaps = {
  readonly dutiesWithoutSystem: readonly ListDuty[]
  readonly systemsWithoutEntry: readonly ListSystem[]
  readonly entriesWithoutLine: readonly ListEntry[]
}

/** What stands in one list and is linked with nothing in the next. */
export function gapsOf({ duties, systems, entries, lines }: ThreeLists): ListGaps {
  const linked = new Set(lines.map(one => one.dutyCode))
  const holding = new Set(lines.flatMap(one => (one.entryId ? [one.systemName] : [])))
  const held = new Set(lines.flatMap(one => one.entryId ?? []))
  return {
    dutiesWithoutSystem: duties.filter(duty => !linked.has(duty.code)),
    systemsWithoutEntry: systems.filter(system => !holding.has(system.name)),
    entriesWithoutLine: entries.filter(entry => !held.has(entry.id)),
  }
}

/** Which of the lists is no longer what was locked; null while all are. */
export function changeSince(locked: ThreeLists, now: ThreeLists): ReopenCause | null {
  const parts = [
    ['duties', 'dutyChanged'],
    ['systems', 'systemChanged'],
    ['entries', 'entryChanged'],
    ['lines', 'linkChanged'],
  ] as const
  const differs = (part: keyof ThreeLists) => canonicalJson([...locked[part]]) !== canonicalJson([...now[part]])
  return parts.find(([part]) => differs(part))?.[1] ?? null
}
