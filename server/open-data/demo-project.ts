import Type from 'typebox'
import { attachments, dayField, form, line, oneOf, prose, refers, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const organisers = ['openingAuthority', 'authority'] as const
const reason = form({ reason: prose(2000) })

export const demoGuideLifecycle = lifecycle('demoGuide', {
  path: 'demo-guides',
  steps: {
    'demoGuide.publish': {
      from: ['new'],
      to: ['published'],
      by: organisers,
      input: form({
        title: line(),
        guideText: prose(8000),
        planId: Type.Optional(refers('openingPlan')),
        closesOn: dayField,
      }),
    },
    'demoGuide.close': { from: ['published'], to: ['closed'], by: organisers, input: reason },
  },
})

/** A demonstration project from the application to the result that is shown to everybody. */
export const demoProjectLifecycle = lifecycle('demoProject', {
  path: 'demo-projects',
  steps: {
    'demoProject.apply': {
      from: ['new'],
      to: ['applied'],
      by: ['applicant', 'provider'],
      input: form({
        guideId: refers('demoGuide'),
        title: line(),
        plan: prose(8000),
        neededData: Type.Optional(rows({ neededSet: line(200), providerName: Type.Optional(line(200)) }, 50)),
        attachments: Type.Optional(attachments),
      }),
    },
    'demoProject.review': {
      from: ['applied'],
      to: ['reviewed'],
      by: organisers,
      awaited: ['applied'],
      input: form({ score: Type.Integer({ minimum: 0, maximum: 100 }), opinion: prose() }),
    },
    'demoProject.select': {
      from: ['reviewed'],
      to: ['selected', 'notSelected'],
      by: organisers,
      awaited: ['reviewed'],
      input: form({ isSelected: Type.Boolean(), supportedBy: Type.Optional(refers('unit')), reason: prose(2000) }),
    },
    'demoProject.startBuilding': {
      from: ['selected'],
      to: ['building'],
      by: [...organisers, 'applicant'],
      awaited: ['selected'],
      input: form({ buildUntil: dayField }),
    },
    'demoProject.recordSupport': {
      from: ['selected', 'building'],
      to: ['selected', 'building'],
      by: ['provider', 'operator'],
      input: form({ neededSet: line(200), need: oneOf(['met', 'notMet'], 'needState'), supportText: prose(2000) }),
    },
    'demoProject.selectResult': {
      from: ['building'],
      to: ['resultSelected'],
      by: organisers,
      awaited: ['building'],
      input: form({ result: prose() }),
    },
    'demoProject.promote': {
      from: ['resultSelected'],
      to: ['promoted'],
      by: organisers,
      awaited: ['resultSelected'],
      input: form({ publicText: prose() }),
    },
    'demoProject.end': {
      from: ['notSelected', 'selected', 'building', 'resultSelected', 'promoted'],
      to: ['ended'],
      by: organisers,
      input: reason,
    },
  },
})
