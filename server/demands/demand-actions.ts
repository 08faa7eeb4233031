import { type Act, actionsFor, citing, system } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { sha256Hex } from '../acts/event.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { type CatalogEntryRow, entriesByIds } from '../catalog/catalog-entry-queries.ts'
import { collectionOfEntry } from '../collection/collection-queries.ts'
import { grantAccess, recordCityAnswer, reportToCity } from './city-review-actions.ts'
import { commitmentFault } from './commitment.ts'
import { type DemandContent, demandLifecycle, isRarerUse, type SignedDemand, settledState } from './demand.ts'
import { contentRefusal, minimalRefusal } from './demand-content.ts'
import { findDemand, insertDemand, type NewDemand, partsOf, replaceDemand } from './demand-queries.ts'
import { entriesByProvider, maskingRefusal } from './wanted-entries.ts'

export const demandActions = actionsFor(demandLifecycle, {
  async 'demand.submit'(act) {
    const { unitId } = await checkDemand(act)
    const opened = await act.open({ id: act.input.id, title: act.input.content.title, partyId: unitId })
    await insertDemand(act.tx, demandOf(act.input, { id: opened.id, unitId, rarer: isRarer(act) }))
    return { to: 'submitted', detail: commitmentDetail(act.input), notices: [toOperator()] }
  },

  async 'demand.resubmit'(act) {
    const { unitId } = await checkDemand(act)
    if (act.input.id !== act.existing().id) throw new Refusal('commitment_mismatch', { field: 'id' })
    await replaceDemand(act.tx, demandOf(act.input, { id: act.input.id, unitId, rarer: isRarer(act) }))
    return {
      to: 'submitted',
      title: act.input.content.title,
      detail: commitmentDetail(act.input),
      notices: [toOperator()],
    }
  },

  async 'demand.returnDefects'(act) {
    const notice = { unitId: act.existing().party_id, kind: 'demandReturned' }
    return { to: 'formallyIncomplete', detail: { defects: act.input.defects }, notices: [notice] }
  },

  async 'demand.confirmNorm'(act) {
    const demand = await demandFor(act)
    const content = demand.content as unknown as DemandContent
    const direct = act.law.jurisdiction.choices.directAccess.value ? content.directCase : null
    if (!direct) throw new Refusal('direct_case_missing', { field: 'directCase', ...first(act) })
    if (!direct.evidence.trim()) throw new Refusal('field_missing', { field: 'directCase.evidence', ...first(act) })
    const entries = await wantedEntries(act, content)
    checkDirectMode(act, content)
    const refusal = direct.mode === 'masked' ? maskingRefusal(content, entries) : null
    if (refusal) throw new Refusal('masking_required', { field: refusal, ...citing(act, 'maskedOnly') })
    await requireCollected(act, content)
    const informed = [...new Set(entries.map(entry => entry.unit_id))]
    return {
      to: 'provisioning',
      kinds: [`direct.${direct.case}`],
      detail: { directCase: direct.case, mode: direct.mode ?? null },
      notices: informed.map(unitId => ({ unitId, kind: 'demandServedDirectly' })),
    }
  },

  async 'demand.forward'(act) {
    const demand = await demandFor(act)
    const content = demand.content as unknown as DemandContent
    const entries = await wantedEntries(act, content)
    if (isCityReview(act)) requireRestricted(act, entries)
    else await requireCollected(act, content)
    const parts = entriesByProvider(content, entries)
    return {
      to: 'underProviderReview',
      kinds: isCityReview(act) ? ['restricted'] : [],
      detail: { parts: parts.length },
      next: parts.map(({ providerId, entries }) => ({
        step: 'demandPart.open',
        input: {
          demandId: demand.id,
          consumerId: demand.unit_id,
          providerId,
          title: content.title,
          entries: entries as unknown as JsonObject[],
        },
      })),
    }
  },

  async 'demand.settle'(act) {
    if (isCityReview(act)) {
      return { to: 'opinionsGiven', notices: [{ role: 'operator', kind: 'demandOpinionsGiven' }] }
    }
    const parts = await partsOf(act.tx, act.existing().id)
    const to = settledState(parts.map(part => part.state))
    return { to, notices: [{ unitId: act.existing().party_id, kind: 'demandDecided', params: { state: to } }] }
  },

  'demand.reportToCity': reportToCity,
  'demand.recordCityAnswer': recordCityAnswer,
  'demand.grantAccess': grantAccess,

  async 'demand.provision'(act) {
    const demand = await demandFor(act)
    const facts = { demandId: demand.id, lowFrequencyJustified: demand.low_frequency_justified }
    return {
      to: 'inService',
      notices: [{ unitId: demand.unit_id, kind: 'demandInService' }],
      next: act.input.granted.map(granted => ({
        step: 'sharingService.start',
        input: { ...facts, ...granted },
        actor: { ...system, onBehalfOf: 'operator' },
      })),
    }
  },

  async 'demand.withdraw'(act) {
    const parts = await partsOf(act.tx, act.existing().id)
    const open = parts.filter(part => part.state === 'forwarded')
    return {
      to: 'withdrawn',
      reason: act.input.reason,
      next: open.map(part => ({ step: 'demandPart.withdraw', caseId: part.id, input: {} })),
    }
  },
})

