import type { TextId, TextVersion } from './jurisdiction.ts'

/** Everything that can be wrong with the law as data; the sentence of each stands in `text/` under `lawFault.<code>`. */
export type FaultCode =
  | 'articleDiffers'
  | 'articlesDiffer'
  | 'articleSilent'
  | 'articleNotSilent'
  | 'quoteNotInArticle'
  | 'limitNotInQuote'
  | 'limitWithoutClock'
  | 'limitNotQuoted'
  | 'validityNotInText'
  | 'stepUndeclared'
  | 'stepTwice'
  | 'requirementElsewhere'
  | 'transitionUndeclared'
  | 'clockOnSeveralCases'
  | 'clockOnOtherCase'
  | 'clockEndsAtStart'
  | 'outcomeIsEnd'
  | 'dutyOfOtherArticle'
  | 'dutyUnknown'
  | 'dutyMissing'
  | 'dutyTwice'
  | 'reasonEmpty'
  | 'softwareDenied'
  | 'listEmpty'
  | 'ruleTwice'
  | 'versionTwice'
  | 'versionNamedOtherwise'
  | 'versionBackwards'
  | 'versionsOverlap'
  | 'versionsGap'
  | 'textWithoutVersion'
  | 'matterUnsettled'
  | 'matterOfStranger'
  | 'matterOwnerUnreasoned'
  | 'twoOutcomes'
  | 'twoGrounds'

/** Where to look: the data of an article or a duty of a text, or a jurisdiction; `words` stand on the line meant. */
export type FaultPlace =
  | { readonly text: TextId; readonly article?: string; readonly duty?: string; readonly words?: string }
  | { readonly jurisdiction: string; readonly words?: string }

export type Fault = {
  readonly code: FaultCode
  readonly place: FaultPlace
  readonly params: { readonly [name: string]: string }
}

/** `PT-20` for the twentieth article of the text `pt`. */
export function articleId(text: TextId, number: number): string {
  return `${text.toUpperCase()}-${number}`
}

/** 20 of `PT-20`, `PT-20b` and `PT-20.1a`; 0 where the id has no number. */
export function articleNumberOf(id: string): number {
  return Number.parseInt(id.split('-')[1] ?? '', 10) || 0
}

/** A duty with all that a fault has to name. */
export type PlacedDuty = {
  readonly id: string
  readonly article: string
  readonly version: TextVersion
  readonly duty: TextVersion['articles'][string]['duties'][string]
}

export function placedDuties(version: TextVersion): PlacedDuty[] {
  return Object.entries(version.articles).flatMap(([article, { duties }]) =>
    Object.entries(duties).map(([id, duty]) => ({ id, article, version, duty })),
  )
}

/** A fault of a duty; `words` lead to its line. */
export function faultOf(
  { id, article, version }: PlacedDuty,
  code: FaultCode,
  { words, ...params }: { readonly words?: string; readonly [name: string]: string | undefined } = {},
): Fault {
  const given = Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return {
    code,
    place: { text: version.text, article, duty: id, ...(words ? { words } : {}) },
    params: { duty: id, ...Object.fromEntries(given) },
  }
}
