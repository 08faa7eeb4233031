import { type InTurn, inTurn } from './base/in-turn.ts'
import type { OpenPlatform } from './open-platform.ts'
import { announceNews } from './search/announce.ts'
import { rebuildIfOld } from './search/rebuild-index.ts'
import { refreshFigures } from './search/search-index-queries.ts'
import { searchSources } from './search-sources.ts'

export type SearchWork = {
  /** Tells who saved a search or follows an entry of what is new. */
  readonly announcing: InTurn
  /** Fills an index of another version anew, and counts what its entries are sorted by. */
  readonly upkeep: InTurn
}

export function openSearchWork({ db, clocks, log }: OpenPlatform): SearchWork {
  const told = (work: () => Promise<void>) => async () => {
    try {
      await work()
    } catch (error) {
      log.error('the search could not be kept up', { cause: String(error) })
    }
  }
  return {
    announcing: inTurn(told(() => announceNews({ db, clocks }))),
    upkeep: inTurn(
      told(async () => {
        await rebuildIfOld(db, searchSources)
        await refreshFigures(db)
      }),
    ),
  }
}
