import { type Act, citing, type FollowUp, system, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording, findRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { accessRequestLifecycle } from './access-request.ts'
import { composeClauses } from './agreement-clauses.ts'
import { findOpenEntry, type OpenListRow } from './open-list-queries.ts'
import { conditionsOf, type Material, materialsOf } from './opening-terms.ts'
import { refuseRestricted } from './reuser-restriction.ts'

export const accessRequestActions = recordActions(accessRequestLifecycle, {
  'accessRequest.submit': {
    opens: act => opensRequest(act, act.input.openListEntryId),
    check: async (act, record) => fill(act, record, act.input.openListEntryId),
    notices: () => [{ role: 'operator', kind: 'accessRequestToAccept' }],
  },
  'accessRequest.resubmit': {
    opens: async act => ({
      ...(await opensRequest(act, await setOfPrevious(act))),
      parentId: act.input.previousRequestId,
    }),
    check: async (act, record) => fill(act, record, await setOfPrevious(act)),
    notices: () => [{ role: 'operator', kind: 'accessRequestToAccept' }],
  },
  'accessRequest.accept': {
    notices: act => [{ unitId: act.existing().unit_id, kind: 'accessRequestToReview' }],
  },
  'accessRequest.decline': {
    check: (act, record) => requireListedMaterials(act, record),
    notices: act => [told(act, 'accessRequestNotAccepted')],
  },
  'accessRequest.markPriority': { stays: true, keeps: act => ({ priority: act.input.priorityReason }) },
  'accessRequest.consultExperts': {},
  'accessRequest.recordOpinion': {
    stays: true,
    keeps: (act, record) => ({
      opinions: [...asList(record.opinions), { expert: act.input.expert, expertOpinion: act.input.expertOpinion }],
    }),
  },
  'accessRequest.approve': {
    check: async (act, record) => {
      requireFusionRisk(act, record)
      await requireOpen(act, String(record.openListEntryId))
    },
    notices: act => [{ unitId: act.existing().party_id, kind: 'accessRequestApproved' }],
    next: async (act, record) => [await draftAgreement(act, record)],
  },
  'accessRequest.reject': {
    check: (act, record) => requireListedMaterials(act, record),
    notices: act => [told(act, 'accessRequestRejected')],
  },
})

type Application = {
  readonly scenario: string
  readonly materialList?: readonly { readonly material: string }[]
  readonly previousRequestId?: string
}

async function opensRequest(act: Act<unknown>, openListEntryId: string) {
  const { set, title } = await requireOpen(act, openListEntryId)
  return { title, unitId: set.unit_id, partyId: unitOfActor(act.actor) }
}

// The list of materials is that of the day of the application: what is added to it later binds later applications only.
async function fill(act: Act<Application>, record: JsonObject, openListEntryId: string): Promise<void> {
  const { set } = await requireOpen(act, openListEntryId)
  await refuseRestricted(act, unitOfActor(act.actor))
  const asked = materialsOf(set.content)
  requireEveryMaterial(act, asked)
  const scenario = act.input.scenario
  const forbidden = conditionsOf(set.content).flatMap(row =>
    row.forbiddenScenario && scenario.includes(row.forbiddenScenario) ? [row.forbiddenScenario] : [],
  )
  Object.assign(record, { openListEntryId, materialsAsked: asked, forbiddenScenarios: forbidden })
  const applicantId = act.actor.kind === 'account' ? (act.actor.unitId ?? '') : ''
  const held = await casesRecording(act.tx, { type: 'accessRequest', states: ['approved'], holding: { applicantId } })
  Object.assign(record, { applicantId, otherSetsHeld: held.map(one => one.title) })
}

async function requireOpen(act: Act<unknown>, id: string): Promise<{ set: OpenListRow; title: string }> {
  const set = await findOpenEntry(act.tx, id)
  const found = set && (await findCase(act.tx, id))
  if (!set || !found || set.opening_class !== 'conditional') {
    throw new Refusal('unknown_thing', { field: 'openListEntryId' })
  }
  if (found.state === 'suspended') throw new Refusal('opening_suspended', { field: 'openListEntryId' })
  if (!['open', 'static'].includes(found.state)) throw new Refusal('unknown_thing', { field: 'openListEntryId' })
  return { set, title: found.title }
}

async function setOfPrevious(act: Act<{ readonly previousRequestId: string }>): Promise<string> {
  const previous = await findCase(act.tx, act.input.previousRequestId)
  const isOwn = act.actor.kind === 'account' && previous?.party_id === act.actor.unitId
  if (previous?.type !== 'accessRequest' || !isOwn) throw new Refusal('unknown_thing', { field: 'previousRequestId' })
  if (!['notAccepted', 'rejected'].includes(previous.state)) {
    const [duty] = act.duties
    const params = { step: act.step, state: previous.state, since: previous.since }
    throw new Refusal('step_not_possible', { field: 'previousRequestId', params, ...(duty ? { duty: duty.id } : {}) })
  }
  return String((await findRecord(act.tx, previous.id)).openListEntryId)
}

function requireEveryMaterial(act: Act<Application>, asked: readonly Material[]): void {
  const given = act.input.materialList ?? []
  const lacking = asked.filter(({ material }) => !given.some(row => row.material === material))
  if (!lacking.length) return
  const cited = citing(act, 'materials')
  const faults = lacking.map(({ material }) => ({ field: 'materialList', reason: `missing: ${material}`, ...cited }))
  throw new Refusal('field_missing', { field: 'materialList', faults, ...cited })
}

type Reasons = {
  readonly reasons?: readonly {
    readonly reasonAbout: string
    readonly material?: string
    readonly explanation: string
  }[]
}

// Everything was told at once on the page: nothing that did not stand there can be asked for afterwards.
function requireListedMaterials(act: Act<Reasons>, record: JsonObject): void {
  const asked = asList(record.materialsAsked) as unknown as Material[]
  act.input.reasons?.forEach((row, i) => {
    if (row.reasonAbout !== 'material') return
    if (asked.some(({ material }) => material === row.material)) return
    throw new Refusal('material_not_listed', {
      field: `reasons.${i}.material`,
      params: { material: row.material ?? '' },
      ...citing(act, 'materialsListed'),
    })
  })
}

function requireFusionRisk(act: Act<{ readonly fusionRisk?: string }>, record: JsonObject): void {
  const several = asList(record.otherSetsHeld).length > 0 || Boolean(record.otherSources)
  if (!several || act.input.fusionRisk?.trim()) return
  throw new Refusal('field_missing', { field: 'fusionRisk', ...citing(act, 'fusionRiskAssessed') })
}

function told(act: Act<Reasons>, kind: string) {
  const reasons = (act.input.reasons ?? []).map(row => row.explanation).join('；')
  return { unitId: act.existing().party_id, kind, params: { reasons } }
}

async function draftAgreement(
  act: Act<{ readonly deliverBy: string; readonly validUntil: string; readonly reportEvery: string }>,
  record: JsonObject,
): Promise<FollowUp> {
  const { deliverBy, validUntil, reportEvery } = act.input
  const set = await findOpenEntry(act.tx, String(record.openListEntryId))
  return {
    step: 'useAgreement.draft',
    actor: system,
    input: {
      requestId: act.existing().id,
      ...composeClauses({ record, content: set?.content ?? {}, reportEvery }),
      deliverBy,
      validUntil,
      reportEvery,
    },
  }
}

function asList(value: unknown): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : []
}
