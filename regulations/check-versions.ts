import { addDays, type Day } from '@gongshu/deadlines'
import type { Fault, FaultCode } from './check-fault.ts'
import type { TextVersion } from './jurisdiction.ts'
import { lastDayInForce } from './versions.ts'

/** Whether the versions of each text follow one another without a day on which two or none of them is in force. */
export function versionFaults(versions: readonly TextVersion[]): Fault[] {
  const byText = new Map<string, TextVersion[]>()
  for (const version of versions) byText.set(version.text, [...(byText.get(version.text) ?? []), version])
  return [...byText.values()].flatMap(ofOneText => [
    ...ofOneText.flatMap(version => ownFaults(version, ofOneText)),
    ...sequenceFaults(ofOneText),
  ])
}

function ownFaults(version: TextVersion, ofOneText: readonly TextVersion[]): Fault[] {
  const { id, text, effectiveFrom } = version
  const last = lastDayInForce(version)
  return [
    ...(id.startsWith(`${text}@`) ? [] : [faultOf('versionNamedOtherwise', version)]),
    ...(ofOneText.find(other => other.id === id) === version ? [] : [faultOf('versionTwice', version)]),
    ...(effectiveFrom && last && last < effectiveFrom ? [faultOf('versionBackwards', version, { last })] : []),
  ]
}

function sequenceFaults(ofOneText: readonly TextVersion[]): Fault[] {
  // A draft without days applies until a version with days begins: it overlaps with another such draft only.
  const [first, ...drafts] = ofOneText.filter(version => !version.effectiveFrom)
  const dated = ofOneText
    .filter(version => version.effectiveFrom)
    .toSorted((a, b) => compare(a.effectiveFrom ?? '', b.effectiveFrom ?? ''))
  return [
    ...drafts.flatMap(version => (first ? [faultOf('versionsOverlap', version, { other: first.id })] : [])),
    ...dated.slice(1).flatMap((version, index) => {
      const before = dated[index]
      return before ? followingFaults(before, version) : []
    }),
  ]
}

function followingFaults(before: TextVersion, version: TextVersion): Fault[] {
  const last = lastDayInForce(before)
  const first = version.effectiveFrom
  if (last === null || !first || first <= last) return [faultOf('versionsOverlap', version, { other: before.id })]
  const next: Day = addDays(last, 1)
  return first === next
    ? []
    : [faultOf('versionsGap', version, { other: before.id, from: next, to: addDays(first, -1) })]
}

function faultOf(code: FaultCode, { text, id }: TextVersion, params: Fault['params'] = {}): Fault {
  return { code, place: { text, words: id }, params: { version: id, ...params } }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
