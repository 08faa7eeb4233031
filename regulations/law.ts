import type { Day, Limit } from '@gongshu/deadlines'
import type { Clock, Duty, GroundLevel, Requirement } from './article.ts'
import type { Jurisdiction, TextVersion } from './jurisdiction.ts'
import { leftOutByChoice, matterOfStep } from './local-steps.ts'
import { type Matter, matterOf } from './matters.ts'
import { caseTypeOf, type Step, type Transition } from './steps.ts'
import { versionOn, whyNotInForce } from './versions.ts'

/** The text versions that govern one case, in the order of the jurisdiction. Stored with the case as `refsOf(law)`. */
export type Law = { readonly jurisdiction: Jurisdiction; readonly texts: readonly TextVersion[] }

export type DutyRef = { readonly id: string; readonly article: string; readonly text: TextVersion; readonly duty: Duty }

export type StartedClock = DutyRef & { readonly clock: Clock }

/**
 * The law for what begins on a day: of each text the version in force. A draft without days applies from the start,
 * marked as such. A matter whose text does not govern on that day is absent with the reason.
 */
export function lawOn(jurisdiction: Jurisdiction, versions: readonly TextVersion[], today: Day): Law {
  const texts = jurisdiction.texts.flatMap(text => versionOn(versions, text, today) ?? [])
  return { jurisdiction: withMattersInForce(jurisdiction, versions, today), texts }
}

/** Why the jurisdiction does not have a step: not its matter, or not by its choice; null where it has it. */
export function absenceOf(jurisdiction: Jurisdiction, step: Step): string | null {
  const { matters, absent, choices } = jurisdiction
  const wanted = [matterOf[caseTypeOf(step)], matterOfStep[step]].filter(matter => matter !== undefined)
  const missing = wanted.find(matter => !matters[matter])
  return missing ? (absent[missing] ?? `${jurisdiction.id} has no ${missing}`) : leftOutByChoice(choices, step)
}

/** Why nothing comes about by silence here that elsewhere does; null where the law brings this outcome by itself. */
export function outcomeAbsence(law: Law, outcome: Transition): string | null {
  if (clocksOf(law).some(({ clock }) => clock.ifMissed?.outcome === outcome)) return null
  const { matters, absent, choices } = law.jurisdiction
  const matter = matterOf[caseTypeOf(outcome)]
  return matters[matter] ? choices.demandReview.reason : (absent[matter] ?? `${law.jurisdiction.id} has no ${matter}`)
}

/** The identifiers to store with a case, e.g. `['pt@2023-06-21', 'sh@draft-2022']`. */
export function refsOf(law: Law): string[] {
  return law.texts.map(text => text.id)
}

/** The law a case began under, from its stored identifiers. Throws when a version is no longer known: a bug. */
export function lawFromRefs(
  jurisdiction: Jurisdiction,
  versions: readonly TextVersion[],
  refs: readonly string[],
): Law {
  const texts = refs.map(ref => {
    const found = versions.find(version => version.id === ref)
    if (!found) throw new Error(`the law version ${ref} is unknown to this release`)
    return found
  })
  return { jurisdiction, texts }
}

/** Every duty of the law, with its article and text. */
export function dutiesOf(law: Law): DutyRef[] {
  return law.texts.flatMap(text =>
    Object.entries(text.articles).flatMap(([article, { duties }]) =>
      Object.entries(duties).map(([id, duty]) => ({ id, article, text, duty })),
    ),
  )
}

/** The duties that a step fulfils or is governed by: what its event cites. */
export function dutiesFor(law: Law, step: Step): DutyRef[] {
  return indexOf(law).byStep.get(step) ?? []
}

export function dutyById(law: Law, id: string): DutyRef | null {
  return indexOf(law).byId.get(id) ?? null
}

export function clocksStartedBy(law: Law, transition: Transition): StartedClock[] {
  return clocksOf(law).filter(({ clock }) => clock.startsOn === transition)
}

export function clocksEndedBy(law: Law, transition: Transition): StartedClock[] {
  return clocksOf(law).filter(
    ({ clock }) => clock.endsOn.includes(transition) || clock.ifMissed?.outcome === transition,
  )
}

export function clocksOf(law: Law): StartedClock[] {
  return indexOf(law).clocks
}

/** The fields that a step's input must carry, each with the duty that demands it. */
export function requiredFields(law: Law, step: Step): { field: string; duty: DutyRef }[] {
  return requirementsFor(law, step).flatMap(({ requirement, duty }) =>
    'field' in requirement ? [{ field: requirement.field, duty }] : [],
  )
}

export function requirementsFor(law: Law, step: Step): { requirement: Requirement; duty: DutyRef }[] {
  return dutiesFor(law, step).flatMap(duty =>
    (duty.duty.requires ?? [])
      .filter(requirement => requirement.on?.includes(step) ?? true)
      .map(requirement => ({ requirement, duty })),
  )
}

