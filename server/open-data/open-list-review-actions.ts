import { type Act, citing, type FollowUp } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { openSetsOfUnit } from './open-list-queries.ts'
import { openListReviewLifecycle } from './open-list-review.ts'

export const openListReviewActions = recordActions(openListReviewLifecycle, {
  'openListReview.open': {
    opens: act => ({ title: String(act.input.reviewYear), unitId: reviewed(act) }),
    check: async (act, record) => {
      const providerId = reviewed(act)
      if (!providerId) throw new Refusal('field_missing', { field: 'providerId' })
      const holding = { providerId, reviewYear: act.input.reviewYear }
      const known = await casesRecording(act.tx, { type: 'openListReview', holding })
      if (known.length) throw new Refusal('already_exists', { field: 'reviewYear' })
      Object.assign(record, { providerId })
    },
    notices: act => [{ unitId: reviewed(act), kind: 'openListReviewDue', params: { year: act.input.reviewYear } }],
  },
  'openListReview.assess': {
    keeps: (act, record) => ({
      assessed: [
        ...listOf(record.assessed).filter(one => one.openListEntryId !== act.input.openListEntryId),
        { ...act.input },
      ],
    }),
    check: async act => {
      const set = await findCase(act.tx, act.input.openListEntryId)
      if (set?.type !== 'openListEntry' || set.unit_id !== act.existing().unit_id) {
        throw new Refusal('unknown_thing', { field: 'openListEntryId' })
      }
    },
  },
  'openListReview.decide': {
    check: async (act, record) => {
      await requireAllAssessed(act, record)
      requireReasons(act)
    },
    kinds: input => ((input.candidates ?? []).some(one => one.candidateAction !== 'notNow') ? ['added.wanted'] : []),
  },
  'openListReview.fileWorkOrders': {
    keeps: () => ({}),
    next: (act, record) =>
      listOf(record.assessed)
        .filter(one => one.reviewAction === 'delete')
        .map(one => deletion(act, one)),
  },
})

function reviewed(act: Act<{ readonly providerId?: string }>): string | null {
  const { actor, input } = act
  if (actor.kind === 'account' && actor.roles.includes('provider')) return actor.unitId
  return input.providerId ?? null
}

async function requireAllAssessed(act: Act<unknown>, record: JsonObject): Promise<void> {
  const done = listOf(record.assessed).map(one => one.openListEntryId)
  const sets = await openSetsOfUnit(act.tx, act.existing().unit_id ?? '')
  const left = sets.filter(set => !done.includes(set.id))
  if (!left.length) return
  const [duty] = act.duties
  const cited = duty ? { duty: duty.id } : {}
  const faults = left.map(set => ({ field: 'openListEntryId', reason: `missing: ${set.title}`, ...cited }))
  throw new Refusal('field_missing', { field: 'openListEntryId', faults, ...cited })
}

type Candidates = {
  readonly candidates?: readonly { readonly candidateAction: string; readonly candidateReason?: string }[]
}

function requireReasons(act: Act<Candidates>): void {
  const bare = (act.input.candidates ?? []).findIndex(
    one => one.candidateAction === 'notNow' && !one.candidateReason?.trim(),
  )
  if (bare < 0) return
  throw new Refusal('field_missing', {
    field: `candidates.${bare}.candidateReason`,
    ...citing(act, 'openingCandidates'),
  })
}

// Deletion needs no more than its reason, which the review holds; other changes are written by a person.
function deletion(act: Act<unknown>, one: JsonObject): FollowUp {
  const reason = `${act.existing().number}：${String(one.necessity)}`.slice(0, 2000)
  const input = { openListEntryId: String(one.openListEntryId), changeKind: 'delete', reason }
  return { step: 'openListChange.submit', input }
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : []
}
