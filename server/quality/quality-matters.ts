import type { Actions } from '../acts/act-types.ts'
import type { Reaction } from '../acts/door.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import { dataIssueLifecycle } from './data-issue.ts'
import { dataIssueActions, forwardFound } from './data-issue-actions.ts'

export const qualityLifecycles = [dataIssueLifecycle] as unknown as Lifecycle[]
export const qualityActions: Actions = { ...dataIssueActions }
export const qualityReactions: readonly Reaction[] = [{ on: 'dataIssue.reported', next: forwardFound }]
