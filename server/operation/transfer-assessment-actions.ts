import { unitOfActor } from '../acts/act-types.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { Tx } from '../db/open-database.ts'
import { transferAssessmentLifecycle } from './transfer-assessment.ts'

export const transferAssessmentActions = recordActions(transferAssessmentLifecycle, {
  'transferAssessment.request': {
    opens: act => {
      const unitId = unitOfActor(act.actor)
      return { title: act.input.title, unitId, partyId: unitId }
    },
    notices: () => [{ role: 'operator', kind: 'transferRequested' }],
  },
  'transferAssessment.recordResult': {
    to: ({ verdict }) => (verdict === 'approve' ? 'approved' : 'refused'),
    notices: act => [
      { unitId: act.existing().unit_id, kind: 'transferDecided', params: { verdict: `verdict.${act.input.verdict}` } },
    ],
  },
})

/** Whether an approved assessment covers handing all of these entries to a recipient abroad. */
export async function transferApproved(
  tx: Tx,
  wanted: { recipient: string; entryIds: readonly string[] },
): Promise<boolean> {
  const approved = await casesRecording(tx, {
    type: 'transferAssessment',
    states: ['approved'],
    holding: { recipientAbroad: wanted.recipient },
  })
  const covered = approved.flatMap(({ content }) =>
    Array.isArray(content.concernedEntries) ? content.concernedEntries.map(String) : [],
  )
  return wanted.entryIds.every(id => covered.includes(id))
}
