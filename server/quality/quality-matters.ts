import type { Actions } from '../acts/act-types.ts'
import type { Reaction } from '../acts/door.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import { dataIssueLifecycle } from './data-issue.ts'
import { dataIssueActions, forwardFound } from './data-issue-actions.ts'
import { qualityRulesLifecycle } from './quality-rules.ts'
import { qualityRulesActions } from './quality-rules-actions.ts'
import { watchQuality } from './quality-watch.ts'
import { scoringSchemeLifecycle } from './scoring-scheme.ts'
import { scoringSchemeActions } from './scoring-scheme-actions.ts'

export const qualityLifecycles = [
  dataIssueLifecycle,
  qualityRulesLifecycle,
  scoringSchemeLifecycle,
] as unknown as Lifecycle[]
export const qualityActions: Actions = { ...dataIssueActions, ...qualityRulesActions, ...scoringSchemeActions }
export const qualityReactions: readonly Reaction[] = [
  { on: 'dataIssue.reported', next: forwardFound },
  { on: 'collection.collected', next: watchQuality },
]
