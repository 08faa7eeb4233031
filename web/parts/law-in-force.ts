import {
  dutyById,
  groundsFor,
  jurisdictions,
  type Law,
  lawOn,
  requiredFields,
  type Step,
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
  const { jurisdiction, today } = useSession()
  const known = Object.values(jurisdictions).find(one => one?.id === jurisdiction.id)
  return known ? lawOn(known, textVersions, today as Parameters<typeof lawOn>[2]) : null
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
