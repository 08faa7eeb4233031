import Type from 'typebox'
import { dayField, form, line, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { registrars, unitLifecycle } from './unit.ts'

const code = line()
const systemName = line()
const onceRegistered = { from: ['registered'], to: ['registered'], by: [...registrars, 'provider'] } as const

/** The duties (职责) of a unit, each by its code, and its information systems, each by its name. */
export const unitDutiesTable = lifecycle('unit', {
  path: unitLifecycle.path,
  steps: {
    'unit.recordDuty': { ...onceRegistered, input: form({ code, name: line(), basis: prose(500) }) },
    'unit.changeDuty': {
      ...onceRegistered,
      input: form({
        code,
        dutyName: Type.Optional(line()),
        dutyBasis: Type.Optional(prose(500)),
        reason: prose(2000),
      }),
    },
    'unit.endDuty': { ...onceRegistered, input: form({ code, reason: prose(2000) }) },
    'unit.recordSystem': {
      ...onceRegistered,
      input: form({ name: systemName, acceptedOn: Type.Optional(Type.Union([dayField, Type.Null()])) }),
    },
    'unit.changeSystem': {
      ...onceRegistered,
      input: form({
        systemName,
        newSystemName: Type.Optional(systemName),
        acceptedOn: Type.Optional(dayField),
        reason: prose(2000),
      }),
    },
    'unit.endSystem': { ...onceRegistered, input: form({ systemName, reason: prose(2000) }) },
  },
})
