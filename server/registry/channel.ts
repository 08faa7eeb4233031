import Type from 'typebox'
import { attachments, dayField, form, ground, line, oneOf, onlyWhen, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** The register of channels, platforms and rooms beside the common platform, and of how each is merged into it. */
export const channelLifecycle = lifecycle('channel', {
  path: 'channels',
  steps: {
    'channel.register': {
      from: ['new'],
      to: ['existing'],
      by: ['provider', 'operator', 'authority'],
      input: form({
        title: line(),
        channelKind: oneOf(['sharing', 'opening', 'cloud', 'dataCentre', 'offlineExchange']),
        description: prose(),
        standing: oneOf(['existing', 'new']),
        ground: onlyWhen(ground, 'standing', 'new'),
        newReason: onlyWhen(prose(2000), 'standing', 'new'),
      }),
    },
    'channel.planIntegration': {
      from: ['existing'],
      to: ['toIntegrate'],
      by: ['operator', 'authority'],
      awaited: ['existing'],
      input: form({ integrateBy: dayField, reason: prose() }),
    },
    'channel.integrate': {
      from: ['toIntegrate'],
      to: ['integrated'],
      by: ['provider', 'operator'],
      awaited: ['toIntegrate'],
      input: form({ result: prose(), attachments: Type.Optional(attachments) }),
    },
  },
})
