import { type Act, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { procurementLifecycle } from './procurement.ts'

export const procurementActions = recordActions(procurementLifecycle, {
  'procurement.request': {
    opens: act => {
      const unitId = unitOfActor(act.actor)
      return { title: act.input.title, unitId, partyId: unitId }
    },
    notices: () => [{ role: 'authority', kind: 'procurementRequested' }],
  },
  'procurement.merge': {
    check: async act => {
      const { leadRequest } = act.input
      const lead = await findCase(act.tx, leadRequest)
      const open = lead?.type === 'procurement' && ['requested', 'decided'].includes(lead.state)
      if (!open || leadRequest === act.existing().id) throw new Refusal('unknown_thing', { field: 'leadRequest' })
      // What others were merged into cannot itself be merged: one step leads to the purchase.
      if ((await mergedInto(act, act.existing().id)).length)
        throw new Refusal('already_exists', { field: 'leadRequest' })
    },
    notices: act => [{ unitId: act.existing().party_id, kind: 'procurementMerged' }],
  },
  'procurement.decide': {
    to: ({ verdict }) => (verdict === 'approve' ? 'decided' : 'refused'),
    notices: act => [decided(act, act.existing().party_id)],
  },
  'procurement.recordPurchase': {
    check: (act, record) => {
      // A merged request is bought with the one that leads: never for itself.
      const { state } = act.existing()
      if (state === 'merged' && act.input.leadRequest !== record.leadRequest) {
        throw new Refusal('invalid_input', { field: 'leadRequest' })
      }
      if (state === 'decided' && act.input.leadRequest) throw new Refusal('invalid_input', { field: 'leadRequest' })
    },
    keeps: (act, record) => ({ ...act.input, leadRequest: record.leadRequest ?? null }),
    notices: act => [{ unitId: act.existing().party_id, kind: 'procurementPurchased' }],
    next: async act => {
      const { attachments: _, ...purchase } = act.input
      const followers = await mergedInto(act, act.existing().id)
      return followers.map(({ id }) => ({
        step: 'procurement.recordPurchase',
        caseId: id,
        input: { ...purchase, leadRequest: act.existing().id } as JsonObject,
      }))
    },
  },
})

function decided(act: Act<{ verdict: string }>, unitId: string | null) {
  return { unitId, kind: 'procurementDecided', params: { verdict: `verdict.${act.input.verdict}` } }
}

function mergedInto(act: Act, leadRequest: string) {
  return casesRecording(act.tx, { type: 'procurement', states: ['merged'], holding: { leadRequest } })
}
