import type { Actions } from '../acts/act-types.ts'
import type { Reaction } from '../acts/door.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import { collectionLifecycle } from './collection.ts'
import { collectionActions } from './collection-actions.ts'
import { collectionOfEntry } from './collection-queries.ts'
import { dataRequestLifecycle } from './data-request.ts'
import { dataRequestActions } from './data-request-actions.ts'
import { refusalCaseLifecycle } from './refusal-case.ts'
import { assignRefusal, refusalCaseActions, refusalWithdrawnBy } from './refusal-case-actions.ts'
import { sharedDatabaseLifecycle } from './shared-database.ts'
import { sharedDatabaseActions } from './shared-database-actions.ts'

export const collectionLifecycles = [
  collectionLifecycle,
  refusalCaseLifecycle,
  dataRequestLifecycle,
  sharedDatabaseLifecycle,
] as unknown as Lifecycle[]

export const collectionMatterActions: Actions = {
  ...collectionActions,
  ...refusalCaseActions,
  ...dataRequestActions,
  ...sharedDatabaseActions,
}

export const collectionReactions: readonly Reaction[] = [
  {
    on: 'catalogEntry.published',
    // A changed entry is published again; its collection stands.
    next: async (tx, entry) =>
      (await collectionOfEntry(tx, entry.id))
        ? []
        : [
            {
              step: 'collection.open',
              input: { entryId: entry.id, unitId: entry.unit_id ?? '', title: entry.title },
              actor: { kind: 'system' },
            },
          ],
  },
  { on: 'collection.collected', next: refusalWithdrawnBy },
  { on: 'refusalCase.found', next: assignRefusal },
]
