import { caseTypeOf, type Step } from '@gongshu/regulations'
import { type Act, type FollowUp, system } from '../acts/act-types.ts'
import { Refusal } from '../base/refusal.ts'
import { runningServicesOf, statesOfCases } from './risk-measure-queries.ts'

/** What can be stopped at once, and the step that stops it. */
const measureSteps = {
  suspendService: 'sharingService.suspendRisk',
  terminateService: 'sharingService.terminateRisk',
  suspendUnit: 'sharingService.suspendRisk',
  suspendOpenSet: 'openListEntry.suspend',
  disableAccount: 'account.disable',
} as const satisfies Record<string, Step>

type StoppingMeasure = keyof typeof measureSteps

/** Measures that change nothing here are put down as they were taken. */
export const measureKinds = [
  'suspendService',
  'terminateService',
  'suspendUnit',
  'suspendOpenSet',
  'disableAccount',
  'repair',
  'isolate',
  'other',
] as const
export type MeasureKind = (typeof measureKinds)[number]

export type Measure = {
  readonly measureKind: MeasureKind
  readonly measure: string
  readonly services?: readonly string[] | undefined
  readonly openSets?: readonly string[] | undefined
  readonly stoppedUnit?: string | undefined
  readonly stoppedAccount?: string | undefined
}

/** The acts by which a measure takes effect in the same transaction; refuses one that names nothing to stop. */
export async function actsOfMeasure(act: Act, given: Measure): Promise<FollowUp[]> {
  const kind = given.measureKind
  if (!isStopping(kind)) return []
  const step: Step = measureSteps[kind]
  const ids = await stoppedBy(act, given)
  if (!ids.length) throw new Refusal('invalid_input', { field: fieldOf[kind] })
  const known = await statesOfCases(act.tx, ids)
  if (known.some(one => one.type !== caseTypeOf(step)) || known.length !== ids.length) {
    throw new Refusal('unknown_thing', { field: fieldOf[kind] })
  }
  const input = { reason: given.measure.slice(0, 500) }
  if (!takenByPlatform.includes(kind)) return ids.map(caseId => ({ step, caseId, input }))
  requireOfficeFor(act, { kind, concerned: known })
  const cause = kind === 'suspendOpenSet' ? { cause: act.existing().number } : {}
  return ids.map(caseId => ({ step, caseId, input: { ...input, ...cause }, actor: system }))
}

/** Steps that no office takes by itself: the platform takes them for the office that found the risk. */
const takenByPlatform: readonly StoppingMeasure[] = ['suspendOpenSet', 'disableAccount']

// A provider stops its own sets; everything else is stopped by whoever runs the platform.
function requireOfficeFor(
  { actor }: Act,
  { kind, concerned }: { kind: StoppingMeasure; concerned: readonly { unit_id: string | null }[] },
): void {
  if (actor.kind === 'system' || actor.roles.includes('operator')) return
  const own = concerned.every(one => one.unit_id !== null && one.unit_id === actor.unitId)
  if (kind === 'suspendOpenSet' && own) return
  throw new Refusal('role_missing', { params: { role: 'operator' } })
}

const fieldOf: Record<StoppingMeasure, string> = {
  suspendService: 'services',
  terminateService: 'services',
  suspendUnit: 'stoppedUnit',
  suspendOpenSet: 'openSets',
  disableAccount: 'stoppedAccount',
}

async function stoppedBy(act: Act, given: Measure): Promise<string[]> {
  if (given.measureKind === 'suspendUnit') {
    return given.stoppedUnit ? runningServicesOf(act.tx, given.stoppedUnit) : []
  }
  if (given.measureKind === 'suspendOpenSet') return [...(given.openSets ?? [])]
  if (given.measureKind === 'disableAccount') return given.stoppedAccount ? [given.stoppedAccount] : []
  return [...(given.services ?? [])]
}

function isStopping(kind: MeasureKind): kind is StoppingMeasure {
  return kind in measureSteps
}
