import { dutiesFor, dutyOfRule, type Law } from '@gongshu/regulations'
import type { GatewayDuties } from './gateway-refusal.ts'

/**
 * The duties that a gateway cites when it refuses a call. Using a service is no step of a lifecycle: it changes no
 * state, and its record is the journal. What binds the use stands under its name in the law all the same.
 */
export function gatewayDuties(law: Law): GatewayDuties {
  const ofUse = dutiesFor(law, 'sharingService.use')
  const bound = ofUse.find(({ duty }) => duty.requires?.some(one => 'rule' in one && one.rule === 'scenarioBound'))
  const stopped = dutyOfRule(law, 'newDemandAfterEnd')
  return { ...(bound ? { scenario: bound.id } : {}), ...(stopped ? { stopped: stopped.id } : {}) }
}
