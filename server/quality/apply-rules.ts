import { system } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import type { JsonObject } from '../base/json.ts'
import { qualityOfVersion } from './describe-version.ts'
import { ruleSetsToApply } from './quality-rules-queries.ts'

// One that cannot be run is tried again after this, not at every commit.
const RETRY_MS = 60_000

/**
 * Runs rules that came into force over the versions that were checked by others. Which those are stands in the database,
 * so a kill at any point loses none. Returns how many versions were checked.
 */
export async function applyWaitingRules(platform: Platform, failedAt = new Map<string, number>()): Promise<number> {
  let applied = 0
  for (const { id, entryId, version } of await ruleSetsToApply(platform.db)) {
    if (Date.now() - (failedAt.get(id) ?? 0) < RETRY_MS) continue
    try {
      const quality = await qualityOfVersion(platform, { resource: entryId, version }, [])
      // Replaced while it ran: the next run takes the rules that are in force by then.
      if (quality.ruleSet?.id !== id) continue
      const input = { version, quality: quality as unknown as JsonObject }
      await platform.acts.act({ step: 'qualityRules.apply', caseId: id, actor: system, input })
      applied++
    } catch (error) {
      failedAt.set(id, Date.now())
      platform.log.error('rules in force could not be run', { ruleSet: id, cause: String(error) })
    }
  }
  return applied
}
