import { requireGround } from '../acts/lawful-input.ts'
import { recordActions } from '../acts/record.ts'
import { channelLifecycle } from './channel.ts'

export const channelActions = recordActions(channelLifecycle, {
  'channel.register': {
    // A new channel is the exception that only the law itself can make.
    check: act => {
      if (act.input.standing === 'new') requireGround(act, act.input.ground)
    },
    notices: () => [{ role: 'operator', kind: 'channelRegistered' }],
  },
  'channel.planIntegration': {
    notices: act => [{ unitId: act.existing().unit_id, kind: 'channelToIntegrate' }],
  },
})
