import type { Actions } from '../acts/act-types.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import { circularLifecycle } from './circular.ts'
import { circularActions } from './circular-actions.ts'
import { evaluationLifecycle } from './evaluation.ts'
import { evaluationActions } from './evaluation-actions.ts'
import { inspectionLifecycle } from './inspection.ts'
import { inspectionActions } from './inspection-actions.ts'
import { providerViolationLifecycle } from './provider-violation.ts'
import { providerViolationActions } from './provider-violation-actions.ts'

export const assessmentLifecycles = [
  inspectionLifecycle,
  circularLifecycle,
  evaluationLifecycle,
  providerViolationLifecycle,
] as unknown as Lifecycle[]

export const assessmentActions: Actions = {
  ...inspectionActions,
  ...circularActions,
  ...evaluationActions,
  ...providerViolationActions,
}
