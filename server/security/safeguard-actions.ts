import { type Act, type NewCase, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { drillLifecycle, emergencyPlanLifecycle, riskAssessmentLifecycle } from './safeguards.ts'

type Planned = { readonly title: string; readonly follows?: string }

export const riskAssessmentActions = recordActions(riskAssessmentLifecycle, {
  'riskAssessment.plan': { opens: opened },
})

export const drillActions = recordActions(drillLifecycle, {
  'drill.plan': { opens: opened },
})

export const emergencyPlanActions = recordActions(emergencyPlanLifecycle, {
  'emergencyPlan.file': { opens: opened },
  'emergencyPlan.replace': {
    keeps: act => ({ supersededOn: act.effectiveOn }),
    next: act => {
      const { attachments: _, ...text } = act.input
      return [{ step: 'emergencyPlan.file', input: { ...text, follows: act.existing().id } }]
    },
  },
})

// What comes again belongs to whoever the first one belonged to, also when the platform plans it.
async function opened(act: Act<Planned>): Promise<NewCase> {
  const { title, follows } = act.input
  const before = follows ? await findCase(act.tx, follows) : null
  const own = unitOfActor(act.actor)
  const unitId = before ? before.unit_id : own
  return { title, unitId, partyId: before ? before.party_id : own }
}
