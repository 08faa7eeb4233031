import Type from 'typebox'
import { dayField, form, line, lines, nothing, oneOf, prose, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { entryStates } from '../search/findable.ts'
import { adjustmentTable } from './adjustment-plan.ts'
import { catalogEntryLifecycle, EntryInput } from './catalog-entry.ts'

/** Change and deletion of an entry: what is published stays in force until the change has been executed. */
const changeTable = lifecycle('catalogEntry', {
  path: catalogEntryLifecycle.path,
  steps: {
    'catalogEntry.requestChange': {
      from: ['published'],
      to: ['changeEvaluating'],
      by: 'provider',
      input: form({
        changeKind: oneOf(['change', 'deletion']),
        changeReason: oneOf(['business', 'system', 'other']),
        reason: prose(2000),
        changedOn: Type.Optional(dayField),
        // Written in the form of an entry, which the generic form of a step does not have.
        entry: Type.Optional({ ...EntryInput, 'x-control': 'none' } as typeof EntryInput),
      }),
    },
    'catalogEntry.evaluateChange': {
      from: ['changeEvaluating'],
      to: ['changeAuthorised', 'adjustmentPlanning', 'published'],
      by: 'operator',
      awaited: ['changeEvaluating'],
      input: form({
        evaluation: oneOf(['pass', 'planNeeded', 'notPassed']),
        reason: Type.Optional(prose(2000)),
      }),
    },
    'catalogEntry.executeChange': {
      from: ['changeAuthorised'],
      to: ['published'],
      by: 'provider',
      awaited: ['changeAuthorised'],
      input: nothing,
    },
    'catalogEntry.executeDeletion': {
      from: ['changeAuthorised'],
      to: ['retired'],
      by: 'provider',
      awaited: ['changeAuthorised'],
      input: nothing,
    },
  },
})

/** Whose an entry is where several units come into question, and its anchoring once it is linked. */
const ownershipTable = lifecycle('catalogEntry', {
  path: catalogEntryLifecycle.path,
  steps: {
    'catalogEntry.requestDesignation': {
      from: ['new'],
      to: ['awaitingDesignation'],
      by: ['provider', 'operator'],
      input: form({
        title: line(100),
        description: prose(),
        candidateUnits: refersToSome('unit'),
        contestedEntries: Type.Optional(refersToSome('catalogEntry')),
        reason: prose(2000),
      }),
    },
    'catalogEntry.designate': {
      from: ['awaitingDesignation'],
      to: ['designated', 'retired'],
      by: 'authority',
      awaited: ['awaitingDesignation'],
      input: form({
        designatedUnit: Type.String({ format: 'uuid', 'x-refers': 'unit' }),
        documentNumber: Type.Optional(line()),
        reason: prose(2000),
      }),
    },
    'catalogEntry.lockOnChain': {
      from: ['published'],
      to: ['published'],
      by: 'provider',
      input: form({
        dutyCodes: Type.Optional(lines()),
        systemNames: Type.Optional(lines()),
      }),
    },
  },
})

export { changeTable, ownershipTable }

/** All steps of an entry. */
export const wholeCatalogEntryLifecycle = {
  ...catalogEntryLifecycle,
  steps: { ...catalogEntryLifecycle.steps, ...changeTable.steps, ...adjustmentTable.steps, ...ownershipTable.steps },
}

/** The states in which a published version is in force, also while a change of it is open. */
export const statesInForce: readonly string[] = entryStates
