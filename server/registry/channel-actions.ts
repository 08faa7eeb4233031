import { dutyOfRule } from '@gongshu/regulations'
import { type Act, citing } from '../acts/act-types.ts'
import { requireGround } from '../acts/lawful-input.ts'
import { recordActions } from '../acts/record.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { channelLifecycle } from './channel.ts'

type Registered = {
  readonly channelKind: string
  readonly standing: string
  readonly ground?: Parameters<typeof requireGround>[1]
  readonly newReason?: string
}

const kinds = (_: object, record: JsonObject) => (record.channelKind === 'opening' ? ['channel.opening'] : [])

export const channelActions = recordActions(channelLifecycle, {
  'channel.register': {
    check: act => {
      if (act.input.standing === 'new') requireException(act)
    },
    kinds,
    notices: () => [{ role: 'operator', kind: 'channelRegistered' }],
  },
  'channel.planIntegration': {
    kinds,
    notices: act => [{ unitId: act.existing().unit_id, kind: 'channelToIntegrate' }],
  },
  'channel.integrate': { kinds },
})

// A new channel is the exception: one of opening is to be explained, any other is one that only the law itself can make.
function requireException(act: Act<Registered>): void {
  const { channelKind, ground, newReason = '' } = act.input
  const isExplainable = channelKind === 'opening' && dutyOfRule(act.law, 'newChannelExplained') !== null
  if (!isExplainable) requireGround(act, ground)
  else if (!newReason.trim())
    throw new Refusal('field_missing', { field: 'newReason', ...citing(act, 'newChannelExplained') })
}
