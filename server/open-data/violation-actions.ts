import { type Act, citing, type FollowUp, system, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording, findRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { findUnit } from '../registry/unit-queries.ts'
import { reuserViolationLifecycle } from './reuser-violation.ts'
import { violationReportLifecycle } from './violation-report.ts'

const offices = ['operator', 'openingAuthority', 'authority'] as const

export const violationReportActions = recordActions(violationReportLifecycle, {
  'violationReport.submit': {
    opens: async act => {
      const set = act.input.openListEntryId ? await findCase(act.tx, act.input.openListEntryId) : null
      const partyId = unitOfActor(act.actor)
      return { title: act.input.title, unitId: set?.type === 'openListEntry' ? set.unit_id : null, partyId }
    },
    notices: () => [{ role: 'operator', kind: 'violationReported' }],
  },
  'violationReport.assign': {
    handsTo: input => input.handledBy,
    notices: act => [{ unitId: act.input.handledBy, kind: 'violationReportAssigned' }],
  },
  'violationReport.verify': {
    keeps: act => ({
      holdsTrue: act.input.holdsTrue,
      findings: act.input.findings,
      reuserId: act.input.reuserId ?? null,
    }),
    to: input => (input.holdsTrue ? 'verified' : 'unfounded'),
    next: act => {
      const { holdsTrue, reuserId, findings } = act.input
      if (!holdsTrue || !reuserId) return []
      const input = { reuserId, reportId: act.existing().id, observedUse: findings }
      return [{ step: 'reuserViolation.suspect', input, actor: system }]
    },
  },
  'violationReport.answer': {
    notices: act => [{ unitId: act.existing().party_id, kind: 'violationReportAnswered' }],
  },
})

export const reuserViolationActions = recordActions(reuserViolationLifecycle, {
  'reuserViolation.suspect': {
    opens: async act => {
      const reuser = await findUnit(act.tx, act.input.reuserId)
      if (!reuser?.offices.includes('applicant')) throw new Refusal('unknown_thing', { field: 'reuserId' })
      const delivery = act.input.deliveryId ? await findCase(act.tx, act.input.deliveryId) : null
      return { title: reuser.name, unitId: delivery?.unit_id ?? providerOf(act), partyId: reuser.id }
    },
    check: async (act, record) => {
      const { deliveryId } = act.input
      // The use that was agreed stands beside the use that was seen.
      if (deliveryId) Object.assign(record, { agreedUse: (await findRecord(act.tx, deliveryId)).scenario ?? '' })
    },
    notices: () => offices.map(role => ({ role, kind: 'maliciousCalls' })),
  },
  'reuserViolation.record': {
    check: (act, record) => requireProof(act, record),
    kinds: input => [`violation.${input.violationKind}`],
    notices: act => [{ unitId: act.existing().party_id, kind: 'violationRecorded' }],
  },
  'reuserViolation.limit': {
    notices: act => [told(act, 'accessLimited')],
    next: act =>
      onDeliveries(act, ['delivered', 'limited', 'suspended'], caseId => ({
        step: 'delivery.limit',
        caseId,
        input: { reason: act.input.reason, readsPerDay: act.input.readsPerDay },
        actor: system,
      })),
  },
  'reuserViolation.closeAccess': {
    notices: act => [told(act, 'accessClosed')],
    next: act =>
      onDeliveries(act, closable, caseId => ({
        step: 'delivery.closeAccess',
        caseId,
        input: { reason: act.input.reason },
        actor: system,
      })),
  },
  'reuserViolation.publish': {
    stays: true,
    keeps: act => ({ publishedText: act.input.publishedText, publishedOn: act.effectiveOn }),
  },
  'reuserViolation.lift': {
    notices: act => [told(act, 'accessRestored')],
    next: async act => {
      if (await standsOtherwise(act)) return []
      return onDeliveries(act, ['limited', 'accessClosed'], caseId => ({
        step: 'delivery.restore',
        caseId,
        input: { reason: act.input.reason },
        actor: system,
      }))
    },
  },
})

const closable = ['preparing', 'offlineRequested', 'offlineFiled', 'delivered', 'limited', 'suspended']

function providerOf(act: Act<unknown>): string | null {
  return act.actor.kind === 'account' && act.actor.roles.includes('provider') ? act.actor.unitId : null
}

type Recording = {
  readonly violationKind?: string
  readonly brokenClause?: string
  readonly proofOfMeans?: readonly string[]
  readonly violationText?: string
}

/** What each kind of violation has to be shown by. */
const shownBy = {
  platformRules: { field: 'brokenClause', rule: 'brokenClauseNamed' },
  illegalMeans: { field: 'proofOfMeans', rule: 'illegalMeansProven' },
  other: { field: 'violationText', rule: 'otherViolationDescribed' },
} as const

function requireProof(act: Act<Recording>, record: JsonObject): void {
  const wanted = shownBy[act.input.violationKind as keyof typeof shownBy]
  if (!wanted || record[wanted.field]) return
  throw new Refusal('field_missing', { field: wanted.field, ...citing(act, wanted.rule) })
}

function told(act: Act<{ readonly reason: string }>, kind: string) {
  return { unitId: act.existing().party_id, kind, params: { reason: act.input.reason } }
}

async function onDeliveries(
  act: Act<unknown>,
  states: string[],
  next: (caseId: string) => FollowUp,
): Promise<FollowUp[]> {
  const found = await casesRecording(act.tx, {
    type: 'delivery',
    states,
    holding: { applicantId: act.existing().party_id },
  })
  return found.map(({ id }) => next(id))
}

// Another measure over the same re-user goes on when this one is lifted.
async function standsOtherwise(act: Act<unknown>): Promise<boolean> {
  const { id, party_id } = act.existing()
  const states = ['limited', 'accessClosed']
  const found = await casesRecording(act.tx, { type: 'reuserViolation', states, holding: { reuserId: party_id } })
  return found.some(other => other.id !== id)
}
