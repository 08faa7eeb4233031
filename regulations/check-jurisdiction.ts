import { day } from '@gongshu/deadlines'
import type { Fault, FaultCode } from './check-fault.ts'
import { conflictsOf } from './conflicts.ts'
import type { Jurisdiction, TextVersion } from './jurisdiction.ts'
import { dutiesOf, type Law, lawOn } from './law.ts'
import { type Matter, matterOf, matters } from './matters.ts'
import { caseTypeOf, isStep } from './steps.ts'

/** Whether the texts of a jurisdiction fit together on every day on which one of them begins. */
export function jurisdictionFaults(jurisdiction: Jurisdiction, versions: readonly TextVersion[]): Fault[] {
  const laws = lawsOf(jurisdiction, versions)
  const faults = [
    ...textFaults(jurisdiction, versions),
    ...matterFaults(jurisdiction),
    ...laws.flatMap(law => [...ownershipFaults(law), ...conflictFaults(law)]),
  ]
  const seen = new Set<string>()
  return faults.filter(fault => {
    const key = JSON.stringify(fault)
    return !seen.has(key) && seen.add(key)
  })
}

function lawsOf(jurisdiction: Jurisdiction, versions: readonly TextVersion[]): Law[] {
  const own = versions.filter(({ text }) => jurisdiction.texts.includes(text))
  const starts = new Set(own.flatMap(({ effectiveFrom }) => effectiveFrom ?? []))
  // Where no text has a first day, all apply on any day.
  const days = starts.size > 0 ? [...starts] : [day('2026-01-01')]
  return days.map(today => lawOn(jurisdiction, versions, today))
}

function textFaults({ id, texts }: Jurisdiction, versions: readonly TextVersion[]): Fault[] {
  const known = new Set(versions.map(({ text }) => text))
  return texts
    .filter(text => !known.has(text))
    .map(text => faultIn(id, 'textWithoutVersion', { words: `'${text}'`, text }))
}

function matterFaults({ id, texts, matters: owned, absent }: Jurisdiction): Fault[] {
  return matters.flatMap(matter => {
    const owner = owned[matter]
    if ((owner === undefined) !== Boolean(absent[matter]?.trim()))
      return [faultIn(id, 'matterUnsettled', { words: `${matter}:`, matter })]
    const isStranger = owner !== undefined && !texts.includes(owner)
    return isStranger ? [faultIn(id, 'matterOfStranger', { words: `${matter}:`, matter, text: owner })] : []
  })
}

function ownershipFaults(law: Law): Fault[] {
  const { id, ownership } = law.jurisdiction
  const named = new Map<Matter, Set<string>>()
  for (const { duty, text } of dutiesOf(law)) {
    for (const step of (duty.steps ?? []).filter(isStep)) {
      const matter = matterOf[caseTypeOf(step)]
      named.set(matter, (named.get(matter) ?? new Set()).add(text.text))
    }
  }
  const unreasoned = [...named].filter(([matter, texts]) => texts.size > 1 && !ownership[matter]?.trim())
  return unreasoned.map(([matter, texts]) =>
    faultIn(id, 'matterOwnerUnreasoned', { words: 'ownership', matter, texts: [...texts].join('、') }),
  )
}

function conflictFaults(law: Law): Fault[] {
  return conflictsOf(law).map(({ kind, duties, about }): Fault => {
    const other = duties.at(-1)
    if (!other) throw new Error(`a conflict about ${about} names no duty`)
    return {
      code: kind,
      place: { text: other.text.text, article: other.article, duty: other.id, words: about },
      params: { jurisdiction: law.jurisdiction.id, duties: duties.map(({ id }) => id).join('、'), about },
    }
  })
}

function faultIn(id: string, code: FaultCode, { words, ...params }: { words: string; [name: string]: string }): Fault {
  return { code, place: { jurisdiction: id, words }, params: { jurisdiction: id, ...params } }
}