async function checkDemand(act: Act<SignedDemand>): Promise<{ unitId: string }> {
  const { actor, input } = act
  if (actor.kind !== 'account' || !actor.unitId) throw new Refusal('unit_not_party')
  const refusal = contentRefusal(act.law, act.step, input.content)
  if (refusal) throw refusal
  const excessive = minimalRefusal(act.law, input.content, await wantedEntries(act, input.content))
  if (excessive) throw excessive
  const signers = { accountId: actor.accountId, unitId: actor.unitId }
  const unsigned = commitmentFault(input, signers)
  if (unsigned) throw new Refusal(unsigned, { field: 'commitment', ...citing(act, 'commitment') })
  return { unitId: actor.unitId }
}

function isRarer(act: Act<SignedDemand>): boolean {
  return isRarerUse(act.law, act.input.content.useFrequency)
}

function demandOf(
  signed: SignedDemand,
  { id, unitId, rarer }: { id: string; unitId: string; rarer: boolean },
): NewDemand {
  return {
    id,
    unitId,
    content: signed.content as unknown as JsonObject,
    commitment: signed.commitment ?? '',
    signatures: { list: signed.signatures },
    directCase: signed.content.directCase?.case ?? null,
    lowFrequencyJustified: rarer,
  }
}

// The keys and the digest stand in the event, so that the log itself says who signed what.
function commitmentDetail(signed: SignedDemand): JsonObject {
  return {
    commitmentDigest: sha256Hex(signed.commitment ?? ''),
    keys: signed.signatures.map(one => ({ kind: one.kind, holder: one.holder, publicKey: one.publicKey })),
  }
}

function isCityReview(act: Pick<Act, 'law'>): boolean {
  return act.law.jurisdiction.choices.demandReview.value === 'city'
}

// The texts send what is shared without condition straight to the city; only what is restricted is asked about here.
function requireRestricted(act: Act, entries: readonly CatalogEntryRow[]): void {
  if (entries.some(entry => entry.content.sharingAttribute !== 'shared')) return
  throw new Refusal('not_in_this_law', { params: { reason: act.law.jurisdiction.choices.providerOpinion.reason } })
}

async function demandFor(act: Act) {
  const demand = await findDemand(act.tx, act.existing().id)
  if (!demand) throw new Error(`the demand ${act.existing().id} has no row`)
  return demand
}

async function wantedEntries(act: Act, content: DemandContent) {
  const entries = await entriesByIds(
    act.tx,
    content.entries.map(entry => entry.entryId),
  )
  for (const wanted of content.entries) {
    const entry = entries.find(candidate => candidate.id === wanted.entryId)
    const published = entry && (await findCase(act.tx, entry.id))?.state === 'published'
    if (!entry || !published) throw new Refusal('unknown_thing', { field: 'entries', params: { id: wanted.entryId } })
    const unknown = wanted.columns.find(({ column }) => !entry.items.some(item => item.column === column))
    if (unknown) throw new Refusal('unknown_thing', { field: `entries.${unknown.column}` })
  }
  return entries
}

async function requireCollected(act: Act, content: DemandContent): Promise<void> {
  for (const { entryId } of content.entries) {
    const collection = await collectionOfEntry(act.tx, entryId)
    if (!collection?.current_version) throw new Refusal('not_collected', { field: 'entries', params: { id: entryId } })
  }
}

// The fourth case is a way of using data: it must say which one, and the service must be of that way.
function checkDirectMode(act: Act, content: DemandContent): void {
  const direct = content.directCase
  if (direct?.case !== '4') return
  if (!direct.mode) throw new Refusal('field_missing', { field: 'directCase.mode', ...first(act) })
  const fits = (direct.mode === 'match') === (content.useMode === 'match')
  if (!fits) throw new Refusal('invalid_input', { field: 'useMode', ...first(act) })
}

function toOperator() {
  return { role: 'operator', kind: 'demandToRoute' } as const
}

function first(act: Act): { duty?: string } {
  const [duty] = act.duties
  return duty ? { duty: duty.id } : {}
}
