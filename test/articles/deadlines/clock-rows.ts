import { catalogClocks } from './catalog-clocks.ts'
import type { ClockRow } from './clock-walk.ts'
import { missingDataClocks } from './missing-data-clocks.ts'
import { openingClocks } from './opening-clocks.ts'
import { sharingClocks } from './sharing-clocks.ts'

/** Every clock that runs, by jurisdiction and duty. A lifecycle that starts a clock of the law brings its rows here. */
export const clockRows: readonly ClockRow[] = [
  ...sharingClocks,
  ...catalogClocks,
  ...missingDataClocks,
  ...openingClocks,
]

/** Clocks of the law whose cases no lifecycle opens yet. Only grows shorter; a row takes its place. */
export const notRunningYet: { readonly [jurisdiction: string]: readonly string[] } = {}
