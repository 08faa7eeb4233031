import { dutiesFor } from '@gongshu/regulations'
import { type Act, unitOfActor } from '../acts/act-types.ts'
import { canonicalJson, sha256Hex } from '../acts/event.ts'
import { requireConditions } from '../acts/lawful-conditions.ts'
import { recordActions } from '../acts/record.ts'
import { listOf } from '../acts/record-list.ts'
import type { JsonObject } from '../base/json.ts'
import { incidentLifecycle } from './incident.ts'
import { deliveriesTo, noticesOf, officesNotTold, receiptOf } from './regulators.ts'
import { responsibleFor } from './responsible-queries.ts'

const toldBeforeClosing = ['authority', 'securityRegulator'] as const

export const incidentActions = recordActions(incidentLifecycle, {
  'incident.open': {
    opens: act => {
      const unitId = unitOfActor(act.actor)
      return { title: act.input.title, unitId, partyId: unitId }
    },
    // Who collects, holds, manages and uses the data answers for it: known from the entry, so nobody has to look it up.
    keeps: async act => ({
      ...act.input,
      responsible: await responsibleFor(act.tx, act.input.concernedEntries ?? []),
    }),
    notices: () => [{ role: 'operator', kind: 'incidentFound' }],
  },
  'incident.startPlan': { keeps: act => ({ ...act.input, planStartedOn: act.effectiveOn }) },
  'incident.takeMeasures': {
    keeps: (act, record) => ({
      measures: [...listOf(record.measures), { on: act.effectiveOn, taken: act.input.measuresTaken }],
    }),
  },
  'incident.report': {
    keeps: async (act, record) => {
      const deliveries = await deliveriesTo(act, act.input.recipients)
      const report = { on: act.effectiveOn, text: act.input.reportText, recipients: act.input.recipients }
      return {
        reports: [...listOf(record.reports), report],
        deliveries: [...listOf(record.deliveries), ...deliveries.map(delivery => ({ ...delivery }))],
      }
    },
    notices: async act => noticesOf(await deliveriesTo(act, act.input.recipients), 'incidentReported'),
  },
  'incident.acknowledge': {
    keeps: (act, record) => ({
      receipts: [...listOf(record.receipts), receiptOf(act.actor, act.effectiveOn, act.input.note)],
    }),
  },
  'incident.lockRecords': {
    // The seal goes into the log with this event: a record that is changed afterwards no longer fits it.
    keeps: (act, record) => ({
      preserved: act.input.preserved,
      seal: sealOf({ ...record, preserved: act.input.preserved }),
    }),
  },
  'incident.close': {
    check: (act, record) => requireClosable(act, record),
  },
})

/** The digest of all that an incident's record holds beside its seal and what closing adds. */
export function sealOf({ seal: _, result: __, ...record }: JsonObject): string {
  return sha256Hex(canonicalJson(record))
}

function requireClosable(act: Act, record: JsonObject): void {
  const locked = act.existing().state === 'recordsLocked'
  const planNeeded = dutiesFor(act.law, 'incident.startPlan').length > 0
  const notTold = officesNotTold(record, toldBeforeClosing)
  requireConditions(act, [
    ...notTold.map(office => ({ rule: 'incident', met: false, reason: `notReported.${office}` })),
    { rule: 'recordsKept', met: locked && record.seal === sealOf(record), reason: 'recordsNotLocked' },
    { rule: 'recordsKept', met: !planNeeded || record.planStartedOn !== undefined, reason: 'planNotStarted' },
    { rule: 'incident', met: listOf(record.measures).length > 0, reason: 'noMeasure' },
  ])
}
