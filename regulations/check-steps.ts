import type { Clock } from './article.ts'
import { type Fault, faultOf, type PlacedDuty, placedDuties } from './check-fault.ts'
import type { TextVersion } from './jurisdiction.ts'
import { cases, caseTypeOf, isStep, type Transition } from './steps.ts'

/** Whether the duties name only declared steps and transitions, and their clocks can run and end. */
export function stepFaults(version: TextVersion): Fault[] {
  return placedDuties(version).flatMap(placed => [
    ...namedStepFaults(placed),
    ...clockFaults(placed),
    ...recurrenceFaults(placed),
  ])
}

function namedStepFaults(placed: PlacedDuty): Fault[] {
  const steps = placed.duty.steps ?? []
  const twice = steps.filter((step, index) => steps.indexOf(step) !== index)
  const elsewhere = (placed.duty.requires ?? []).flatMap(({ on }) => (on ?? []).filter(step => !steps.includes(step)))
  return [
    ...steps.filter(step => !isStep(step)).map(step => faultOf(placed, 'stepUndeclared', { words: step, step })),
    ...twice.map(step => faultOf(placed, 'stepTwice', { words: step, step })),
    ...elsewhere.map(step => faultOf(placed, 'requirementElsewhere', { words: step, step })),
  ]
}

function clockFaults(placed: PlacedDuty): Fault[] {
  const { clock } = placed.duty
  if (!clock) return []
  const ends = endsOf(clock)
  const undeclared = [clock.startsOn, ...ends].filter(name => !isTransition(name))
  if (undeclared.length > 0)
    return undeclared.map(name => faultOf(placed, 'transitionUndeclared', { words: name, transition: name }))
  const [type, ...others] = [...new Set(ends.map(caseTypeOf))]
  if (type === undefined || others.length > 0)
    return [faultOf(placed, 'clockOnSeveralCases', { words: ends[0] ?? 'endsOn', cases: [type, ...others].join('、') })]
  const outcome = clock.ifMissed?.outcome
  const hangsElsewhere = (type === caseTypeOf(clock.startsOn)) !== (clock.on !== 'linkedCase')
  return [
    ...(hangsElsewhere ? [faultOf(placed, 'clockOnOtherCase', { words: `on: '${clock.on}'`, on: clock.on })] : []),
    ...(clock.endsOn.includes(clock.startsOn)
      ? [faultOf(placed, 'clockEndsAtStart', { words: 'endsOn', transition: clock.startsOn })]
      : []),
    ...(outcome && clock.endsOn.includes(outcome)
      ? [faultOf(placed, 'outcomeIsEnd', { words: 'endsOn', transition: outcome })]
      : []),
  ]
}

function recurrenceFaults(placed: PlacedDuty): Fault[] {
  const done = placed.duty.recurs?.doneBy
  return !done || isTransition(done) ? [] : [faultOf(placed, 'transitionUndeclared', { words: done, transition: done })]
}

function endsOf(clock: Clock): Transition[] {
  return [...clock.endsOn, ...(clock.ifMissed ? [clock.ifMissed.outcome] : [])]
}

function isTransition(name: string): boolean {
  const [type = '', state = ''] = name.split('.')
  const declared = (cases as { readonly [type: string]: { readonly states: readonly string[] } })[type]
  return declared?.states.includes(state) ?? false
}
