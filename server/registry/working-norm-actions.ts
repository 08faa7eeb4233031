import { recordActions } from '../acts/record.ts'
import { workingNormLifecycle } from './working-norm.ts'

export const workingNormActions = recordActions(workingNormLifecycle, {
  'workingNorm.publish': {
    opens: act => ({ title: act.input.title, unitId: null }),
    notices: () => [
      { role: 'provider', kind: 'workingNormPublished' },
      { role: 'consumer', kind: 'workingNormPublished' },
    ],
  },
  // The old version keeps its own words; what takes its place is a case of its own.
  'workingNorm.replace': {
    keeps: (_act, record) => record,
    next: act => [{ step: 'workingNorm.publish', input: { ...act.input } }],
  },
})
