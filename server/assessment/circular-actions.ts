import { citing } from '../acts/act-types.ts'
import { recordActions } from '../acts/record.ts'
import { listOf } from '../acts/record-list.ts'
import { Refusal } from '../base/refusal.ts'
import { findUnit, listUnits } from '../registry/unit-queries.ts'
import { circularLifecycle } from './circular.ts'
import { failuresOf } from './failure-queries.ts'

export const circularActions = recordActions(circularLifecycle, {
  'circular.draft': {
    opens: async act => {
      const unit = await findUnit(act.tx, act.input.criticisedUnit)
      if (!unit) throw new Refusal('unknown_thing', { field: 'criticisedUnit' })
      return { title: act.input.title, unitId: unit.id }
    },
    // What the platform has on record stands in the draft by itself, each failure with its case.
    keeps: async act => ({ ...act.input, failures: await failuresOf(act.tx, act.input.criticisedUnit, act.today) }),
    check: (act, record) => {
      if (listOf(record.failures).length || act.input.evidence || act.input.attachments) return
      throw new Refusal('field_missing', { field: 'evidence', ...citing(act, 'circularCandidates') })
    },
  },
  'circular.circulate': {
    check: act => {
      if (act.input.circularScope === 'someUnits' && !act.input.scopeUnits) {
        throw new Refusal('field_missing', { field: 'scopeUnits', ...citing(act, 'circularCandidates') })
      }
    },
    keeps: act => ({ ...act.input, circulatedOn: act.effectiveOn }),
    notices: async act => {
      const criticised = act.existing().unit_id ?? ''
      const others = await circulatedTo(act.input, async () => (await listUnits(act.tx)).map(unit => unit.id))
      const units = [...new Set([criticised, ...others])]
      return units.map(unitId => ({ unitId, kind: 'circular' }))
    },
  },
  'circular.reply': {
    keeps: (act, record) => ({
      replies: [...listOf(record.replies), { on: act.effectiveOn, text: act.input.replyText }],
    }),
    notices: () => [{ role: 'authority', kind: 'circularReplied' }],
  },
})

type Scope = { readonly circularScope: 'unitOnly' | 'someUnits' | 'allUnits'; readonly scopeUnits?: readonly string[] }

async function circulatedTo(
  { circularScope, scopeUnits = [] }: Scope,
  all: () => Promise<string[]>,
): Promise<readonly string[]> {
  if (circularScope === 'unitOnly') return []
  return circularScope === 'allUnits' ? all() : scopeUnits
}
