import Type from 'typebox'
import { form, nothing, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { RulesSchema } from './rule-schema.ts'

/** The rules that the data of one entry is held to: drafted from a proposal, approved, replaced by the next version. */
export const qualityRulesLifecycle = lifecycle('qualityRules', {
  path: 'quality-rules',
  steps: {
    // Whether a pattern can be run is asked of the engine before the act, so drafts have a route of their own.
    'qualityRules.draft': {
      from: ['new'],
      to: ['draft'],
      by: ['provider', 'operator'],
      internal: true,
      input: form({ entryId: refers('catalogEntry'), rules: RulesSchema }),
    },
    'qualityRules.revise': {
      from: ['draft'],
      to: ['draft'],
      by: ['provider', 'operator'],
      internal: true,
      input: form({ rules: RulesSchema }),
    },
    'qualityRules.submit': {
      from: ['draft'],
      to: ['submitted'],
      by: ['provider', 'operator'],
      awaited: ['draft'],
      input: nothing,
    },
    'qualityRules.approve': {
      from: ['submitted'],
      to: ['inForce'],
      by: 'operator',
      awaited: ['submitted'],
      input: form({ note: Type.Optional(prose(2000)) }),
    },
    'qualityRules.return': {
      from: ['submitted'],
      to: ['draft'],
      by: 'operator',
      awaited: ['submitted'],
      input: form({ reason: prose(2000) }),
    },
    'qualityRules.apply': {
      from: ['inForce'],
      to: ['inForce'],
      by: 'system',
      internal: true,
      input: form({ version: Type.String(), quality: Type.Record(Type.String(), Type.Unknown()) }),
    },
    'qualityRules.supersede': {
      from: ['inForce'],
      to: ['superseded'],
      by: 'system',
      internal: true,
      input: nothing,
    },
  },
})
