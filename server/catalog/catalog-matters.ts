import type { Actions } from '../acts/act-types.ts'
import type { Reaction } from '../acts/door.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
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
import { foreignSourceLifecycle } from './foreign-source.ts'
import { foreignSourceActions } from './foreign-source-actions.ts'

export const catalogLifecycles = [
  wholeCatalogEntryLifecycle,
  catalogTaskLifecycle,
  citySubmissionLifecycle,
  capturePlanLifecycle,
  foreignSourceLifecycle,
] as unknown as Lifecycle[]

export function catalogActions(usesOf: UsesOfEntry): Actions {
  return {
    ...catalogEntryActions,
    ...catalogChangeActions(usesOf),
    ...catalogOwnershipActions,
    ...catalogTaskActions,
    ...citySubmissionActions,
    ...capturePlanActions,
    ...foreignSourceActions,
  }
}

export const catalogReactions: readonly Reaction[] = (
  ['unitReview', 'underReview', 'published', 'retired'] as const
).map(state => ({ on: `catalogEntry.${state}`, next: tasksSettledBy }))
