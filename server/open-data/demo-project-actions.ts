import { type Act, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { demoGuideLifecycle, demoProjectLifecycle } from './demo-project.ts'

export const demoGuideActions = recordActions(demoGuideLifecycle, {})

export const demoProjectActions = recordActions(demoProjectLifecycle, {
  'demoProject.apply': {
    opens: act => ({ title: act.input.title, partyId: unitOfActor(act.actor) }),
    check: async act => {
      const guide = await findCase(act.tx, act.input.guideId)
      if (guide?.type !== 'demoGuide') throw new Refusal('unknown_thing', { field: 'guideId' })
      if (guide.state !== 'published') {
        const params = { step: act.step, state: guide.state, since: guide.since }
        throw new Refusal('step_not_possible', { field: 'guideId', params, ...firstDuty(act) })
      }
    },
    notices: () => [{ role: 'openingAuthority', kind: 'demoProjectApplied' }],
  },
  'demoProject.select': {
    to: input => (input.isSelected ? 'selected' : 'notSelected'),
    // The provider that supports the project with its data says itself what it has met.
    handsTo: input => (input.isSelected ? input.supportedBy : undefined),
    notices: act => [
      { unitId: act.existing().party_id, kind: 'demoProjectDecided', params: { reason: act.input.reason } },
    ],
  },
  'demoProject.recordSupport': {
    stays: true,
    keeps: (act, record) => ({
      support: [
        ...needsOf(record.support).filter(one => one.neededSet !== act.input.neededSet),
        { ...act.input, unitId: unitOfActor(act.actor) },
      ],
    }),
  },
})

export type UnmetNeed = { project: string; neededSet: string; provider: string | null }

/** What selected projects need and nobody has said to have met, each with the provider that was named for it. */
export async function demoNeedsUnmet(db: Db | Tx): Promise<UnmetNeed[]> {
  const running = await casesRecording(db, { type: 'demoProject', states: ['selected', 'building'] })
  return running.flatMap(({ title, content }) => {
    const met = needsOf(content.support).filter(one => one.need === 'met')
    return needsOf(content.neededData)
      .filter(wanted => !met.some(one => one.neededSet === wanted.neededSet))
      .map(wanted => ({
        project: title,
        neededSet: String(wanted.neededSet),
        provider: typeof wanted.providerName === 'string' ? wanted.providerName : null,
      }))
  })
}

function firstDuty(act: Act<unknown>): { duty?: string } {
  const [duty] = act.duties
  return duty ? { duty: duty.id } : {}
}

function needsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : []
}
