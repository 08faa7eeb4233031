import type { Actions } from '../acts/act-types.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import { contractorLifecycle } from './contractor.ts'
import { contractorActions } from './contractor-actions.ts'
import { incidentLifecycle } from './incident.ts'
import { incidentActions } from './incident-actions.ts'
import { riskCaseLifecycle } from './risk-case.ts'
import { riskCaseActions } from './risk-case-actions.ts'
import { drillActions, emergencyPlanActions, riskAssessmentActions } from './safeguard-actions.ts'
import { drillLifecycle, emergencyPlanLifecycle, riskAssessmentLifecycle } from './safeguards.ts'

export const securityLifecycles = [
  riskCaseLifecycle,
  incidentLifecycle,
  riskAssessmentLifecycle,
  drillLifecycle,
  emergencyPlanLifecycle,
  contractorLifecycle,
] as unknown as Lifecycle[]

export const securityActions: Actions = {
  ...riskCaseActions,
  ...incidentActions,
  ...riskAssessmentActions,
  ...drillActions,
  ...emergencyPlanActions,
  ...contractorActions,
}
