import { type Act, citing } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { Refusal } from '../base/refusal.ts'
import { openItemsOf } from './open-items.ts'
import { findOpenEntry } from './open-list-queries.ts'
import { sampleSetLifecycle } from './sample-set.ts'

// How far the share of a stratum, or of filled cells, may lie from that of the whole. No number of the law.
const MOST_GAP = 0.1

export const sampleSetActions = recordActions(sampleSetLifecycle, {
  'sampleSet.build': {
    opens: async act => {
      const { title, unit_id } = await conditionalSet(act)
      return { title, unitId: unit_id }
    },
    check: async act => {
      const set = await conditionalSet(act)
      if (act.actor.kind === 'account' && !act.actor.roles.includes('operator') && act.actor.unitId !== set.unit_id) {
        throw new Refusal('unit_not_party')
      }
      const { samplingMethod, stratifyBy } = act.input
      if (samplingMethod !== 'stratified') return
      const columns = (await openItemsOf(act.tx, act.input.openListEntryId)).map(item => item.column)
      if (!stratifyBy || !columns.includes(stratifyBy)) throw new Refusal('unknown_thing', { field: 'stratifyBy' })
    },
  },
  'sampleSet.publish': {
    check: async (act, record) => {
      const wanted = await openItemsOf(act.tx, String(record.openListEntryId))
      const lacking = wanted.filter(({ column }) => !act.input.columns.includes(column))
      const gaps = act.input.likeness.filter(one => Math.abs(one.wholeFilled - one.sampleFilled) > MOST_GAP)
      const tooFar = (act.input.largestShareGap ?? 0) > MOST_GAP
      if (!lacking.length && !gaps.length && !tooFar && act.input.sampleRows > 0) return
      const cited = citing(act, 'sampleTrueToWhole')
      const faults = [
        ...lacking.map(({ column }) => ({ field: column, reason: 'missing', ...cited })),
        ...gaps.map(({ column }) => ({ field: column, reason: 'filled differently', ...cited })),
      ]
      throw new Refusal('sample_not_true', { faults, ...cited })
    },
    notices: act => [{ unitId: act.existing().unit_id, kind: 'sampleSetPublished' }],
  },
})

async function conditionalSet(act: Act<{ readonly openListEntryId: string }>) {
  const set = await findOpenEntry(act.tx, act.input.openListEntryId)
  const found = set && (await findCase(act.tx, set.id))
  if (!set || !found || set.opening_class !== 'conditional' || found.state !== 'open') {
    throw new Refusal('unknown_thing', { field: 'openListEntryId' })
  }
  return found
}
