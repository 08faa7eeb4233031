import { mustEqual } from './expect.ts'
import type { Party } from './made.ts'

/** Hands an entry in and, where units review their own entries first, has a second person of the unit review it. */
export async function submitEntry(party: Party, form: object): Promise<string> {
  const { caseId } = await party.user.post('/api/catalog-entries/steps/submit', form)
  await reviewInUnit(party, caseId)
  return caseId
}

/** The review of the unit itself: refused to whoever compiled the entry. Nothing where the law knows none. */
export async function reviewInUnit({ user, reviewer, unit }: Party, entryId: string): Promise<void> {
  if (!reviewer) return
  const path = `/api/catalog-entries/${entryId}/steps/reviewInUnit`
  mustEqual((await user.refused(path)).code, 'own_work', `the review of an entry of ${unit} by its author`)
  mustEqual((await reviewer.post(path)).state, 'underReview', `an entry that ${unit} has reviewed`)
}
