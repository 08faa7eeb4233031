import type { Day } from '@gongshu/deadlines'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { unitSeen } from '../people/request-session.ts'
import { freshUntil } from '../quality/freshness.ts'
import { type FreshnessGroup, freshnessGroups, supplyCounts, supplyRows } from './supply-board-queries.ts'

const Page = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 100 }),
  offset: Type.Integer({ minimum: 0, default: 0 }),
})

/** How a unit stands with what it supplies; offices that watch over the district see all units. */
export function supplyBoardRoutes(app: App, { db, clocks }: Platform): void {
  app.get('/api/supply-board', async request => {
    const unitId = unitSeen(request)
    const groups = await freshnessGroups(db, unitId)
    return {
      wholeDistrict: unitId === null,
      counts: { ...(await supplyCounts(db, unitId)), stale: staleEntries(groups, clocks.today()) },
      meanScore: meanScore(groups),
    }
  })

  app.get('/api/supply-board/entries', { schema: { querystring: Page } }, async request => {
    const today = clocks.today()
    const rows = await supplyRows(db, { unitId: unitSeen(request), ...request.query })
    return {
      entries: rows.map(({ frequency, ...row }) => {
        const until = row.loadedOn ? freshUntil({ frequency, loaded_on: row.loadedOn }) : null
        return { ...row, freshUntil: until, late: until !== null && until < today }
      }),
    }
  })
}

function staleEntries(groups: readonly FreshnessGroup[], today: Day): number {
  const stale = groups.filter(
    ({ frequency, loadedOn }) => (freshUntil({ frequency, loaded_on: loadedOn }) ?? today) < today,
  )
  return stale.reduce((sum, group) => sum + group.entries, 0)
}

/** The mean of all scored entries, in percent; null where none is. */
function meanScore(groups: readonly FreshnessGroup[]): number | null {
  const scored = groups.reduce((sum, group) => sum + group.scored, 0)
  return scored ? groups.reduce((sum, group) => sum + group.scoreSum, 0) / scored : null
}
