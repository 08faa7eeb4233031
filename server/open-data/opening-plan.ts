import Type from 'typebox'
import { dayField, form, line, oneOf, prose, refers, rows, someOf } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const planners = ['openingAuthority', 'authority'] as const
const tasks = (most = 50) =>
  Type.Optional(rows({ task: line(300), taskOwner: line(100), taskUntil: Type.Optional(dayField) }, most))

/** The plan of a year: its four groups of tasks, what the public wants most, and how far each task has come. */
export const openingPlanLifecycle = lifecycle('openingPlan', {
  path: 'opening-plans',
  steps: {
    'openingPlan.draft': {
      from: ['new'],
      to: ['drafting'],
      by: planners,
      input: form({
        planYear: Type.Integer({ minimum: 2020, maximum: 2100 }),
        /** The plan of the city, where this one is of a district. */
        cityPlan: Type.Optional(line(300)),
        openingPriorities: tasks(),
        keyProjects: tasks(),
        qualityRequirements: tasks(),
        industryTasks: tasks(),
      }),
    },
    'openingPlan.publish': {
      from: ['drafting'],
      to: ['published'],
      by: planners,
      awaited: ['drafting'],
      input: form({
        openingPriorities: tasks(),
        keyProjects: tasks(),
        qualityRequirements: tasks(),
        industryTasks: tasks(),
      }),
    },
    'openingPlan.recordProgress': {
      from: ['published', 'tracked'],
      to: ['tracked'],
      by: [...planners, 'operator'],
      input: form({ task: line(300), progress: prose(2000), percent: Type.Integer({ minimum: 0, maximum: 100 }) }),
    },
    'openingPlan.close': {
      from: ['published', 'tracked'],
      to: ['closed'],
      by: planners,
      input: form({ result: prose() }),
    },
  },
})

export const demandCallLifecycle = lifecycle('demandCall', {
  path: 'demand-calls',
  steps: {
    'demandCall.open': {
      from: ['new'],
      to: ['open'],
      by: [...planners, 'provider'],
      input: form({ title: line(), callText: prose(), opensOn: dayField, closesOn: dayField }),
    },
    'demandCall.close': {
      from: ['open'],
      to: ['closed'],
      by: [...planners, 'provider'],
      input: form({ result: prose() }),
    },
  },
})

export const demandCategories = {
  economy: ['manufacturing', 'research', 'finance', 'trade', 'logistics', 'agriculture'],
  livelihood: ['publicHealth', 'medicine', 'education', 'elderCare', 'employment', 'retail', 'cultureTourism'],
  governance: ['traffic', 'emergency', 'environment'],
} as const

const fields = [
  ...demandCategories.economy,
  ...demandCategories.livelihood,
  ...demandCategories.governance,
  'otherField',
]

/** What somebody of the public would have opened, from its arrival to its answer. */
export const openingDemandLifecycle = lifecycle('openingDemand', {
  path: 'opening-demands',
  steps: {
    'openingDemand.submit': {
      from: ['new'],
      to: ['received'],
      by: ['public', 'applicant', 'operator', 'openingAuthority', 'authority', 'provider'],
      input: form({
        title: line(),
        wantedData: prose(),
        purpose: Type.Optional(prose()),
        category: Type.Optional(oneOf(fields, 'demandField')),
        collectedThrough: Type.Optional(oneOf(['survey', 'offlineSurvey', 'forum', 'platform'])),
        demandCallId: Type.Optional(refers('demandCall')),
        contact: Type.Optional(line(200)),
      }),
    },
    'openingDemand.triage': {
      from: ['received'],
      to: ['triaged'],
      by: [...planners, 'operator'],
      awaited: ['received'],
      input: form({
        priorities: Type.Optional(someOf(['urgent', 'industry', 'strategic', 'livelihoodNeed'], 'demandPriority')),
        note: Type.Optional(prose(1000)),
      }),
    },
    'openingDemand.assign': {
      from: ['triaged'],
      to: ['assigned'],
      by: [...planners, 'operator'],
      awaited: ['triaged'],
      input: form({ providerId: refers('unit') }),
    },
    'openingDemand.plan': {
      from: ['assigned'],
      to: ['planned'],
      by: [...planners, 'operator', 'provider'],
      awaited: ['assigned'],
      input: form({ arrangement: prose(), plannedUntil: Type.Optional(dayField) }),
    },
    'openingDemand.defer': {
      from: ['assigned'],
      to: ['notNow'],
      by: [...planners, 'operator', 'provider'],
      input: form({ reason: Type.Optional(prose(2000)) }),
    },
    'openingDemand.answer': {
      from: ['planned', 'notNow'],
      to: ['answered'],
      by: [...planners, 'operator', 'provider'],
      awaited: ['planned', 'notNow'],
      input: form({ answer: prose() }),
    },
  },
})
