import { type Act, citing, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { demandCallLifecycle, demandCategories, openingDemandLifecycle, openingPlanLifecycle } from './opening-plan.ts'

export const openingPlanActions = recordActions(openingPlanLifecycle, {
  'openingPlan.draft': {
    opens: act => ({ title: planTitle(act), unitId: unitOfActor(act.actor) }),
    check: async (act, record) => {
      const same = await casesRecording(act.tx, { type: 'openingPlan', holding: { planYear: act.input.planYear } })
      if (same.length) throw new Refusal('already_exists', { field: 'planYear' })
      // What the public wants most is proposed for the priorities; whoever drafts the plan decides on it.
      Object.assign(record, { proposedPriorities: await wantedFirst(act) })
      requireCityPlan(act)
    },
    kinds: input => (input.cityPlan ? ['plan.district'] : []),
  },
  'openingPlan.publish': {
    kinds: (_input, record) => (record.cityPlan ? ['plan.district'] : []),
    notices: () => [{ role: 'provider', kind: 'openingPlanPublished' }],
  },
  'openingPlan.recordProgress': {
    keeps: (act, record) => ({
      progress: [...asList(record.progress), { ...act.input, on: act.effectiveOn }],
    }),
  },
})

export const demandCallActions = recordActions(demandCallLifecycle, {
  'demandCall.open': {
    check: act => {
      if (act.input.closesOn < act.input.opensOn) throw new Refusal('invalid_input', { field: 'closesOn' })
    },
  },
})

export const openingDemandActions = recordActions(openingDemandLifecycle, {
  'openingDemand.submit': {
    opens: act => ({
      title: act.input.title,
      partyId: act.actor.kind === 'account' && act.actor.roles.includes('applicant') ? act.actor.unitId : null,
    }),
    check: async act => {
      const { demandCallId } = act.input
      if (!demandCallId) return
      if ((await findCase(act.tx, demandCallId))?.state !== 'open')
        throw new Refusal('unknown_thing', { field: 'demandCallId' })
    },
    kinds: input => categoriesOf(input.category),
    notices: () => [{ role: 'operator', kind: 'openingDemandReceived' }],
  },
  'openingDemand.triage': {
    keeps: act => ({ priorities: [...(act.input.priorities ?? [])], note: act.input.note ?? null }),
  },
  'openingDemand.assign': {
    handsTo: input => input.providerId,
    notices: act => [{ unitId: act.input.providerId, kind: 'openingDemandAssigned' }],
  },
  'openingDemand.answer': {
    notices: act => [
      { unitId: act.existing().party_id, kind: 'openingDemandAnswered', params: { answer: act.input.answer } },
    ],
  },
})

/** The demands that go first by one of the four marks, newest first. */
export async function priorityDemands(tx: Db | Tx): Promise<{ id: string; title: string; priorities: string[] }[]> {
  const triaged = await casesRecording(tx, { type: 'openingDemand', states: ['triaged', 'assigned', 'planned'] })
  return triaged
    .map(({ id, title, content }) => ({ id, title, priorities: asList(content.priorities).map(String) }))
    .filter(({ priorities }) => priorities.length > 0)
}

async function wantedFirst(act: Act<unknown>): Promise<JsonObject[]> {
  return (await priorityDemands(act.tx)).map(({ id, title, priorities }) => ({ demandId: id, title, priorities }))
}

// A district's plan is linked to the plan of its city; the city's own has none above it.
function requireCityPlan(act: Act<{ readonly cityPlan?: string }>): void {
  if (act.law.jurisdiction.level === 'city' || act.input.cityPlan?.trim()) return
  throw new Refusal('field_missing', { field: 'cityPlan', ...citing(act, 'plan.district') })
}

function categoriesOf(field: string | undefined): string[] {
  return Object.entries(demandCategories).flatMap(([name, fields]) =>
    (fields as readonly string[]).includes(field ?? '') ? [`category.${name}`] : [],
  )
}

function planTitle(act: Act<{ readonly planYear: number }>): string {
  return `${act.input.planYear}`
}

function asList(value: unknown): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : []
}
