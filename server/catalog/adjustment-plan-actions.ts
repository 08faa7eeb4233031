import { type Act, type Actions, actionsFor, type Effect, type FollowUp, system } from '../acts/act-types.ts'
import type { InputOf } from '../acts/lifecycle.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording, findRecord } from '../acts/record-queries.ts'
import { adjustmentTable, planConsentLifecycle } from './adjustment-plan.ts'
import type { UsesOfEntry } from './entry-use.ts'
import { type HeldChange, heldChange, holdChange, usesTouched } from './held-change.ts'

type Plan = InputOf<(typeof adjustmentTable.steps)['catalogEntry.proposePlan']>
type Objection = InputOf<(typeof adjustmentTable.steps)['catalogEntry.reopenPlan']>

/** The plan itself and what each unit concerned says of it; who that is is read through `usesOf`. */
export function adjustmentActions(usesOf: UsesOfEntry): Actions {
  return {
    ...actionsFor(adjustmentTable, {
      'catalogEntry.proposePlan': act => proposePlan(act, usesOf),
      'catalogEntry.agreePlan': agreePlan,
      'catalogEntry.reopenPlan': reopenPlan,
    }),
    ...consentActions,
  }
}

async function proposePlan(act: Act<Plan>, usesOf: UsesOfEntry): Promise<Effect> {
  const change = await heldChange(act)
  await holdChange(act, { ...change, plan: act.input })
  const consumers = (await usesTouched(act, usesOf, change)).flatMap(use => use.consumerId ?? [])
  const provider = act.existing().unit_id ?? ''
  const others = [...new Set(consumers)].filter(id => id !== provider)
  return {
    to: 'planConsulting',
    detail: { ...act.input, asked: [provider, ...others] },
    next: [
      askFor(act, change, { askedUnit: provider, side: 'provider' }),
      ...others.map(askedUnit => askFor(act, change, { askedUnit, side: 'consumer' })),
    ],
  }
}

type Asked = { readonly askedUnit: string; readonly side: 'provider' | 'consumer' }

function askFor(act: Act<Plan>, change: HeldChange, asked: Asked): FollowUp {
  const { id, title } = act.existing()
  const about = { title, entryId: id, changeKind: change.changeKind, changeOccasion: change.reason }
  return { step: 'planConsent.ask', input: { ...about, ...asked, ...act.input }, actor: system }
}

async function agreePlan(act: Act): Promise<Effect> {
  const { id, unit_id } = act.existing()
  const agreed = await casesRecording(act.tx, { type: 'planConsent', states: ['agreed'], holding: { entryId: id } })
  return {
    to: 'changeAuthorised',
    detail: { agreedBy: agreed.map(({ content }) => String(content.askedUnit)) },
    notices: [{ unitId: unit_id, kind: 'catalogChangePassed' }],
  }
}

async function reopenPlan({ input }: Act<Objection>): Promise<Effect> {
  const notice = { role: 'operator' as const, kind: 'planObjected', params: { reason: input.reason } }
  return { to: 'adjustmentPlanning', reason: input.reason, notices: [notice] }
}

const consentActions = recordActions(planConsentLifecycle, {
  'planConsent.ask': {
    opens: ({ input }) => ({
      title: input.title,
      unitId: input.side === 'provider' ? input.askedUnit : null,
      partyId: input.side === 'consumer' ? input.askedUnit : null,
      parentId: input.entryId,
    }),
    notices: ({ input }) => [{ unitId: input.askedUnit, kind: 'planToAgree' }],
  },
  'planConsent.agree': {
    notices: () => [{ role: 'operator', kind: 'planAgreedByOne' }],
    // The plan is whole when none of those concerned is missing.
    next: async act => {
      const { entryId } = await consentOf(act)
      const open = await othersAsked(act, entryId)
      return open.length ? [] : [{ step: 'catalogEntry.agreePlan', caseId: entryId, input: {}, actor: system }]
    },
  },
  'planConsent.object': {
    next: async act => {
      const { entryId } = await consentOf(act)
      const others = await othersAsked(act, entryId)
      return [
        ...others.map(caseId => ({ step: 'planConsent.withdraw' as const, caseId, input: {}, actor: system })),
        { step: 'catalogEntry.reopenPlan', caseId: entryId, input: { reason: act.input.reason }, actor: system },
      ]
    },
  },
})

type OpenAct = Pick<Act, 'tx' | 'existing'>

async function consentOf(act: OpenAct): Promise<{ entryId: string }> {
  const { entryId } = await findRecord(act.tx, act.existing().id)
  return { entryId: String(entryId) }
}

/** The units that have not yet said anything of the plan, other than the one that speaks now. */
async function othersAsked(act: OpenAct, entryId: string): Promise<string[]> {
  const asked = await casesRecording(act.tx, { type: 'planConsent', states: ['asked'], holding: { entryId } })
  return asked.map(({ id }) => id).filter(id => id !== act.existing().id)
}
