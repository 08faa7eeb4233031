import { randomBytes } from 'node:crypto'
import { type Act, actionsFor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { newId } from '../base/ids.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import type { Tx } from '../db/open-database.ts'
import type { DemandContent } from '../demands/demand.ts'
import { findDemand } from '../demands/demand-queries.ts'
import { grantedOfEntry } from '../demands/supplied-entries.ts'
import { masksFor } from '../demands/wanted-entries.ts'
import type { KeyStore } from '../keys/key-store.ts'
import { type StartInput, sharingServiceLifecycle } from './sharing-service.ts'
import {
  type CallingSystemRow,
  findService,
  findSystem,
  insertService,
  insertSystem,
  nextGrantSeq,
  setStopped,
} from './sharing-service-queries.ts'
import { requireLawfulStart, requireRiskDisposed } from './start-guards.ts'

/** What a unit's system may do a minute until a service agrees on another number. */
const DEFAULT_QUOTA = 60_000
export const APP_SECRET = 'app-secret'

/** The actions of services. Keys: each calling system gets a secret of its own, sealed. */
export function sharingServiceActions(keys: KeyStore) {
  return actionsFor(sharingServiceLifecycle, {
    async 'sharingService.start'(act) {
      const { version, digest, lowFrequencyJustified } = act.input
      await startService(act, keys)
      return {
        to: 'active',
        facts: lowFrequencyJustified ? ['lowFrequencyJustified'] : [],
        detail: { version, digest },
      }
    },

    'sharingService.suspendIdle': act => stop(act, 'suspendedIdle', { kind: 'serviceSuspended' }),
    'sharingService.terminateIdle': act => stop(act, 'terminatedAuto', { kind: 'serviceTerminated' }),

    async 'sharingService.object'(act) {
      return {
        to: 'objectionRaised',
        reason: act.input.reason,
        notices: [{ role: 'operator', kind: 'objectionToDecide' }],
      }
    },

    async 'sharingService.decideObjection'(act) {
      const { decision, reason } = act.input
      if (decision === 'terminate')
        return stop(act, 'terminatedAfterObjection', { kind: 'serviceTerminated', reason: reason })
      return resume(act, reason)
    },

    'sharingService.end': act => stop(act, 'terminatedByConsumer', { kind: 'serviceEnded', reason: act.input.reason }),
    'sharingService.revoke': act => stop(act, 'revoked', { kind: 'serviceRevoked', reason: act.input.reason }),
    'sharingService.suspendRisk': act =>
      stop(act, 'suspendedRisk', { kind: 'serviceSuspendedRisk', reason: act.input.reason }),
    'sharingService.terminateRisk': act =>
      stop(act, 'terminatedRisk', { kind: 'serviceTerminatedRisk', reason: act.input.reason }),
    async 'sharingService.clearRisk'(act) {
      await requireRiskDisposed(act)
      return resume(act, act.input.reason)
    },
  })
}

/** Opens the service of one entry of a granted demand, with the calling system that may use it. */
async function startService(act: Act<StartInput>, keys: KeyStore): Promise<void> {
  const { demandId, entryId, version, digest } = act.input
  const { demand, content, wanted, entry } = await startedFrom(act.tx, demandId, entryId)
  await requireLawfulStart(act, { consumerId: demand.unit_id, entry, wanted })
  const system = await callingSystem(act.tx, keys, { unitId: demand.unit_id, name: content.systemName })
  const title = (await findCase(act.tx, entryId))?.title ?? content.title
  const opened = await act.open({ title, unitId: entry.unit_id, partyId: demand.unit_id, parentId: demandId })
  await insertService(act.tx, {
    id: opened.id,
    demand_id: demandId,
    entry_id: entryId,
    consumer_id: demand.unit_id,
    provider_id: entry.unit_id,
    system_id: system.id,
    scenario: content.scenario ?? '',
    mode: content.useMode ?? 'api',
    columns: wanted.columns.map(({ column }) => column),
    masks: masksFor(wanted, entry),
    keys: entry.items.filter(item => item.lookup).map(item => item.column),
    resource_version: version,
    digest,
    quota_per_minute: DEFAULT_QUOTA,
    started_on: act.effectiveOn,
    last_used_on: null,
    ends_on: null,
    grant_seq: await nextGrantSeq(act.tx),
    stopped: null,
  })
}

async function stop(act: Act, to: string, { kind, reason = null }: { kind: string; reason?: string | null }) {
  const { id, unit_id, party_id } = act.existing()
  // What a caller is told: the state, since when, and the article that a new demand follows from.
  const duty = act.duties[0]?.id ?? null
  await setStopped(act.tx, id, { code: to, duty, since: act.effectiveOn, reason })
  const notices = [unit_id, party_id].map(unitId => ({ unitId, kind, params: { reason: reason ?? '' } }))
  return { to, reason, notices }
}

async function resume(act: Act, reason: string) {
  const { id, unit_id, party_id } = act.existing()
  await setStopped(act.tx, id, null)
  const service = await findService(act.tx, id)
  const demand = service && (await findDemand(act.tx, service.demand_id))
  return {
    to: 'active',
    reason,
    facts: demand?.low_frequency_justified ? (['lowFrequencyJustified'] as const) : [],
    notices: [unit_id, party_id].map(unitId => ({ unitId, kind: 'serviceResumed', params: { reason } })),
  }
}

async function startedFrom(tx: Tx, demandId: string, entryId: string) {
  const demand = await findDemand(tx, demandId)
  const entry = await findEntry(tx, entryId)
  const content = demand?.content as unknown as DemandContent | undefined
  const wanted = content && (await grantedOfEntry(tx, { demandId, content, entryId }))
  if (!demand || !entry || !content || !wanted) throw new Error(`demand ${demandId} does not ask for entry ${entryId}`)
  return { demand, entry, content, wanted }
}

async function callingSystem(
  tx: Tx,
  keys: KeyStore,
  { unitId, name }: { unitId: string; name: string },
): Promise<CallingSystemRow> {
  const known = await findSystem(tx, unitId, name)
  if (known) return known
  const system = {
    id: newId(),
    unit_id: unitId,
    name,
    app_key: `app_${randomBytes(12).toString('hex')}`,
    secret_sealed: keys.seal(randomBytes(32), APP_SECRET),
  }
  await insertSystem(tx, system)
  return system
}
