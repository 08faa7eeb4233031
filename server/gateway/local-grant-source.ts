import { wordsFor } from '../../text/words.ts'
import type { Platform } from '../acts/platform.ts'
import { servingFile } from '../lake/serving.ts'
import { APP_SECRET } from '../sharing/sharing-service-actions.ts'
import { grantsSince } from '../sharing/sharing-service-queries.ts'
import type { Grant, GrantFeed, GrantSource } from './grant.ts'

const PAGE = 500

/** The feed of grants out of the database. `announce` wakes those who wait for a change. */
export type LocalGrantSource = GrantSource & { announce(): void }

export function localGrantSource(platform: Platform): LocalGrantSource {
  const waiting = new Set<() => void>()
  const announce = () => {
    for (const wake of waiting) wake()
    waiting.clear()
  }
  const read = async (seq: number): Promise<GrantFeed> => {
    const rows = await grantsSince(platform.db, seq, PAGE)
    const grants = rows.map(row => grantOf(platform, row))
    return { from: seq, to: grants.at(-1)?.seq ?? seq, today: platform.clocks.today(), grants }
  }
  return {
    announce,
    async changesSince(seq, waitMs) {
      const feed = await read(seq)
      if (feed.grants.length || waitMs <= 0) return feed
      await announcedWithin(waiting, waitMs)
      return read(seq)
    },
    servingFile: async digest => servingFile(platform.lake, digest),
  }
}

function announcedWithin(waiting: Set<() => void>, waitMs: number): Promise<void> {
  return new Promise(resolve => {
    const wake = () => {
      clearTimeout(timer)
      waiting.delete(wake)
      resolve()
    }
    const timer = setTimeout(wake, waitMs)
    timer.unref()
    waiting.add(wake)
  })
}

type GrantRow = Awaited<ReturnType<typeof grantsSince>>[number]

function grantOf(platform: Platform, row: GrantRow): Grant {
  const stopped = row.stopped as { code: string; duty: string | null; since: string; reason: string | null } | null
  const [keyColumn] = row.keys
  return {
    serviceId: row.id,
    seq: row.grant_seq,
    state: stopped ? 'stopped' : 'active',
    ...(stopped ? { stoppedReason: stoppedReason(stopped) } : {}),
    appKey: row.app_key,
    appSecret: Buffer.from(platform.keys.unseal(row.secret_sealed, APP_SECRET)).toString('hex'),
    scenario: row.scenario,
    consumerUnit: row.consumer_id,
    providerUnit: row.provider_id,
    entryId: row.entry_id,
    entryName: row.entry_name,
    mode: row.mode === 'match' ? 'match' : 'api',
    resource: row.entry_id,
    version: row.resource_version,
    digest: row.digest,
    columns: [...row.columns],
    keys: [...row.keys],
    ...(row.mode === 'match' && keyColumn ? { keyColumn } : {}),
    quotaPerMinute: row.quota_per_minute,
    endsOn: row.ends_on,
  }
}

function stoppedReason(stopped: { code: string; duty: string | null; since: string; reason: string | null }) {
  const state = wordsFor('zh', `state.sharingService.${stopped.code}`)
  const text = stopped.reason ? `${state}:${stopped.reason}` : state
  return { code: stopped.code, duty: stopped.duty, since: stopped.since, text }
}
