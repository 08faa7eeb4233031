import type { Actions } from '../acts/act-types.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import { accessRequestLifecycle } from './access-request.ts'
import { accessRequestActions } from './access-request-actions.ts'
import { deliveryLifecycle } from './delivery.ts'
import { deliveryActions } from './delivery-actions.ts'
import { demoGuideLifecycle, demoProjectLifecycle } from './demo-project.ts'
import { demoGuideActions, demoProjectActions } from './demo-project-actions.ts'
import { openListChangeLifecycle } from './open-list-change.ts'
import { openListChangeActions } from './open-list-change-actions.ts'
import { openListReviewLifecycle } from './open-list-review.ts'
import { openListReviewActions } from './open-list-review-actions.ts'
import { demandCallLifecycle, openingDemandLifecycle, openingPlanLifecycle } from './opening-plan.ts'
import { demandCallActions, openingDemandActions, openingPlanActions } from './opening-plan-actions.ts'
import { platformReportLifecycle, platformRulesLifecycle, technicalStandardLifecycle } from './platform-rules.ts'
import { platformReportActions, platformRulesActions, technicalStandardActions } from './platform-rules-actions.ts'
import { reuseResultActions, useFeedbackActions, useReportActions } from './reuse-actions.ts'
import { reuseResultLifecycle } from './reuse-result.ts'
import { reuserViolationLifecycle } from './reuser-violation.ts'
import { rightsComplaintLifecycle } from './rights-complaint.ts'
import { rightsComplaintActions } from './rights-complaint-actions.ts'
import { sampleSetLifecycle } from './sample-set.ts'
import { sampleSetActions } from './sample-set-actions.ts'
import { useAgreementLifecycle } from './use-agreement.ts'
import { useAgreementActions } from './use-agreement-actions.ts'
import { useFeedbackLifecycle, useReportLifecycle } from './use-feedback.ts'
import { reuserViolationActions, violationReportActions } from './violation-actions.ts'
import { violationReportLifecycle } from './violation-report.ts'

/** The opening of data beside the open list itself. */
export const openingLifecycles = [
  openListChangeLifecycle,
  openListReviewLifecycle,
  accessRequestLifecycle,
  useAgreementLifecycle,
  deliveryLifecycle,
  useFeedbackLifecycle,
  useReportLifecycle,
  reuseResultLifecycle,
  sampleSetLifecycle,
  rightsComplaintLifecycle,
  violationReportLifecycle,
  reuserViolationLifecycle,
  openingPlanLifecycle,
  demandCallLifecycle,
  openingDemandLifecycle,
  demoGuideLifecycle,
  demoProjectLifecycle,
  platformRulesLifecycle,
  technicalStandardLifecycle,
  platformReportLifecycle,
] as unknown as Lifecycle[]

export const openingActions: Actions = {
  ...openListChangeActions,
  ...openListReviewActions,
  ...accessRequestActions,
  ...useAgreementActions,
  ...deliveryActions,
  ...useFeedbackActions,
  ...useReportActions,
  ...reuseResultActions,
  ...sampleSetActions,
  ...rightsComplaintActions,
  ...violationReportActions,
  ...reuserViolationActions,
  ...openingPlanActions,
  ...demandCallActions,
  ...openingDemandActions,
  ...demoGuideActions,
  ...demoProjectActions,
  ...platformRulesActions,
  ...technicalStandardActions,
  ...platformReportActions,
}
