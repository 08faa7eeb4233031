import type { Actions } from '../acts/act-types.ts'
import type { Reaction } from '../acts/door.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import { planConsentLifecycle } from './adjustment-plan.ts'
import { adjustmentActions } from './adjustment-plan-actions.ts'
import { capturePlanLifecycle } from './capture-plan.ts'
import { capturePlanActions } from './capture-plan-actions.ts'
import { wholeCatalogEntryLifecycle } from './catalog-change.ts'
import { catalogChangeActions } from './catalog-change-actions.ts'
import { catalogEntryActions } from './catalog-entry-actions.ts'
import { catalogOwnershipActions } from './catalog-ownership-actions.ts'
import { catalogTaskLifecycle } from './catalog-task.ts'
import { catalogTaskActions, tasksSettledBy } from './catalog-task-actions.ts'
import { citySubmissionLifecycle } from './city-submission.ts'
import { citySubmissionActions } from './city-submission-actions.ts'
import type { UsesOfEntry } from './entry-use.ts'
import { threeListsLifecycle } from './three-lists.ts'
import { reopenForTask, reopenForText, reopenWhatChanged, threeListsActions } from './three-lists-actions.ts'

export const catalogLifecycles = [
  wholeCatalogEntryLifecycle,
  planConsentLifecycle,
  catalogTaskLifecycle,
  citySubmissionLifecycle,
  capturePlanLifecycle,
  threeListsLifecycle,
] as unknown as Lifecycle[]

export function catalogActions(usesOf: UsesOfEntry): Actions {
  return {
    ...catalogEntryActions,
    ...catalogChangeActions(usesOf),
    ...adjustmentActions(usesOf),
    ...catalogOwnershipActions,
    ...catalogTaskActions,
    ...citySubmissionActions,
    ...capturePlanActions,
    ...threeListsActions,
  }
}

export const catalogReactions: readonly Reaction[] = [
  ...(['unitReview', 'underReview', 'published', 'retired'] as const).map(state => ({
    on: `catalogEntry.${state}`,
    next: tasksSettledBy,
  })),
  ...['catalogEntry.published', 'catalogEntry.retired', 'unit.registered'].map(on => ({ on, next: reopenWhatChanged })),
  { on: 'catalogTask.open', next: reopenForTask },
  ...['textVersion.inForce', 'textVersion.lapsed'].map(on => ({ on, next: reopenForText })),
]
