import { type Act, type FollowUp, system, unitOfActor } from '../acts/act-types.ts'
import { requireConditions } from '../acts/lawful-conditions.ts'
import { recordActions } from '../acts/record.ts'
import { listOf } from '../acts/record-list.ts'
import type { JsonObject } from '../base/json.ts'
import { deliveriesTo, noticesOf, receiptOf, reportOffices } from './regulators.ts'
import { riskCaseLifecycle } from './risk-case.ts'
import { statesOfCases } from './risk-measure-queries.ts'
import { actsOfMeasure, type Measure } from './risk-measures.ts'

type Taken = Measure & { readonly takenOn: string; readonly stopped: readonly string[] }

export const riskCaseActions = recordActions(riskCaseLifecycle, {
  'riskCase.open': {
    opens: act => {
      const own = unitOfActor(act.actor)
      const unitId = act.input.concernedUnit ?? own
      return { title: act.input.title, unitId, partyId: unitId }
    },
    kinds: ({ riskArea }) => (riskArea === 'opening' ? ['risk.opening'] : []),
    notices: act => [{ role: 'operator', kind: 'riskFound', params: { urgency: `urgency.${act.input.urgency}` } }],
  },
  'riskCase.analyse': {
    kinds: (_, record) => (record.riskArea === 'opening' ? ['risk.opening'] : []),
    keeps: act => ({ ...act.input, analysedOn: act.effectiveOn }),
  },
  'riskCase.takeMeasure': {
    keeps: async (act, record) => {
      const stopped = (await actsOfMeasure(act, act.input)).flatMap(follow => follow.caseId ?? [])
      const taken = { ...act.input, takenOn: act.effectiveOn, stopped }
      return { measures: [...listOf(record.measures), taken] }
    },
    reason: input => input.measure,
    next: act => actsOfMeasure(act, act.input),
  },
  'riskCase.report': {
    keeps: async act => ({
      reportText: act.input.reportText,
      reportedOn: act.effectiveOn,
      deliveries: await deliveriesTo(act, officesFor(act)),
    }),
    notices: (_, record) => noticesOf(listOf(record.deliveries), 'riskReported'),
  },
  'riskCase.acknowledge': {
    keeps: (act, record) => ({
      receipts: [...listOf(record.receipts), receiptOf(act.actor, act.effectiveOn, act.input.note)],
    }),
  },
  'riskCase.dispose': {
    kinds: (_, record) => (record.riskArea === 'opening' ? ['risk.opening'] : []),
    notices: act => [
      { role: 'operator', kind: 'riskDisposed', params: { disposition: act.input.disposition } },
      { unitId: act.existing().unit_id, kind: 'riskDisposed', params: { disposition: act.input.disposition } },
    ],
  },
  'riskCase.close': {
    check: (act, record) => {
      const measures = listOf<Taken>(record.measures)
      const stopped = measures.some(measure => measure.stopped.length > 0)
      requireConditions(act, [
        { rule: 'measureBeforeClosing', met: measures.length > 0, reason: 'noMeasure' },
        // What was stopped stays stopped until those whom it was reported to have disposed of it.
        { rule: 'risk', met: !stopped || record.disposition !== undefined, reason: 'notDisposed' },
      ])
    },
    next: (act, record) => (record.mayResume === 'yes' ? resumed(act, record) : []),
  },
})

// The regulators of opening are told of a risk in opening; all others go to the authority and the regulators.
function officesFor(act: Act) {
  return reportOffices.filter(
    office => office !== 'openingAuthority' || 'openingAuthority' in act.law.jurisdiction.offices,
  )
}

/** What this case has suspended and is still suspended goes on: services and open sets. */
async function resumed(act: Act<{ result: string }>, record: JsonObject): Promise<FollowUp[]> {
  const ids = listOf<Taken>(record.measures).flatMap(measure => measure.stopped)
  const reason = act.input.result.slice(0, 2000)
  return (await statesOfCases(act.tx, ids)).flatMap(({ id: caseId, type, state }): FollowUp[] => {
    if (type === 'sharingService' && state === 'suspendedRisk') {
      return [{ step: 'sharingService.clearRisk', caseId, input: { reason } }]
    }
    if (type !== 'openListEntry' || state !== 'suspended') return []
    const input = { reason, cause: act.existing().number }
    return [{ step: 'openListEntry.reopen', caseId, input, actor: system }]
  })
}
