import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jurisdictions, type TextVersion, textVersions } from '@gongshu/regulations'
import { clockRows } from './clock-rows.ts'
import { dueDaysUnder } from './clock-walk.ts'

const byJurisdiction = Map.groupBy(clockRows, row => row.jurisdiction)

for (const [jurisdiction, rows] of byJurisdiction) {
  for (const by of [1, -1]) {
    test(`${jurisdiction}: each limit, changed by ${by}, moves the due day of its running case`, async () => {
      // A clock that starts when another is missed is looked at while that other runs as it does today.
      const first = new Set(rows.flatMap(({ startedBy }) => startedBy ?? []))
      const changed = [rows.filter(({ duty }) => !first.has(duty)), rows.filter(({ duty }) => first.has(duty))]
      const moved = new Map<string, string>()
      for (const some of changed.filter(({ length }) => length > 0)) {
        const duties = some.map(({ duty }) => duty)
        const versions = textVersions.map(version => withLimits(version, { duties, by }))
        for (const [duty, due] of await dueDaysUnder({ jurisdictions, versions }, some)) moved.set(duty, due)
      }

      for (const { duty, spans } of rows) {
        const due = spans.find(({ over }) => over === 'plain days')?.due ?? ''
        const now = moved.get(duty) ?? ''
        assert.ok(
          by > 0 ? now > due : now !== '' && now < due,
          `${duty} is due on ${now}, with its own limit on ${due}`,
        )
      }
    })
  }
}

function withLimits(version: TextVersion, { duties, by }: { duties: readonly string[]; by: number }): TextVersion {
  const articles = Object.entries(version.articles).map(([article, whole]) => {
    const changed = Object.entries(whole.duties).map(([id, duty]) => {
      if (!duty.clock || !duties.includes(id)) return [id, duty] as const
      const within = { ...duty.clock.within, count: duty.clock.within.count + by }
      return [id, { ...duty, clock: { ...duty.clock, within } }] as const
    })
    return [article, { ...whole, duties: Object.fromEntries(changed) }] as const
  })
  return { ...version, articles: Object.fromEntries(articles) }
}
