import type { Act, Effect } from '../acts/act-types.ts'

/** Takes a demand where the request to the city has ended: to its service here, or to its end with the reason. */
export async function answerUpward(act: Act<{ outcome: string; reason?: string }>): Promise<Effect> {
  const { outcome, reason = '' } = act.input
  const { party_id } = act.existing()
  if (outcome === 'served') return { to: 'provisioning' }
  return {
    to: 'upwardRefused',
    reason: reason || null,
    notices: [{ unitId: party_id, kind: 'upwardRefused', params: { reason } }],
  }
}
