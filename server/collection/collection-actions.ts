import { actionsFor } from '../acts/act-types.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { collectionLifecycle } from './collection.ts'
import { findCollection, insertCollection, insertResourceVersion } from './collection-queries.ts'

export const collectionActions = actionsFor(collectionLifecycle, {
  async 'collection.open'(act) {
    const { entryId, unitId, title } = act.input
    const opened = await act.open({ title, unitId, parentId: entryId })
    await insertCollection(act.tx, { id: opened.id, entryId, unitId })
    return { to: 'pending', notices: [{ unitId, kind: 'collectionOpened' }] }
  },

  async 'collection.load'(act) {
    const collection = await findCollection(act.tx, act.existing().id)
    if (!collection) throw new Error(`the collection ${act.existing().id} has no row`)
    const { version, manifest, reconciliation, profile, quality } = act.input
    if (!reconciliation.reconciled) throw new Refusal('file_refused', { field: 'reconciliation' })
    await insertResourceVersion(act.tx, {
      id: version,
      collectionId: collection.id,
      entryId: collection.entry_id,
      manifest: manifest as JsonObject,
      reconciliation,
      profile: profile as JsonObject,
      quality: quality as JsonObject,
      loadedOn: act.effectiveOn,
    })
    return { to: 'collected', detail: { version, ...reconciliation } }
  },
})
