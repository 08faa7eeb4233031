import { dutyOfRule, lawOn } from '@gongshu/regulations'
import { insertSecurityRecord } from '../acts/event-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { newId } from '../base/ids.ts'
import { visitorLimit } from './visitor-limit.ts'

/**
 * Far more than a program needs to keep up with every open set, and room for an office or a proxy behind one address.
 * A local choice: no text gives a number.
 */
export const READS_PER_MINUTE = 10_000
const MINUTE_MS = 60_000

/** Refuses an address that draws open data like a flood, and puts the first refusal of each minute on record. */
export function openReadLimit(platform: Platform, most: number) {
  const { jurisdiction, versions, clocks, db, log } = platform
  const duty = dutyOfRule(lawOn(jurisdiction, versions, clocks.today()), 'openReadsLimited')?.id
  const record = (address: string) => {
    log.warn('open data is read like a flood', { address })
    insertSecurityRecord(db, {
      id: newId(),
      at: clocks.now(),
      account_id: null,
      unit_id: null,
      step: 'openListEntry.read',
      case_id: null,
      duty: duty ?? null,
      code: 'rate_limited',
    }).catch(cause => log.error('a refused reading is not on record', { cause: String(cause) }))
  }
  return visitorLimit(most, { windowMs: MINUTE_MS, onFirstRefusal: record, duty })
}
