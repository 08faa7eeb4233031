import { addDays, addMonths, type Day, type Limit } from '@gongshu/deadlines'
import type { TextId, TextVersion } from './jurisdiction.ts'

/** The version of a text that governs what begins on a day; null before the first one and after the last one lapsed. */
export function versionOn(versions: readonly TextVersion[], text: TextId, today: Day): TextVersion | null {
  const own = versions.filter(version => version.text === text)
  const inForce = own.findLast(version => version.effectiveFrom && covers(version, today))
  if (inForce) return inForce
  const hasBegun = own.some(version => version.effectiveFrom && version.effectiveFrom <= today)
  // A draft without days applies, marked as such, until a version with days begins; it does not come back when that ends.
  return hasBegun ? null : (own.findLast(version => !version.effectiveFrom) ?? null)
}

/** What to show of a text on a day: the version that governs, else the last that lapsed, else the next to come. */
export function versionShownOn(versions: readonly TextVersion[], text: TextId, today: Day): TextVersion | null {
  const own = versions.filter(version => version.text === text)
  const begun = own.filter(version => version.effectiveFrom && version.effectiveFrom <= today)
  return versionOn(versions, text, today) ?? begun.at(-1) ?? own[0] ?? null
}

/** The last day on which a version is in force; null where its words set no end or its first day is not known. */
export function lastDayInForce({ effectiveFrom, effectiveTo, validity }: TextVersion): Day | null {
  if (effectiveTo) return effectiveTo
  // The first day counts, so two years from 1 January end with 31 December: a validity is no limit for an act.
  return effectiveFrom && validity ? addDays(endOfYears(effectiveFrom, validity.within), -1) : null
}

/** Why no new case can begin under a text on a day, for people; null while it governs. */
export function whyNotInForce(versions: readonly TextVersion[], text: TextId, today: Day): string | null {
  const governing = versionOn(versions, text, today)
  if (governing && !governing.awaitsConfirmation) return null
  if (governing) return `《${governing.title}》尚未确认施行，确认后方可适用（${articleOfForce(governing)}）`
  const shown = versionShownOn(versions, text, today)
  if (!shown) return `${text} 没有现行版本`
  const { title, effectiveFrom } = shown
  if (effectiveFrom && today < effectiveFrom)
    return `《${title}》自 ${effectiveFrom} 起施行（${articleOfForce(shown)}）`
  return `《${title}》有效期至 ${lastDayInForce(shown)}，已失效，不再办理新的事项（${articleOfForce(shown)}）`
}

export type ConfirmedDays = {
  readonly issuedOn?: Day
  readonly effectiveFrom: Day
  readonly effectiveTo?: Day
  readonly documentNumber?: string
}

/** A draft as it is in force from its confirmed day on: a version of its own beside the draft. */
export function confirmedVersion(draft: TextVersion, days: ConfirmedDays): TextVersion {
  const { awaitsConfirmation: _, ...text } = draft
  const title = draft.title.replace(draftMark, '')
  return { ...text, ...days, title, id: `${draft.text}@${days.effectiveFrom}`, confirms: draft.id, status: 'inForce' }
}

// What the title of a draft says of itself.
const draftMark = /[(（](草案|征求意见稿)[)）]$/

// The words on force and its end are those of the last article.
function articleOfForce({ articles, id }: TextVersion): string {
  return Object.keys(articles).at(-1) ?? id
}

function covers(version: TextVersion, today: Day): boolean {
  if (version.effectiveFrom && today < version.effectiveFrom) return false
  const last = lastDayInForce(version)
  return last === null || today <= last
}

function endOfYears(from: Day, { unit, count }: Limit): Day {
  if (unit !== 'year') throw new Error(`a validity is a number of years, not of ${unit}s`)
  return addMonths(from, count * 12)
}
