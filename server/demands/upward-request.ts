import Type from 'typebox'
import { dayField, form, line, nothing, oneOf, onlyWhen, prose, refers, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** A request to the city's platform for data that the district does not have. */
export const upwardRequestLifecycle = lifecycle('upwardRequest', {
  path: 'upward-requests',
  steps: {
    'upwardRequest.register': {
      from: ['new'],
      to: ['registered'],
      by: 'operator',
      input: form({ demandId: refers('demand'), insufficiency: prose() }),
    },
    'upwardRequest.coordinate': {
      from: ['registered'],
      to: ['coordinated', 'refused'],
      by: 'authority',
      awaited: ['registered'],
      input: form({
        coordination: oneOf(['proceed', 'refuse']),
        opinion: prose(),
        mergedWith: Type.Optional(refersToSome('upwardRequest')),
      }),
    },
    'upwardRequest.send': {
      from: ['coordinated'],
      to: ['sentToCity'],
      by: 'operator',
      awaited: ['coordinated'],
      input: form({ documentNumber: line(), sentOn: dayField }),
    },
    'upwardRequest.recordAnswer': {
      from: ['sentToCity'],
      to: ['agreed', 'refused'],
      by: ['operator', 'authority'],
      awaited: ['sentToCity'],
      input: form({
        cityAnswer: oneOf(['agree', 'refuse']),
        answeredOn: dayField,
        reason: onlyWhen(prose(), 'cityAnswer', 'refuse'),
      }),
    },
    'upwardRequest.receiveResource': {
      from: ['agreed'],
      to: ['resourceReceived'],
      by: 'operator',
      awaited: ['agreed'],
      input: form({ entryId: refers('catalogEntry'), receipt: prose() }),
    },
    'upwardRequest.serve': {
      from: ['resourceReceived'],
      to: ['served'],
      by: 'operator',
      awaited: ['resourceReceived'],
      input: nothing,
    },
  },
})
