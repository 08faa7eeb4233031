import { recordActions } from '../acts/record.ts'
import { Refusal } from '../base/refusal.ts'
import { citySubmissionLifecycle } from './city-submission.ts'

export const citySubmissionActions = recordActions(citySubmissionLifecycle, {
  'citySubmission.queue': {
    opens: act => ({
      title: act.input.title,
      unitId: act.actor.kind === 'account' ? act.actor.unitId : (act.input.unitId ?? null),
      parentId: act.input.entryId ?? null,
    }),
    notices: () => [{ role: 'operator', kind: 'citySubmissionQueued' }],
  },
  'citySubmission.recordReceipt': {
    check: act => {
      if (act.input.receivedOn > act.today) throw new Refusal('invalid_input', { field: 'receivedOn' })
    },
    notices: act => [{ unitId: act.existing().unit_id, kind: 'citySubmissionReceived', params: { ...act.input } }],
  },
  'citySubmission.recordFailure': {
    notices: act => [{ unitId: act.existing().unit_id, kind: 'citySubmissionFailed', params: { ...act.input } }],
  },
})
