import Type from 'typebox'
import { dayField, form, line, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { deliveryModes } from './access-request.ts'

/** The states in which a delivery is under way or in use. */
export const activeDelivery = ['preparing', 'offlineRequested', 'offlineFiled', 'delivered', 'limited', 'suspended']

const reason = form({ reason: prose(1000) })

/** The delivery of a conditional set under a signed agreement, and the measures that stop or narrow its use. */
export const deliveryLifecycle = lifecycle('delivery', {
  path: 'deliveries',
  steps: {
    'delivery.open': {
      from: ['new'],
      to: ['preparing'],
      by: ['provider', 'system'],
      input: form({
        agreementId: refers('useAgreement'),
        openListEntryId: refers('openListEntry'),
        deliveryMode: oneOf([...deliveryModes]),
        deliverBy: dayField,
      }),
    },
    'delivery.connect': {
      from: ['preparing'],
      to: ['preparing'],
      by: 'operator',
      input: form({ documentation: Type.Optional(prose(8000)), testAddress: Type.Optional(line(500)) }),
    },
    'delivery.requestOffline': {
      from: ['preparing'],
      to: ['offlineRequested'],
      by: 'provider',
      input: form({ reason: Type.Optional(prose(1000)) }),
    },
    'delivery.fileOffline': {
      from: ['offlineRequested'],
      to: ['offlineFiled'],
      by: 'provider',
      awaited: ['offlineRequested'],
      input: form({ filing: Type.Optional(line(200)), filedOn: Type.Optional(dayField) }),
    },
    'delivery.deliver': {
      from: ['preparing', 'offlineFiled'],
      to: ['delivered', 'limited'],
      by: 'provider',
      awaited: ['preparing', 'offlineFiled'],
      input: form({
        securityAssessment: Type.Optional(prose()),
        deliveryMode: Type.Optional(oneOf([...deliveryModes])),
      }),
    },
    'delivery.use': {
      from: ['delivered', 'limited'],
      to: ['delivered', 'limited'],
      by: 'applicant',
      internal: true,
      input: form({ read: oneOf(['rows', 'file']), detail: line(100) }),
    },
    'delivery.suspend': {
      from: ['delivered', 'limited'],
      to: ['suspended'],
      by: ['provider', 'operator', 'system'],
      input: reason,
    },
    'delivery.resume': {
      from: ['suspended'],
      to: ['delivered', 'limited'],
      by: ['provider', 'system'],
      awaited: ['suspended'],
      input: reason,
    },
    'delivery.limit': {
      from: ['delivered', 'limited', 'suspended'],
      to: ['limited', 'suspended'],
      by: ['operator', 'provider', 'system'],
      input: form({ reason: prose(1000), readsPerDay: Type.Integer({ minimum: 0, maximum: 100_000 }) }),
    },
    'delivery.closeAccess': {
      from: ['preparing', 'offlineRequested', 'offlineFiled', 'delivered', 'limited', 'suspended'],
      to: ['accessClosed'],
      by: ['operator', 'provider', 'system'],
      input: reason,
    },
    'delivery.restore': {
      from: ['limited', 'accessClosed'],
      to: ['delivered', 'preparing'],
      by: ['operator', 'provider', 'system'],
      input: reason,
    },
    'delivery.end': {
      from: ['preparing', 'offlineRequested', 'offlineFiled', 'delivered', 'limited', 'suspended', 'accessClosed'],
      to: ['ended'],
      by: ['provider', 'system'],
      input: reason,
    },
  },
})
