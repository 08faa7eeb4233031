import type { Actions } from '../acts/act-types.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import { recordActions } from '../acts/record.ts'
import { channelLifecycle } from './channel.ts'
import { channelActions } from './channel-actions.ts'
import { digitisationLifecycle } from './digitisation.ts'
import { projectLifecycle } from './project.ts'
import { projectActions } from './project-actions.ts'
import { textVersionLifecycle } from './text-version.ts'
import { unitActions } from './unit-actions.ts'
import { unitDutiesActions } from './unit-duties-actions.ts'
import { unitGovernanceActions, wholeUnitLifecycle } from './unit-governance.ts'
import { unitImportLifecycle } from './unit-import.ts'
import { unitImportActions } from './unit-import-actions.ts'
import { workingNormLifecycle } from './working-norm.ts'
import { workingNormActions } from './working-norm-actions.ts'
import { yearScheduleLifecycle } from './year-schedule.ts'
import { yearScheduleActions } from './year-schedule-actions.ts'

export const registryLifecycles = [
  wholeUnitLifecycle,
  unitImportLifecycle,
  yearScheduleLifecycle,
  channelLifecycle,
  projectLifecycle,
  textVersionLifecycle,
  digitisationLifecycle,
  workingNormLifecycle,
] as unknown as Lifecycle[]

export const registryActions: Actions = {
  ...unitActions,
  ...unitDutiesActions,
  ...unitImportActions,
  ...yearScheduleActions,
  ...channelActions,
  ...projectActions,
  ...unitGovernanceActions,
  ...workingNormActions,
  ...recordActions(digitisationLifecycle, {}),
}
