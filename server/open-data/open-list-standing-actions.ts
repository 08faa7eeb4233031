import type { Static } from 'typebox'
import { type Act, type Action, type Effect, type FollowUp, system } from '../acts/act-types.ts'
import { requireByLaw } from '../acts/lawful-input.ts'
import { casesRecording } from '../acts/record-queries.ts'
import { activeDelivery } from './delivery.ts'
import { wasStatic } from './open-list-queries.ts'
import type { Caused, Withdrawal } from './open-list-standing.ts'

type Input = Static<typeof Caused>

export const standingActions = {
  'openListEntry.suspend': (async act => ({
    ...(await moved(act, 'suspended', 'openListSuspended')),
    next: await onDeliveries(act, { step: 'delivery.suspend', states: ['delivered', 'limited'] }),
  })) satisfies Action<Input>,

  'openListEntry.reopen': (async act => ({
    ...(await moved(act, (await wasStatic(act.tx, act.existing().id)) ? 'static' : 'open', 'openListReopened')),
    next: await onDeliveries(act, { step: 'delivery.resume', states: ['suspended'] }),
  })) satisfies Action<Input>,

  'openListEntry.freeze': (async act => moved(act, 'static', 'openListFrozen')) satisfies Action<Input>,

  'openListEntry.withdraw': (async act => {
    requireByLaw(act, { ...act.input })
    return {
      ...(await moved(act, 'withdrawn', 'openListWithdrawn')),
      next: await onDeliveries(act, { step: 'delivery.end', states: activeDelivery }),
    }
  }) satisfies Action<Static<typeof Withdrawal>>,
}

async function moved(act: Act<Input>, to: string, kind: string): Promise<Effect> {
  const { reason, cause } = act.input
  const notice = { unitId: act.existing().unit_id, kind, params: { reason } }
  return { to, reason, detail: { reason, ...(cause ? { cause } : {}) }, notices: [notice] }
}

type Wanted = { readonly step: 'delivery.suspend' | 'delivery.resume' | 'delivery.end'; readonly states: string[] }

// Whoever has an agreement over the set is told at once, by its own delivery.
async function onDeliveries(act: Act<Input>, { step, states }: Wanted): Promise<FollowUp[]> {
  const holding = { openListEntryId: act.existing().id }
  const found = await casesRecording(act.tx, { type: 'delivery', states, holding })
  return found.map(({ id }) => ({ step, caseId: id, input: { reason: act.input.reason }, actor: system }))
}
