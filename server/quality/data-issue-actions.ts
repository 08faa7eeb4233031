import { type Act, type FollowUp, type NoticeDraft, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { Refusal } from '../base/refusal.ts'
import { forOperator } from '../catalog/entry-use.ts'
import { dataIssueLifecycle } from './data-issue.ts'

export const dataIssueActions = recordActions(dataIssueLifecycle, {
  'dataIssue.report': {
    opens: async act => {
      const entry = await entryOf(act, act.input.entryId)
      const partyId = unitOfActor(act.actor)
      return { title: entry.title, unitId: entry.unit_id, partyId }
    },
    check: act => {
      if (act.actor.kind === 'account' && act.input.foundBy) throw new Refusal('invalid_input', { field: 'foundBy' })
      // The platform says what it found in figures; whoever else reports says it in words.
      if (act.actor.kind === 'account' && !act.input.description) {
        const [duty] = act.duties
        throw new Refusal('field_missing', { field: 'description', ...(duty ? { duty: duty.id } : {}) })
      }
    },
    notices: act => (isOffice(act) ? [] : [{ role: 'operator', kind: 'dataIssueReported' }]),
  },
  'dataIssue.forward': {
    notices: act => [{ unitId: act.existing().unit_id, kind: 'dataIssueForwarded' }],
  },
  'dataIssue.fix': {
    to: input => (input.fixProgress === 'done' ? 'fixed' : 'fixing'),
    notices: act => (act.input.fixProgress === 'done' ? answers(act, 'dataIssueFixed', act.input.correction) : []),
  },
  'dataIssue.reject': {
    notices: act => answers(act, 'dataIssueRejected', act.input.reason),
  },
  'dataIssue.close': {
    to: input => (input.checkResult === 'confirmed' ? 'closed' : 'forwarded'),
    notices: act => {
      const kind = act.input.checkResult === 'confirmed' ? 'dataIssueClosed' : 'dataIssueNotFixed'
      return [{ unitId: act.existing().unit_id, kind, params: { reason: act.input.reason } }]
    },
  },
})

/** What the platform or an office has found itself goes on to the unit at once. */
export async function forwardFound(
  _tx: unknown,
  issue: { readonly id: string; readonly party_id: string | null },
): Promise<FollowUp[]> {
  if (issue.party_id) return []
  return [{ step: 'dataIssue.forward', caseId: issue.id, input: {}, actor: forOperator }]
}

// Whoever reported hears the result, and the operator who has to look whether it holds.
function answers(act: Act, kind: string, result: string): NoticeDraft[] {
  const { party_id } = act.existing()
  const params = { result }
  return [...(party_id ? [{ unitId: party_id, kind, params }] : []), { role: 'operator' as const, kind, params }]
}

function isOffice(act: Act): boolean {
  return act.actor.kind === 'system' || act.actor.unitId === null
}

async function entryOf(act: Act, id: string) {
  const entry = await findCase(act.tx, id)
  if (entry?.type !== 'catalogEntry' || !entry.unit_id) throw new Refusal('unknown_thing', { field: 'entryId' })
  return entry
}
