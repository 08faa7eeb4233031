import { groundsFor } from '@gongshu/regulations'
import type { Act } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { requireGround } from '../acts/lawful-input.ts'
import { recordActions } from '../acts/record.ts'
import { Refusal } from '../base/refusal.ts'
import { findUnit } from '../registry/unit-queries.ts'
import { collectionOfEntry } from './collection-queries.ts'
import { dataRequestLifecycle } from './data-request.ts'

export const dataRequestActions = recordActions(dataRequestLifecycle, {
  'dataRequest.open': {
    opens: act => ({
      title: act.input.title,
      unitId: act.input.unitId,
      partyId: act.input.consumerId ?? null,
      parentId: act.input.demandId ?? null,
    }),
    check: async act => {
      const unit = await findUnit(act.tx, act.input.unitId)
      if (!unit?.offices.includes('provider')) throw new Refusal('unknown_thing', { field: 'unitId' })
    },
    notices: act => [{ unitId: act.input.unitId, kind: 'dataRequested' }],
  },
  'dataRequest.complete': {
    check: async act => {
      for (const id of act.input.entryIds) await requireCollected(act, id)
      if (act.input.reviewResult === 'notAgreed') requireReviewGround(act, act.input.ground)
    },
    notices: () => [{ role: 'operator', kind: 'dataRequestDone' }],
  },
  'dataRequest.cancel': {
    notices: act => [{ unitId: act.existing().unit_id, kind: 'dataRequestCancelled', params: { ...act.input } }],
  },
})

// All three works are asked for: the entry is published, its data collected, the demand reviewed.
async function requireCollected(act: Act, entryId: string): Promise<void> {
  const [duty] = act.duties
  const cited = duty ? { duty: duty.id } : {}
  const entry = await findCase(act.tx, entryId)
  if (entry?.type !== 'catalogEntry' || entry.unit_id !== act.existing().unit_id)
    throw new Refusal('unknown_thing', { field: 'entryIds', ...cited })
  const collection = await collectionOfEntry(act.tx, entryId)
  const state = collection && (await findCase(act.tx, collection.id))?.state
  if (state === 'collected' || state === 'exempt') return
  throw new Refusal('not_collected', { field: 'entryIds', ...cited, params: { id: entryId } })
}

// The review is that of a part of a demand: whoever does not agree names the ground that a rejection needs.
function requireReviewGround(act: Act, given: Parameters<typeof requireGround>[1]): void {
  const review = { law: act.law, step: 'demandPart.decide' } as const
  if (groundsFor(act.law, review.step)) requireGround(review, given)
}
