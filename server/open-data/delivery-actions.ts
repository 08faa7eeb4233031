import { type Act, citing } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { findRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { DeliveryMode } from './access-request.ts'
import { deliveryLifecycle } from './delivery.ts'
import { readsOfDay, servedNow } from './delivery-queries.ts'
import { refuseRestricted, restrictionsOf } from './reuser-restriction.ts'

const newModes: readonly string[] = ['privacyComputing', 'federatedLearning', 'sandbox']

export const deliveryActions = recordActions(deliveryLifecycle, {
  'delivery.open': {
    opens: async act => {
      const agreement = await findCase(act.tx, act.input.agreementId)
      const isOwn = act.actor.kind === 'system' || agreement?.unit_id === act.actor.unitId
      if (agreement?.type !== 'useAgreement' || !isOwn) throw new Refusal('unknown_thing', { field: 'agreementId' })
      return { title: agreement.title, unitId: agreement.unit_id, partyId: agreement.party_id }
    },
    // What the agreement says is delivered, whatever the form says.
    check: async (act, record) => {
      const agreed = await findRecord(act.tx, act.input.agreementId)
      const agreement = await findCase(act.tx, act.input.agreementId)
      const { openListEntryId = '', scenario = '' } = agreed
      Object.assign(record, { openListEntryId, scenario, applicantId: agreement?.party_id ?? '' })
    },
    notices: () => [{ role: 'operator', kind: 'deliveryToPrepare' }],
  },
  'delivery.connect': { stays: true },
  'delivery.fileOffline': {
    notices: () => [
      { role: 'openingAuthority', kind: 'offlineDeliveryFiled' },
      { role: 'authority', kind: 'offlineDeliveryFiled' },
    ],
  },
  'delivery.deliver': {
    check: async (act, record) => {
      await requireSigned(act, record)
      requireAssessed(act)
      requireWay(act, record)
      const { version } = await servedNow(act.tx, String(record.openListEntryId))
      await refuseRestricted(act, act.existing().party_id)
      const [limit] = await restrictionsOf(act.tx, act.existing().party_id)
      Object.assign(record, { version, deliveredOn: act.effectiveOn })
      if (limit) Object.assign(record, { readsPerDay: limit.content.readsPerDay ?? 0 })
    },
    to: (_input, record) => standing(record),
    kinds: (_input, record) => (newModes.includes(String(record.deliveryMode)) ? ['delivery.newMode'] : []),
    notices: act => [{ unitId: act.existing().party_id, kind: 'dataDelivered' }],
  },
  'delivery.use': {
    stays: true,
    keeps: () => ({}),
    check: async (act, record) => {
      await servedNow(act.tx, String(record.openListEntryId))
      await requireWithinLimit(act, record)
    },
  },
  'delivery.suspend': {
    keeps: act => ({ suspended: true, suspendedBecause: act.input.reason }),
    notices: act => [
      { unitId: act.existing().party_id, kind: 'deliverySuspended', params: { reason: act.input.reason } },
    ],
  },
  'delivery.resume': {
    keeps: () => ({ suspended: false }),
    check: async (act, record) => {
      await servedNow(act.tx, String(record.openListEntryId))
    },
    to: (_input, record) => standing(record),
    notices: act => [{ unitId: act.existing().party_id, kind: 'deliveryResumed' }],
  },
  'delivery.limit': {
    keeps: act => ({ readsPerDay: act.input.readsPerDay, limitedBecause: act.input.reason }),
    to: (_input, record) => standing(record),
    notices: act => [
      { unitId: act.existing().party_id, kind: 'deliveryLimited', params: { reason: act.input.reason } },
    ],
  },
  'delivery.closeAccess': {
    keeps: act => ({ closedBecause: act.input.reason }),
    notices: act => [{ unitId: act.existing().party_id, kind: 'deliveryClosed', params: { reason: act.input.reason } }],
  },
  'delivery.restore': {
    keeps: () => ({ readsPerDay: null, suspended: false }),
    to: (_input, record) => (record.deliveredOn ? 'delivered' : 'preparing'),
    notices: act => [{ unitId: act.existing().party_id, kind: 'deliveryResumed' }],
  },
  'delivery.end': {
    keeps: () => ({}),
    notices: act => [{ unitId: act.existing().party_id, kind: 'deliveryEnded' }],
  },
})

function standing(record: JsonObject): 'suspended' | 'limited' | 'delivered' {
  if (record.suspended === true) return 'suspended'
  return typeof record.readsPerDay === 'number' ? 'limited' : 'delivered'
}

async function requireSigned(act: Act<unknown>, record: JsonObject): Promise<void> {
  const agreement = await findCase(act.tx, String(record.agreementId))
  if (agreement?.state === 'signed') return
  throw new Refusal('agreement_unsigned', citing(act, 'agreementSigned'))
}

function requireAssessed(act: Act<{ readonly securityAssessment?: string }>): void {
  if (act.input.securityAssessment?.trim()) return
  throw new Refusal('field_missing', { field: 'securityAssessment', ...citing(act, 'securityAssessed') })
}

// Over the platform, with the documents of the interface; past it only after the filing.
function requireWay(act: Act<unknown>, record: JsonObject): void {
  const mode = record.deliveryMode as DeliveryMode
  if (mode === 'offline' && !record.filing) {
    throw new Refusal('field_missing', { field: 'filing', ...citing(act, 'filing') })
  }
  if (mode === 'api' && !record.documentation) {
    throw new Refusal('field_missing', { field: 'documentation', ...citing(act, 'documentation') })
  }
}

async function requireWithinLimit(act: Act<{ readonly read: string }>, record: JsonObject): Promise<void> {
  if (typeof record.readsPerDay !== 'number') return
  const read = await readsOfDay(act.tx, act.existing().id, act.effectiveOn)
  if (act.input.read === 'rows' && read < record.readsPerDay) return
  const [duty] = act.duties
  throw new Refusal('access_limited', { params: { limit: record.readsPerDay }, ...(duty ? { duty: duty.id } : {}) })
}
