import { dutiesFor } from '@gongshu/regulations'
import { type Act, actionsFor, type FollowUp, system } from '../acts/act-types.ts'
import { requireGround } from '../acts/lawful-input.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { dataToCity } from '../catalog/city-submission.ts'
import { collectionLifecycle } from './collection.ts'
import { findCollection, insertCollection, insertResourceVersion, rowsOfVersion } from './collection-queries.ts'

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
    const { version, manifest, mode = 'replace', basedOn = null, change, reconciliation, profile, quality } = act.input
    if (!reconciliation.reconciled) throw new Refusal('file_refused', { field: 'reconciliation' })
    // Rows were added to a version that another load has replaced in the meantime.
    if (mode !== 'replace' && basedOn !== collection.current_version) throw new Refusal('stale_revision')
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
    const detail = { version, mode, ...change, ...reconciliation }
    return { to: 'collected', detail, next: await dataToCity(act, collection.entry_id) }
  },

  async 'collection.reconcile'(act) {
    const { sourceRows, note } = act.input
    const collection = await collectionHere(act)
    const platformRows = await rowsOfVersion(act.tx, collection.current_version)
    const difference = sourceRows - platformRows
    const issue = { entryId: collection.entry_id, issueType: 'reconciliation', sourceRows, platformRows }
    return {
      to: 'collected',
      stays: true,
      detail: { sourceRows, platformRows, difference, ...(note ? { note } : {}) },
      next: difference ? [{ step: 'dataIssue.report', input: issue, actor: system }] : [],
    }
  },

  async 'collection.claimRefusal'(act) {
    const { reason, ground } = act.input
    const refusal = groundRefusal(act, ground)
    const { number } = act.existing()
    if (!refusal) {
      const params = { reason, number }
      return {
        to: 'refusalClaimed',
        reason,
        detail: act.input,
        notices: [{ role: 'operator', kind: 'collectionRefused', params }],
      }
    }
    // Where the text has the unfounded refusal followed up, the claim is kept as what it is; elsewhere it is no claim.
    if (!dutiesFor(act.law, 'refusalCase.open').length) throw refusal
    return { to: 'unfounded', reason, detail: act.input, next: [refusalCaseOf(act, reason)] }
  },

  async 'collection.judgeRefusal'(act) {
    const { finding, reason } = act.input
    const { unit_id } = act.existing()
    const notices = [
      { unitId: unit_id, kind: finding === 'founded' ? 'refusalFounded' : 'refusalNotFounded', params: { reason } },
    ]
    if (finding === 'founded') return { to: 'exempt', reason, notices }
    const followed = dutiesFor(act.law, 'refusalCase.open').length > 0
    return { to: 'unfounded', reason, notices, next: followed ? [refusalCaseOf(act, reason)] : [] }
  },
})

async function collectionHere(act: Act) {
  const collection = await findCollection(act.tx, act.existing().id)
  if (!collection) throw new Error(`the collection ${act.existing().id} has no row`)
  return collection
}

function groundRefusal(act: Act, given: Parameters<typeof requireGround>[1]): Refusal | null {
  try {
    requireGround(act, given)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function refusalCaseOf(act: Act, statedReason: string): FollowUp {
  const { id, title, unit_id } = act.existing()
  return {
    step: 'refusalCase.open',
    input: { collectionId: id, title, unitId: unit_id ?? '', statedReason },
    actor: system,
  }
}
