import type { Day } from '@gongshu/deadlines'
import Type from 'typebox'
import { dayField, form, line, lines, oneOf, prose, refers, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** What makes a unit compile entries; each is named as a rule by the text that knows it. */
export const compileCauses = ['businessApproved', 'systemAccepted'] as const
/** What makes a unit bring entries up to date that it already has. */
export const updateCauses = ['catalogChanged', 'lawAmended', 'functionChanged'] as const
/** Changes that take effect on a day that may still be ahead. */
export const announcedCauses: readonly string[] = ['lawAmended', 'functionChanged']

/** The compiling or updating of entries that an event outside the catalog makes due. */
export const catalogTaskLifecycle = lifecycle('catalogTask', {
  path: 'catalog-tasks',
  steps: {
    'catalogTask.open': {
      from: ['new'],
      to: ['open'],
      by: ['provider', 'operator', 'authority', 'system'],
      input: form({
        title: line(),
        unitId: Type.Optional(refers('unit')),
        changeCause: Type.Optional(oneOf([...compileCauses, ...updateCauses])),
        happenedOn: dayField,
        instrument: Type.Optional(line()),
        plannedEntries: Type.Optional(lines()),
        entryIds: Type.Optional(refersToSome('catalogEntry')),
      }),
    },
    'catalogTask.complete': {
      from: ['open'],
      to: ['done'],
      by: ['provider', 'system'],
      awaited: ['open'],
      input: form({ entryIds: Type.Optional(refersToSome('catalogEntry')), note: Type.Optional(prose(2000)) }),
    },
    'catalogTask.cancel': {
      from: ['open'],
      to: ['cancelled'],
      by: ['operator', 'authority'],
      input: form({ reason: prose(2000) }),
    },
  },
})

export type CatalogTaskRecord = {
  readonly changeCause?: string
  readonly happenedOn: Day
  readonly plannedEntries?: readonly string[]
  readonly entryIds?: readonly string[]
  /** The versions of these entries when the task was opened: an update is a later one. */
  readonly versions?: { readonly [entryId: string]: number }
}

/** Whether the task is done only by an entry that is published anew, and not by a submission alone. */
export function asksForUpdate({ changeCause }: CatalogTaskRecord): boolean {
  return (updateCauses as readonly string[]).includes(changeCause ?? '')
}
