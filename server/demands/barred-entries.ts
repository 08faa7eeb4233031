import type { Act } from '../acts/act-types.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { entriesByIds } from '../catalog/catalog-entry-queries.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { decisionsOn, latestParts } from './demand-part-decisions.ts'
import { findPart } from './demand-queries.ts'

/**
 * The entries of a demand that were passed by silence alone while they are kept from sharing on a ground of law.
 * Silence counts as approval, but lifts no law: they are not served until their class is changed by the procedure.
 */
export async function barredEntries(db: Db | Tx, demandId: string): Promise<string[]> {
  const lapsed = (await latestParts(db, demandId)).filter(part => part.state === 'deemedApproved')
  return notShared(
    db,
    lapsed.flatMap(part => part.entries),
  )
}

export async function barredInPart(db: Db | Tx, partId: string): Promise<string[]> {
  const part = await findPart(db, partId)
  return notShared(db, part?.entries ?? [])
}

/** Only a demand of which nothing can be served is ended so; anything else is served without what is barred. */
export async function refuseBarred(act: Act<{ reason: string }>) {
  const { id, party_id } = act.existing()
  const barred = await barredEntries(act.tx, id)
  const decided = await decisionsOn(act.tx, id)
  const served = (await latestParts(act.tx, id))
    .filter(part => part.state !== 'rejected')
    .flatMap(part => part.entries)
    .filter(({ entryId }) => !barred.includes(String(entryId)))
  const requested = decided.length > (await latestParts(act.tx, id)).length
  if (!barred.length || served.length || requested) throw new Refusal('step_not_possible', { field: 'state' })
  return {
    to: 'rejected',
    reason: act.input.reason,
    detail: { barred },
    notices: [{ unitId: party_id, kind: 'demandBarredByLaw', params: { reason: act.input.reason } }],
  }
}

async function notShared(db: Db | Tx, wanted: readonly JsonObject[]): Promise<string[]> {
  const ids = wanted.map(({ entryId }) => String(entryId))
  const entries = await entriesByIds(db, ids)
  return entries.filter(({ content }) => content.sharingAttribute === 'notShared').map(({ id }) => id)
}
