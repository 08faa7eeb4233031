import type { Act } from '../acts/act-types.ts'
import { system } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { qualityRulesLifecycle } from './quality-rules.ts'
import { replaceQuality, ruleSetsOf } from './quality-rules-queries.ts'
import { issueOfQuality } from './quality-watch.ts'

export const qualityRulesActions = recordActions(qualityRulesLifecycle, {
  'qualityRules.draft': {
    opens: async act => {
      const entry = await findCase(act.tx, act.input.entryId)
      if (entry?.type !== 'catalogEntry' || !entry.unit_id) throw new Refusal('unknown_thing', { field: 'entryId' })
      requireSide(act, entry.unit_id)
      const sets = await ruleSetsOf(act.tx, act.input.entryId)
      const open = sets.find(set => set.state === 'draft' || set.state === 'submitted')
      // Two drafts of one entry would replace each other unseen.
      if (open) throw new Refusal('already_exists', { field: 'entryId', params: { number: open.number } })
      return { title: entry.title, unitId: entry.unit_id }
    },
    keeps: async act => {
      const sets = await ruleSetsOf(act.tx, act.input.entryId)
      const last = Math.max(0, ...sets.map(set => set.rulesVersion))
      return { ...act.input, rulesVersion: last + 1 }
    },
  },
  'qualityRules.submit': {
    notices: () => [{ role: 'operator', kind: 'qualityRulesSubmitted' }],
  },
  'qualityRules.approve': {
    keeps: (_act, record) => record,
    notices: act => [{ unitId: act.existing().unit_id, kind: 'qualityRulesApproved' }],
    next: async (act, record) => {
      const earlier = await ruleSetsOf(act.tx, String(record.entryId))
      return earlier
        .filter(set => set.state === 'inForce' && set.id !== act.existing().id)
        .map(set => ({ step: 'qualityRules.supersede' as const, caseId: set.id, input: {}, actor: system }))
    },
  },
  'qualityRules.return': {
    keeps: (_act, record) => record,
    notices: act => [
      { unitId: act.existing().unit_id, kind: 'qualityRulesReturned', params: { reason: act.input.reason } },
    ],
  },
  'qualityRules.apply': {
    stays: true,
    keeps: async (act, record) => {
      await replaceQuality(act.tx, act.input.version, act.input.quality as JsonObject)
      return record
    },
    next: (act, record) =>
      issueOfQuality(act.tx, {
        entryId: String(record.entryId),
        version: act.input.version,
        quality: act.input.quality as JsonObject,
      }),
  },
})

// The unit whose data it is, or the office that watches over all; another unit's rules are not one's to write.
function requireSide({ actor }: Act, unitId: string): void {
  if (actor.kind === 'account' && actor.unitId !== unitId && !actor.roles.includes('operator')) {
    throw new Refusal('unit_not_party')
  }
}
