import Type from 'typebox'
import { attachments, dayField, form, line, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const Norm = form({
  title: line(),
  normVersion: line(50),
  normText: prose(20_000),
  inForceFrom: dayField,
  attachments: Type.Optional(attachments),
})

/** The working rules that the operator sets for all units; an older version stays readable. */
export const workingNormLifecycle = lifecycle('workingNorm', {
  path: 'working-norms',
  steps: {
    'workingNorm.publish': { from: ['new'], to: ['inForce'], by: 'operator', input: Norm },
    'workingNorm.replace': { from: ['inForce'], to: ['superseded'], by: 'operator', input: Norm },
  },
})
