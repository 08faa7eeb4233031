import type { TextAnswer } from '@gongshu/client'
import {
  absenceOf,
  confirmedVersion,
  dutyById,
  groundsFor,
  jurisdictions,
  type Law,
  lawOn,
  requiredFields,
  type Step,
  type TextVersion,
  textVersions,
} from '@gongshu/regulations'
import { useSuspenseQuery } from '@tanstack/react-query'
import { queries } from './api.ts'

/** The session, which every page below the sign-in has. */
export function useSession() {
  return useSuspenseQuery(queries.session).data
}

/** The law in force here today: the same data by which the platform decides. */
export function useLaw(): Law | null {
  const { jurisdiction, today, texts } = useSession()
  const known = Object.values(jurisdictions).find(one => one?.id === jurisdiction.id)
  return known ? lawOn(known, versionsWith(texts), today as Day) : null
}

type Day = Parameters<typeof lawOn>[2]

/** The versions of this release, with those whose days were confirmed in this installation. */
function versionsWith(texts: readonly TextAnswer[]): TextVersion[] {
  const confirmed = texts.flatMap(({ confirms, effectiveFrom, lastDay }) => {
    const draft = textVersions.find(version => version.id === confirms)
    if (!draft || !effectiveFrom) return []
    const end = lastDay ? { effectiveTo: lastDay as Day } : {}
    return [confirmedVersion(draft, { effectiveFrom: effectiveFrom as Day, ...end })]
  })
  return [...textVersions, ...confirmed]
}

/** Whether the jurisdiction has a step; one that this release does not know is taken to have all. */
export function hasStep(law: Law | null, step: Step): boolean {
  return law === null || absenceOf(law.jurisdiction, step) === null
}

export type FieldDuty = { readonly id: string; readonly article: string; readonly quote: string }

/** The duty that demands each field of a step's input. */
export function fieldDuties(law: Law | null, step: Step): ReadonlyMap<string, FieldDuty> {
  if (!law) return new Map()
  return new Map(
    requiredFields(law, step).map(({ field, duty }) => [
      field,
      { id: duty.id, article: duty.article, quote: duty.duty.quote },
    ]),
  )
}

/** The levels of legal ground that a decision of the step accepts, with the duty that says so. */
export function acceptedGrounds(law: Law | null, step: Step) {
  return law ? groundsFor(law, step) : null
}

/** The article of a duty; of a duty that this release does not know, what its id says. */
export function articleOf(law: Law | null, dutyId: string): string {
  return (law && dutyById(law, dutyId)?.article) || dutyId.replace(/[a-z]+\d*$/, '')
}
