import { system } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import { currentVersion } from '../collection/collection-queries.ts'
import { barredEntries } from '../demands/barred-entries.ts'
import type { DemandContent, WantedEntry } from '../demands/demand.ts'
import { latestParts } from '../demands/demand-part-decisions.ts'
import { demandsToProvision, findDemand } from '../demands/demand-queries.ts'
import { grantedRequests } from '../demands/request-data.ts'
import { suppliedEntries } from '../demands/supplied-entries.ts'
import { masksFor } from '../demands/wanted-entries.ts'
import type { Mask } from '../lake/mask.ts'
import { buildServing } from '../lake/serving.ts'
import { servicesOfDemand } from './sharing-service-queries.ts'

const operatorsPlatform = { ...system, onBehalfOf: 'operator' } as const

// A demand whose service could not be built is tried again after this, not at every commit.
const RETRY_MS = 60_000

/**
 * Serves every demand that was granted and is not served yet. Which ones those are stands in the database, so a kill
 * at any point loses none: the next run finds them again. `failedAt` keeps one that fails from being tried at every
 * commit. Returns how many were served.
 */
export async function provisionWaiting(platform: Platform, failedAt = new Map<string, number>()): Promise<number> {
  let served = 0
  for (const demandId of await demandsToProvision(platform.db)) {
    if (Date.now() - (failedAt.get(demandId) ?? 0) < RETRY_MS) continue
    try {
      if (await provisionDemand(platform, demandId)) served++
      failedAt.delete(demandId)
    } catch (error) {
      failedAt.set(demandId, Date.now())
      platform.log.error('a granted demand could not be served', { demandId, cause: String(error) })
    }
  }
  return served
}

async function provisionDemand(platform: Platform, demandId: string): Promise<boolean> {
  const demand = await findDemand(platform.db, demandId)
  if (!demand) throw new Error(`the demand ${demandId} is gone`)
  const content = demand.content as unknown as DemandContent
  // A demand that was taken up again has services already: they run on and are not started twice.
  const served = (await servicesOfDemand(platform.db, demandId)).map(service => service.entry_id)
  const granted: { entryId: string; version: string; digest: string | null }[] = []
  // Built before the transaction: a million rows take longer than a lock may be held.
  for (const wanted of await grantedEntries(platform, demandId, content)) {
    if (served.includes(wanted.entryId)) continue
    const version = await currentVersion(platform.db, wanted.entryId)
    if (!version) continue
    const digest = content.useMode === 'match' ? null : await servingFor(platform, wanted, version.id)
    granted.push({ entryId: wanted.entryId, version: version.id, digest })
  }
  if (!granted.length && !served.length) return false
  await platform.acts.act({ step: 'demand.provision', caseId: demandId, actor: operatorsPlatform, input: { granted } })
  return true
}

// Of a demand that was decided in parts only the granted parts are served.
async function grantedEntries(platform: Platform, demandId: string, content: DemandContent): Promise<WantedEntry[]> {
  const found = await findCase(platform.db, demandId)
  const supplied = await suppliedEntries(platform.db, demandId)
  // What was made or fetched for the demand takes the place of what it was made of.
  if (found?.state === 'provisioning') return supplied.length ? supplied : content.entries
  const parts = await latestParts(platform.db, demandId)
  const allowed = parts.filter(part => part.state !== 'rejected').flatMap(part => part.entries)
  const requested = await grantedRequests(platform.db, demandId)
  const barred = await barredEntries(platform.db, demandId)
  const isAllowed = (entryId: string) =>
    !barred.includes(entryId) && (allowed.some(entry => entry.entryId === entryId) || requested.includes(entryId))
  return [...content.entries.filter(wanted => isAllowed(wanted.entryId)), ...supplied]
}

async function servingFor(platform: Platform, wanted: WantedEntry, version: string): Promise<string> {
  const entry = await findEntry(platform.db, wanted.entryId)
  if (!entry) throw new Error(`the entry ${wanted.entryId} is gone`)
  const built = await buildServing(platform.lake, {
    resource: entry.id,
    version,
    columns: wanted.columns.map(({ column }) => column),
    masks: masksFor(wanted, entry) as Record<string, Mask>,
    keys: entry.items.filter(item => item.lookup).map(item => item.column),
  })
  return built.digest
}
