import type { ClockRow } from './clock-walk.ts'
import { sharingClocks } from './sharing-clocks.ts'

/** Every clock that runs, by jurisdiction and duty. A lifecycle that starts a clock of the law brings its rows here. */
export const clockRows: readonly ClockRow[] = [...sharingClocks]

/** Clocks of the law whose cases no lifecycle opens yet. Only grows shorter; a row takes its place. */
export const notRunningYet: { readonly [jurisdiction: string]: readonly string[] } = {
  putuo: ['PT-11.2b', 'PT-14b', 'PT-22.1b', 'PT-22.2b', 'PT-22.2c', 'SH-19.2'],
  chongming: ['CM-8', 'SH-19.2'],
  zhenhai: ['ZH-13b', 'ZH-18.1'],
  shanghai: ['SH-19.2'],
}
