import { type Day, isDay } from '@gongshu/deadlines'
import { type ConfirmedDays, type Law, requiredFields, type TextVersion } from '@gongshu/regulations'
import Type, { type Static } from 'typebox'
import { dayField, form, line, nothing } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { Refusal, type RefusalDetails } from '../base/refusal.ts'

/** What an authority enters of a draft: the days that its text leaves blank, and the number under which it was issued. */
export const Confirmation = form({
  version: line(60),
  issuedOn: Type.Optional(dayField),
  effectiveFrom: Type.Optional(dayField),
  effectiveTo: Type.Optional(dayField),
  documentNumber: Type.Optional(line(100)),
})

export type Confirmation = Static<typeof Confirmation>

export const textVersionLifecycle = lifecycle('textVersion', {
  path: 'text-versions',
  steps: {
    // Through a route of its own: the law of the running platform changes with it.
    'textVersion.confirm': {
      from: ['new'],
      to: ['inForce'],
      by: ['authority', 'openingAuthority'],
      internal: true,
      input: Confirmation,
    },
    'textVersion.notifyLapse': { from: ['inForce'], to: ['inForce'], by: 'system', input: form({ lastDay: dayField }) },
    'textVersion.lapse': { from: ['inForce'], to: ['lapsed'], by: 'system', input: nothing },
  },
})

/** How many days before the last one the authority is told: a service of the platform, no limit of any text. */
export const lapseNoticeDays = [60, 30] as const

export type BlankDay = { readonly field: string; readonly duty: string; readonly quote: string }

/** The days that a draft leaves blank, each with the words that leave it so. */
export function blankDays(law: Law, draft: TextVersion): BlankDay[] {
  return requiredFields(law, 'textVersion.confirm')
    .filter(({ duty }) => duty.text.text === draft.text)
    .map(({ field, duty }) => ({ field, duty: duty.id, quote: duty.duty.quote }))
}

/** Whether an authority has still to confirm the days of a version here. */
export function isUnconfirmed(law: Law, version: TextVersion): boolean {
  return version.status === 'draft' && law.jurisdiction.choices.draftNeedsConfirmation.value
}

/** The confirmed days of a draft. Refuses a blank that nobody filled in, and a day that the text itself sets. */
export function confirmedDays(blanks: readonly BlankDay[], input: Confirmation): ConfirmedDays {
  requireBlanks(blanks, input)
  const isBlank = (name: DayName) => blanks.some(({ field }) => field === name)
  const issuedOn = dayIn(input, 'issuedOn')
  // Where the words leave no first day to fill in, force begins with the day of issue.
  const effectiveFrom = isBlank('effectiveFrom') ? dayIn(input, 'effectiveFrom') : issuedOn
  const effectiveTo = dayIn(input, 'effectiveTo')
  const set = (['effectiveFrom', 'effectiveTo'] as const).find(name => input[name] && !isBlank(name))
  if (set) throw invalid(blanks, set)
  if (!effectiveFrom || (issuedOn && effectiveFrom < issuedOn)) throw invalid(blanks, 'effectiveFrom')
  if (effectiveTo && effectiveTo < effectiveFrom) throw invalid(blanks, 'effectiveTo')
  const { documentNumber } = input
  return {
    effectiveFrom,
    ...(issuedOn ? { issuedOn } : {}),
    ...(effectiveTo ? { effectiveTo } : {}),
    ...(documentNumber ? { documentNumber } : {}),
  }
}

type DayName = 'issuedOn' | 'effectiveFrom' | 'effectiveTo'

function requireBlanks(blanks: readonly BlankDay[], input: Confirmation): void {
  const missing = blanks.filter(({ field }) => !input[field as DayName])
  const [first] = missing
  if (!first) return
  const faults = missing.map(({ field, duty }) => ({ field, reason: 'missing', duty }))
  throw new Refusal('field_missing', { field: first.field, duty: first.duty, faults })
}

function dayIn(input: Confirmation, name: DayName): Day | undefined {
  const given = input[name]
  if (given === undefined) return undefined
  if (!isDay(given)) throw new Refusal('invalid_input', { field: name })
  return given
}

function invalid([first]: readonly BlankDay[], field: string): Refusal {
  const cited: RefusalDetails = first ? { duty: first.duty } : {}
  return new Refusal('invalid_input', { ...cited, field })
}
