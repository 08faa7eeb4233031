import { requireConditions } from '../acts/lawful-conditions.ts'
import { recordActions } from '../acts/record.ts'
import { listOf } from '../acts/record-list.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { findUnit } from '../registry/unit-queries.ts'
import { OTHER_KIND, providerViolationLifecycle } from './provider-violation.ts'

export const providerViolationActions = recordActions(providerViolationLifecycle, {
  'providerViolation.record': {
    opens: async act => {
      const unit = await findUnit(act.tx, act.input.violatingUnit)
      if (!unit) throw new Refusal('unknown_thing', { field: 'violatingUnit' })
      return { title: act.input.title, unitId: unit.id }
    },
    check: act => {
      const { violationKind, otherText } = act.input
      const said = violationKind !== OTHER_KIND || otherText !== undefined
      requireConditions(act, [{ rule: 'otherNeedsText', met: said, reason: 'otherText' }])
    },
    kinds: ({ violationKind }) => [`violation.${violationKind}`],
  },
  'providerViolation.orderCorrection': {
    notices: act => [
      {
        unitId: act.existing().unit_id,
        kind: 'correctionOrdered',
        params: { order: act.input.order, correctBy: act.input.correctBy },
      },
    ],
  },
  'providerViolation.reply': { notices: () => [{ role: 'authority', kind: 'correctionReplied' }] },
  'providerViolation.verify': {
    to: ({ accepted }) => (accepted === 'yes' ? 'verified' : 'correctionOrdered'),
    notices: act => [
      { unitId: act.existing().unit_id, kind: 'correctionVerified', params: { reason: act.input.reason } },
    ],
  },
  'providerViolation.refer': {
    check: (act, record) => {
      const evidence = [...listOf(record.evidence), ...listOf(record.attachments)]
      requireConditions(act, [
        { rule: 'referredWithEvidence', met: evidence.length > 0, reason: 'noEvidence', field: 'evidence' },
      ])
    },
    // What is handed over: the facts, the order, the reply and the evidence, as one document in the record.
    keeps: (act, record) => ({ ...act.input, referral: referralOf(record, act.input) }),
    reason: input => input.seriousness,
  },
})

function referralOf(record: JsonObject, input: JsonObject): JsonObject {
  const { violationKind, facts, otherText, order, corrected, attachments } = record
  const given = { violationKind, facts, otherText, order, corrected, ...input }
  const evidence = [...listOf<string>(attachments), ...listOf<string>(input.evidence)]
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(said), evidence } as JsonObject
}
