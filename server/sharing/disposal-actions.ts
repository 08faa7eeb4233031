import { type Act, type NewCase, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { Refusal } from '../base/refusal.ts'
import { disposalLifecycle } from './disposal.ts'
import { runningStates } from './sharing-service.ts'

export const disposalActions = recordActions(disposalLifecycle, {
  'disposal.declare': {
    opens: openedForService,
    reason: input => input.explanation ?? input.disposalReason ?? null,
    // The purpose is over, so nothing more is called from this moment on.
    next: async ({ tx, input }) => {
      const service = await findCase(tx, input.serviceId)
      if (!(runningStates as readonly string[]).includes(service?.state ?? '')) return []
      const reason = input.explanation ?? input.disposalReason ?? ''
      return [{ step: 'sharingService.end', caseId: input.serviceId, input: { reason } }]
    },
    notices: async act => [{ unitId: (await openedForService(act)).unitId ?? null, kind: 'disposalDeclared' }],
  },
  'disposal.setRequirement': {
    check: act => {
      const { disposalRequirement, instructions } = act.input
      if (disposalRequirement === 'other' && !instructions) {
        throw new Refusal('field_missing', { field: 'instructions', ...first(act) })
      }
    },
    notices: act => [{ unitId: act.existing().party_id, kind: 'disposalRequirementSet' }],
  },
  'disposal.fileProof': {
    notices: act => [{ unitId: act.existing().unit_id, kind: 'disposalProofFiled' }],
  },
  'disposal.returnProof': {
    // What was filed does not prove it: the next filing brings its own proof.
    keeps: act => ({ disposalProof: null, reason: act.input.reason }),
    notices: act => [
      { unitId: act.existing().party_id, kind: 'disposalProofReturned', params: { reason: act.input.reason } },
    ],
  },
  'disposal.confirm': {
    notices: act => [{ unitId: act.existing().party_id, kind: 'disposalConfirmed' }],
  },
})

async function openedForService(act: Act<{ serviceId: string }>): Promise<NewCase> {
  const service = await findCase(act.tx, act.input.serviceId)
  const unitId = unitOfActor(act.actor)
  if (service?.type !== 'sharingService' || service.party_id !== unitId) {
    throw new Refusal('unknown_thing', { field: 'serviceId' })
  }
  return { title: service.title, unitId: service.unit_id, partyId: service.party_id, parentId: service.id }
}

function first(act: Act): { duty?: string } {
  const [duty] = act.duties
  return duty ? { duty: duty.id } : {}
}
