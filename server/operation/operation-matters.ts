import type { Actions } from '../acts/act-types.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import { cooperationLifecycle } from './cooperation.ts'
import { cooperationActions } from './cooperation-actions.ts'
import { procurementLifecycle } from './procurement.ts'
import { procurementActions } from './procurement-actions.ts'
import { authorisationLifecycle, registrationLifecycle } from './registration.ts'
import { authorisationActions, registrationActions } from './registration-actions.ts'
import { transferAssessmentLifecycle } from './transfer-assessment.ts'
import { transferAssessmentActions } from './transfer-assessment-actions.ts'

export const operationLifecycles = [
  cooperationLifecycle,
  registrationLifecycle,
  authorisationLifecycle,
  procurementLifecycle,
  transferAssessmentLifecycle,
] as unknown as Lifecycle[]

export const operationActions: Actions = {
  ...cooperationActions,
  ...registrationActions,
  ...authorisationActions,
  ...procurementActions,
  ...transferAssessmentActions,
}
