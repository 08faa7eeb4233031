import type { Actions } from '../acts/act-types.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import { channelLifecycle } from './channel.ts'
import { channelActions } from './channel-actions.ts'
import { textVersionLifecycle } from './text-version.ts'
import { unitLifecycle } from './unit.ts'
import { unitActions } from './unit-actions.ts'
import { yearScheduleLifecycle } from './year-schedule.ts'
import { yearScheduleActions } from './year-schedule-actions.ts'

export const registryLifecycles = [
  unitLifecycle,
  yearScheduleLifecycle,
  channelLifecycle,
  textVersionLifecycle,
] as unknown as Lifecycle[]

export const registryActions: Actions = { ...unitActions, ...yearScheduleActions, ...channelActions }
