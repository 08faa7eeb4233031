import Type from 'typebox'
import { form, prose } from '../acts/input-fields.ts'

// Another case brings these about: a complaint, an accepted change, the yearly review. Its number stands in the event.
const causedBy = { reason: prose(2000), cause: Type.Optional(Type.String({ maxLength: 60 })) }
export const Caused = form(causedBy)
export const Withdrawal = form({
  ...causedBy,
  proof: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 })),
})

/** What becomes of an entry of the open list after it was opened. */
export const standingSteps = {
  'openListEntry.suspend': { from: ['open', 'static'], to: ['suspended'], by: 'system', input: Caused },
  'openListEntry.reopen': { from: ['suspended'], to: ['open', 'static'], by: 'system', input: Caused },
  // Off the active list, while what was open stays open as data that is no longer updated.
  'openListEntry.freeze': { from: ['open'], to: ['static'], by: 'system', input: Caused },
  'openListEntry.withdraw': {
    from: ['open', 'static', 'suspended'],
    to: ['withdrawn'],
    by: 'system',
    input: Withdrawal,
  },
} as const
