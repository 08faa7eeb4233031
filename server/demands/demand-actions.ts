import { type Act, actionsFor, citing, type FollowUp, system } from '../acts/act-types.ts'
import { sha256Hex } from '../acts/event.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { CatalogEntryRow } from '../catalog/catalog-entry-queries.ts'
import { insertSignedDocument } from '../documents/signed-document-queries.ts'
import { refuseBarred } from './barred-entries.ts'
import { grantAccess, recordCityAnswer, reportToCity } from './city-review-actions.ts'
import { commitmentFault } from './commitment.ts'
import { type DemandContent, demandLifecycle, isRarerUse, type SignedDemand, settledState } from './demand.ts'
import { contentRefusal, minimalRefusal } from './demand-content.ts'
import { decideDispute, raiseDispute } from './demand-dispute.ts'
import { followFusion, fusionFollowUps, isFusion } from './demand-fusion.ts'
import { decisionsOn } from './demand-part-decisions.ts'
import { findDemand, insertDemand, type NewDemand, partsOf, replaceDemand } from './demand-queries.ts'
import { evaluateScenario } from './demand-scenario.ts'
import { answerUpward } from './demand-upward.ts'
import { planOfDemand } from './fusion-plan-actions.ts'
import { assessMode } from './mode-assessment.ts'
import { requestData, supplyRequested } from './request-data.ts'
import { scenarioStateOf } from './scenario-actions.ts'
import { sharingRefusal } from './sharing-class.ts'
import { checkedEntries, requireCollected } from './wanted-data.ts'
import { entriesByProvider, maskingRefusal } from './wanted-entries.ts'

export const demandActions = actionsFor(demandLifecycle, {
  async 'demand.submit'(act) {
    const { unitId } = await checkDemand(act)
    const opened = await act.open({ id: act.input.id, title: act.input.content.title, partyId: unitId })
    await insertDemand(act.tx, demandOf(act.input, { id: opened.id, unitId, rarer: isRarer(act) }))
    return {
      to: isFusion(act) ? 'fusionReview' : 'submitted',
      detail: await commitmentDetail(act, opened.id),
      notices: [toOperator()],
      next: await fusionFollowUps(act, opened.id),
    }
  },

  async 'demand.resubmit'(act) {
    const { unitId } = await checkDemand(act)
    if (act.input.id !== act.existing().id) throw new Refusal('commitment_mismatch', { field: 'id' })
    await replaceDemand(act.tx, demandOf(act.input, { id: act.input.id, unitId, rarer: isRarer(act) }))
    return {
      to: isFusion(act) ? 'fusionReview' : 'submitted',
      title: act.input.content.title,
      detail: await commitmentDetail(act, act.input.id),
      notices: [toOperator()],
      next: await fusionFollowUps(act, act.input.id),
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
    // What is to be evaluated first has its own step.
    if (direct.case === '2')
      throw new Refusal('scenario_not_authorised', { field: 'directCase', ...citing(act, 'scenarioEvaluated') })
    if (!direct.evidence.trim()) throw new Refusal('field_missing', { field: 'directCase.evidence', ...first(act) })
    const entries = await checkedEntries(act, content)
    checkDirectMode(act, content)
    const refusal = direct.mode === 'masked' ? maskingRefusal(content, entries) : null
    if (refusal) throw new Refusal('masking_required', { field: refusal, ...citing(act, 'maskedOnly') })
    await requireCollected(act, content)
    const assessed = await assessMode(act, content)
    const informed = [...new Set(entries.map(entry => entry.unit_id))]
    return {
      to: 'provisioning',
      kinds: [`direct.${direct.case}`, ...assessed],
      detail: { directCase: direct.case, mode: direct.mode ?? null },
      notices: informed.map(unitId => ({ unitId, kind: 'demandServedDirectly' })),
    }
  },

  'demand.evaluateScenario': evaluateScenario,

  async 'demand.forward'(act) {
    await requireEvaluated(act)
    const demand = await demandFor(act)
    const content = demand.content as unknown as DemandContent
    const entries = await checkedEntries(act, content)
    if (isCityReview(act)) requireRestricted(act, entries)
    else await requireCollected(act, content)
    const assessed = await assessMode(act, content)
    const parts = entriesByProvider(content, entries)
    return {
      to: 'underProviderReview',
      kinds: [...(isCityReview(act) ? ['restricted'] : []), ...assessed],
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
    await supplyRequested(act.tx, act.existing().id)
    const decided = await decisionsOn(act.tx, act.existing().id)
    const to = settledState(decided.map(({ decision }) => decision))
    return { to, notices: [{ unitId: act.existing().party_id, kind: 'demandDecided', params: { state: to } }] }
  },

  'demand.refuseBarred': refuseBarred,
  'demand.requestData': requestData,
  'demand.reviewFusion': followFusion,
  'demand.raiseDispute': raiseDispute,
  'demand.decideDispute': decideDispute,
  'demand.requestUpward': async () => ({ to: 'upwardRequested' }),
  'demand.answerUpward': answerUpward,

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
    const plan = await planOfDemand(act, act.existing().id)
    const withdrawn: FollowUp[] = open.map(part => ({ step: 'demandPart.withdraw', caseId: part.id, input: {} }))
    if (plan && ['jointReview', 'returned'].includes(plan.state)) {
      withdrawn.push({ step: 'fusionPlan.withdraw', caseId: plan.id, input: {} })
    }
    return { to: 'withdrawn', reason: act.input.reason, next: withdrawn }
  },
})

async function checkDemand(act: Act<SignedDemand>): Promise<{ unitId: string }> {
  const { actor, input } = act
  if (actor.kind !== 'account' || !actor.unitId) throw new Refusal('unit_not_party')
  const refusal = contentRefusal(act.law, act.step, input.content)
  if (refusal) throw refusal
  const entries = await checkedEntries(act, input.content)
  const closed = sharingRefusal(act.law, input.content, { entries, unitId: actor.unitId })
  if (closed) throw closed
  const excessive = minimalRefusal(act.law, input.content, entries)
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

// The keys and the digests stand in the event, so that the log itself says who signed what.
async function commitmentDetail({ tx, input }: Act<SignedDemand>, caseId: string): Promise<JsonObject> {
  const body = input.document === undefined ? null : Buffer.from(input.document, 'base64')
  return {
    commitmentDigest: sha256Hex(input.commitment ?? ''),
    keys: input.signatures.map(({ signature: _, ...key }) => key),
    ...(body ? { documentDigest: await insertSignedDocument(tx, { caseId, body, at: new Date() }) } : {}),
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

// A scenario under evaluation is not passed over: the demand goes the ordinary way once it has not passed.
async function requireEvaluated(act: Act): Promise<void> {
  const { id, state } = act.existing()
  if (state !== 'scenarioEvaluating' || (await scenarioStateOf(act.tx, id)) === 'notPassed') return
  throw new Refusal('scenario_not_authorised', citing(act, 'scenarioEvaluated'))
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
