import { requiredFields } from '@gongshu/regulations'
import type { Static } from 'typebox'
import { type Act, type Effect, system } from '../acts/act-types.ts'
import { Refusal } from '../base/refusal.ts'
import { collectionOfEntry } from '../collection/collection-queries.ts'
import type { CityAccess, CityAnswer, CityReport } from './city-review.ts'
import type { DemandContent } from './demand.ts'
import { findDemand, partsOf } from './demand-queries.ts'

/** Sends a demand on to the city; opinions that are still awaited no longer count. */
export async function reportToCity(act: Act<Static<typeof CityReport>>): Promise<Effect> {
  const { id, party_id } = act.existing()
  const open = (await partsOf(act.tx, id)).filter(part => part.state === 'forwarded')
  return {
    to: 'reportedToCity',
    reason: act.input.note?.trim() || null,
    detail: { documentNumber: act.input.documentNumber ?? null },
    notices: [{ unitId: party_id, kind: 'demandReportedToCity' }],
    next: open.map(part => ({ step: 'demandPart.withdraw', caseId: part.id, input: {} })),
  }
}

/** Records what the city has answered. The platform decides nothing here, and no day passes for an answer. */
export async function recordCityAnswer(act: Act<Static<typeof CityAnswer>>): Promise<Effect> {
  const { answer, documentNumber = null } = act.input
  const reason = act.input.reason?.trim() || null
  const [duty] = act.duties
  if (answer === 'reject' && !reason) {
    throw new Refusal('reason_missing', { field: 'reason', ...(duty ? { duty: duty.id } : {}) })
  }
  const to = answer === 'approve' ? 'cityApproved' : 'cityRejected'
  const notice = { unitId: act.existing().party_id, kind: 'demandCityAnswered', params: { state: to } }
  return { to, reason, detail: { answer, documentNumber }, notices: [notice] }
}

/** Says how the consumer reaches the data on the city's platform; the platform here serves none of it. */
export async function grantAccess(act: Act<Static<typeof CityAccess>>): Promise<Effect> {
  const demand = await findDemand(act.tx, act.existing().id)
  if (!demand) throw new Error(`the demand ${act.existing().id} has no row`)
  const access = act.input.access?.trim()
  const [missing] = access ? [] : requiredFields(act.law, act.step)
  if (missing) throw new Refusal('field_missing', { field: missing.field, duty: missing.duty.id })
  const content = demand.content as unknown as DemandContent
  const started = await Promise.all(
    content.entries.map(async ({ entryId }) => ({
      entryId,
      version: (await collectionOfEntry(act.tx, entryId))?.current_version ?? '',
    })),
  )
  return {
    to: 'inService',
    detail: { access: access ?? '', mode: content.useMode ?? null },
    notices: [{ unitId: demand.unit_id, kind: 'demandInService' }],
    next: started.map(({ entryId, version }) => ({
      step: 'sharingService.start',
      input: {
        demandId: demand.id,
        entryId,
        version,
        digest: null,
        lowFrequencyJustified: demand.low_frequency_justified,
      },
      actor: { ...system, onBehalfOf: 'operator' },
    })),
  }
}
