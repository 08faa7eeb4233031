import type { JsonObject } from '../base/json.ts'
import type { EventRow } from '../db/schema-core.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import type { EntryVersion } from './catalog-entry-queries.ts'
import { type EntryDifference, type EntryText, entryDifferences } from './entry-difference.ts'
import { type TextPart, textDifference } from './text-difference.ts'

/** A difference as it is read: of two texts, with what was put in and taken out. */
export type ShownDifference = EntryDifference & { readonly parts?: readonly TextPart[] }

export function shownDifferences(before: EntryText, after: EntryText): ShownDifference[] {
  return entryDifferences(before, after).map(one =>
    typeof one.before === 'string' && typeof one.after === 'string'
      ? { ...one, parts: textDifference(one.before, one.after) }
      : one,
  )
}

export type HistoryVersion = {
  readonly version: number
  readonly publishedOn: string
  /** What it changed in the version before; null for the first. */
  readonly differences: readonly ShownDifference[] | null
}

/** The versions of an entry, newest first as they are given, each with what it changed in the one before. */
export function historyOf(versions: readonly EntryVersion[]): HistoryVersion[] {
  return versions.map((version, index) => {
    const former = versions[index + 1]
    return {
      version: version.version,
      publishedOn: version.published_on,
      differences: former ? shownDifferences(textOfVersion(former), textOfVersion(version)) : null,
    }
  })
}

type Told = Pick<EventRow, 'step' | 'detail'>

/**
 * The entry as it stood after so many events, which is its revision: as it was last handed in or changed. A change that
 * is only asked for is not yet the entry. Null where the events do not tell.
 */
export function contentAfter(
  events: readonly Told[],
  { revision, versions }: { revision: number; versions: readonly EntryVersion[] },
): EntryText | null {
  const last = events.slice(0, revision).findLast(({ step }) => step in contentOfStep)
  return last ? (contentOfStep[last.step]?.(last.detail, versions) ?? null) : null
}

/** What whoever handed the entry in last changed in what was handed in before; null for the first time. */
export function lastRevisionOf(events: readonly Told[]): readonly ShownDifference[] | null {
  const [former, latest] = events.flatMap(({ step, detail }) => textOfEvent(step, detail) ?? []).slice(-2)
  return former && latest ? shownDifferences(former, latest) : null
}

type ContentOf = (detail: JsonObject, versions: readonly EntryVersion[]) => EntryText | null

const contentOfStep: { readonly [step: string]: ContentOf } = {
  'catalogEntry.submit': detail => textOfDetail(detail),
  'catalogEntry.resubmit': detail => textOfDetail(detail),
  'catalogEntry.executeChange': ({ version }, versions) => {
    const found = versions.find(one => one.version === version)
    return found ? textOfVersion(found) : null
  },
}

function textOfEvent(step: string, detail: JsonObject): EntryText | null {
  return step === 'catalogEntry.submit' || step === 'catalogEntry.resubmit' ? textOfDetail(detail) : null
}

function textOfDetail({ items, name, ...content }: JsonObject): EntryText | null {
  if (!Array.isArray(items)) return null
  return { name: String(name ?? ''), content, items: items as unknown as CatalogItem[] }
}

function textOfVersion({ content, items }: EntryVersion): EntryText {
  return { name: typeof content.name === 'string' ? content.name : '', content, items }
}