/** The levels of legal ground that a decision of this step accepts; null where the law asks for no ground. */
export function groundsFor(law: Law, step: Step): { levels: readonly GroundLevel[]; duty: DutyRef } | null {
  const asking = dutiesFor(law, step).filter(ref => ref.duty.grounds)
  const owner = law.jurisdiction.matters[matterOf[caseTypeOf(step)]]
  const duty = asking.find(ref => ref.text.text === owner) ?? asking[0]
  return duty?.duty.grounds ? { levels: duty.duty.grounds, duty } : null
}

/**
 * The duty behind a named requirement: a rule such as `noStateSecret`, a signature, a report, a notice. Null where the
 * law knows no such name; where two texts name it, that of the text that owns the matter.
 */
export function dutyOfRule(law: Law, rule: string): DutyRef | null {
  return ruleOf(law, rule)?.duty ?? null
}

/** The limit that a named rule carries; null where the law knows no such rule or gives it no number. */
export function limitOfRule(law: Law, rule: string): Limit | null {
  const found = ruleOf(law, rule)?.requirement
  return (found && 'limit' in found && found.limit) || null
}

/** The promises that a demand's commitment makes, by the keys of their texts; none where the law asks for none. */
export function promisesOf(law: Law): readonly string[] {
  const found = ruleOf(law, 'commitment')?.requirement
  return (found && 'signature' in found && found.promises) || []
}

/** The duties that an act of a step cites: those bound to a kind of act only where the act is of that kind. */
export function dutiesCitedBy(law: Law, step: Step, kinds: readonly string[]): DutyRef[] {
  const isMet = (requirement: Requirement) =>
    !('when' in requirement) || kinds.includes(requirement.when) || !(requirement.on?.includes(step) ?? true)
  return dutiesFor(law, step).filter(ref => (ref.duty.requires ?? []).every(isMet))
}

function ruleOf(law: Law, rule: string): Ruled | null {
  const named = indexOf(law).byRule.get(rule) ?? []
  return named.find(one => isOwner(law, one)) ?? named[0] ?? null
}

/** Whether the text of a requirement owns a matter in which it is to be met. */
function isOwner({ jurisdiction }: Law, { duty, requirement }: Ruled): boolean {
  const steps = requirement.on ?? duty.duty.steps ?? []
  return steps.some(step => jurisdiction.matters[matterOf[caseTypeOf(step)]] === duty.text.text)
}

function nameOf({ quote: _, ...requirement }: Requirement): string {
  if ('field' in requirement) return requirement.field
  if ('notice' in requirement) return requirement.notice
  if ('report' in requirement) return requirement.report
  if ('attachment' in requirement) return requirement.attachment
  if ('signature' in requirement) return requirement.signature
  return 'rule' in requirement ? requirement.rule : requirement.when
}

type Ruled = { readonly duty: DutyRef; readonly requirement: Requirement }
type LawIndex = {
  byStep: Map<Step, DutyRef[]>
  byId: Map<string, DutyRef>
  byRule: Map<string, Ruled[]>
  clocks: StartedClock[]
}

// A law is immutable, so its index is built once per set of texts.
const indexes = new Map<string, { texts: Law['texts']; index: LawIndex }>()

function indexOf(law: Law): LawIndex {
  const key = `${law.jurisdiction.id} ${refsOf(law).join(' ')}`
  const known = indexes.get(key)
  // An alternative of a text, tried out beside it, may bear the same identifier.
  if (known?.texts.every((text, n) => text === law.texts[n])) return known.index
  const byStep = new Map<Step, DutyRef[]>()
  const byId = new Map<string, DutyRef>()
  const byRule = new Map<string, Ruled[]>()
  const clocks: StartedClock[] = []
  for (const ref of dutiesOf(law)) {
    byId.set(ref.id, ref)
    if (ref.duty.clock) clocks.push({ ...ref, clock: ref.duty.clock })
    for (const step of ref.duty.steps ?? []) byStep.set(step, [...(byStep.get(step) ?? []), ref])
    for (const requirement of ref.duty.requires ?? []) {
      const name = nameOf(requirement)
      byRule.set(name, [...(byRule.get(name) ?? []), { duty: ref, requirement }])
    }
  }
  const index = { byStep, byId, byRule, clocks }
  indexes.set(key, { texts: law.texts, index })
  return index
}

// Who works here is no procedure of a text: it is kept up whatever governs, else nobody could confirm the next one.
const always: Matter = 'organisation'

function withMattersInForce(jurisdiction: Jurisdiction, versions: readonly TextVersion[], today: Day): Jurisdiction {
  const reasons = new Map(jurisdiction.texts.map(text => [text, whyNotInForce(versions, text, today)]))
  const owned = Object.entries(jurisdiction.matters) as [Matter, string][]
  const out = owned.filter(([matter, text]) => matter !== always && reasons.get(text))
  if (!out.length) return jurisdiction
  const names = out.map(([matter]) => matter)
  return {
    ...jurisdiction,
    matters: Object.fromEntries(owned.filter(([matter]) => !names.includes(matter))),
    absent: { ...jurisdiction.absent, ...Object.fromEntries(out.map(([matter, text]) => [matter, reasons.get(text)])) },
  }
}
