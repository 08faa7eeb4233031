import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { caseTypeOf, clocksOf, jurisdictions, lawOn, type Transition, textVersions } from '@gongshu/regulations'
import { stepsOf } from '../../../server/acts/lifecycle.ts'
import { lifecycles } from '../../../server/matters.ts'
import { clockRows, notRunningYet } from './clock-rows.ts'
import { keyOf, type Outcome, walkClocks } from './clock-walk.ts'

const byJurisdiction = Map.groupBy(clockRows, row => row.jurisdiction)
const outcomes = new Map<string, Outcome>()

before(async () => {
  for (const rows of byJurisdiction.values()) {
    for (const [key, outcome] of await walkClocks(rows)) outcomes.set(key, outcome)
  }
})

for (const row of clockRows) {
  for (const span of row.spans) {
    const key = keyOf(row, span)
    const { from, due, after } = span

    test(`${key}: done on its last day ${due} it is in time`, () => {
      const { ended, isOverdue, ...seen } = walked(key).inTime

      assert.deepEqual([seen.from, seen.due, ended, isOverdue], [from, due, due, false])
    })

    test(`${key}: left alone until ${after} it is missed`, () => {
      const { from: ran, due: until, ended, isOverdue, state } = walked(key).missed

      assert.deepEqual([ran, until], [from, due])
      if (row.missed) assert.deepEqual([state, ended, isOverdue], [row.missed, after, false])
      else assert.deepEqual([ended, isOverdue], [null, true])
    })
  }
}

test('every clock of every jurisdiction has its row, or stands in the list of those that nothing starts yet', () => {
  for (const jurisdiction of Object.values(jurisdictions)) {
    const law = lawOn(jurisdiction, textVersions, day('2026-03-02'))
    const wanted = clocksOf(law).map(({ id }) => id)
    const rows = clockRows.filter(row => row.jurisdiction === jurisdiction.id).map(({ duty }) => duty)

    const found = [...rows, ...(notRunningYet[jurisdiction.id] ?? [])]

    assert.deepEqual(found.toSorted(), wanted.toSorted(), jurisdiction.id)
  }
})

test('no clock that a lifecycle starts is missing from the rows', () => {
  for (const jurisdiction of Object.values(jurisdictions)) {
    const waiting = notRunningYet[jurisdiction.id] ?? []
    const clocks = clocksOf(lawOn(jurisdiction, textVersions, day('2026-03-02')))
    const started = clocks.filter(({ id, clock }) => waiting.includes(id) && isStarted(clock.startsOn))

    assert.deepEqual(
      started.map(({ id }) => id),
      [],
      `${jurisdiction.id}: write a row for each in clock-rows.ts and take it from the list`,
    )
  }
})

function walked(key: string) {
  const outcome = outcomes.get(key)
  if (outcome && 'walked' in outcome) return outcome.walked
  throw new Error(`${key} could not be walked`, { cause: outcome?.failed })
}

function isStarted(transition: Transition): boolean {
  const type = caseTypeOf(transition)
  const state = transition.slice(type.length + 1)
  const rows = lifecycles.filter(table => table.type === type).flatMap(table => stepsOf(table))
  return rows.some(([, row]) => (row.to as readonly string[]).includes(state))
}
