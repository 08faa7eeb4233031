import Type from 'typebox'
import { dayField, form, nothing, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { catalogEntryLifecycle } from './catalog-entry.ts'

const planFields = {
  historicData: prose(),
  serviceTransition: prose(),
  executeFrom: Type.Optional(dayField),
}

/** The plan under which an entry may change although others use it: drawn up by the operator, agreed by each of them. */
export const adjustmentTable = lifecycle('catalogEntry', {
  path: catalogEntryLifecycle.path,
  steps: {
    'catalogEntry.proposePlan': {
      from: ['adjustmentPlanning'],
      to: ['planConsulting'],
      by: 'operator',
      awaited: ['adjustmentPlanning'],
      input: form(planFields),
    },
    'catalogEntry.agreePlan': {
      from: ['planConsulting'],
      to: ['changeAuthorised'],
      by: 'system',
      input: nothing,
    },
    'catalogEntry.reopenPlan': {
      from: ['planConsulting'],
      to: ['adjustmentPlanning'],
      by: 'system',
      input: form({ reason: prose(2000) }),
    },
  },
})

/** What one unit concerned says of a plan: the provider of the entry, or a unit whose service the change would touch. */
export const planConsentLifecycle = lifecycle('planConsent', {
  path: 'plan-consents',
  steps: {
    'planConsent.ask': {
      from: ['new'],
      to: ['asked'],
      by: 'system',
      internal: true,
      input: form({
        title: Type.String(),
        entryId: refers('catalogEntry'),
        askedUnit: refers('unit'),
        side: oneOf(['provider', 'consumer']),
        changeKind: oneOf(['change', 'deletion']),
        changeOccasion: prose(2000),
        ...planFields,
      }),
    },
    'planConsent.agree': {
      from: ['asked'],
      to: ['agreed'],
      by: ['provider', 'consumer'],
      awaited: ['asked'],
      input: nothing,
    },
    'planConsent.object': {
      from: ['asked'],
      to: ['objected'],
      by: ['provider', 'consumer'],
      awaited: ['asked'],
      input: form({ reason: prose(2000) }),
    },
    'planConsent.withdraw': { from: ['asked'], to: ['withdrawn'], by: 'system', internal: true, input: nothing },
  },
})
