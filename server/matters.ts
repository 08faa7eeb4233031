import type { TextVersion } from '@gongshu/regulations'
import type { Reaction } from './acts/door.ts'
import type { Lifecycle } from './acts/lifecycle.ts'
import { catalogEntryLifecycle } from './catalog/catalog-entry.ts'
import { catalogEntryActions } from './catalog/catalog-entry-actions.ts'
import { collectionLifecycle } from './collection/collection.ts'
import { collectionActions } from './collection/collection-actions.ts'
import { demandLifecycle } from './demands/demand.ts'
import { demandActions } from './demands/demand-actions.ts'
import { demandPartLifecycle } from './demands/demand-part.ts'
import { demandPartActions } from './demands/demand-part-actions.ts'
import { journalSegmentActions, journalSegmentLifecycle } from './gateway/journal-segment.ts'
import type { KeyStore } from './keys/key-store.ts'
import { classificationGuideLifecycle, sectorRulesLifecycle } from './open-data/classification-guide.ts'
import { classificationGuideActions, sectorRulesActions } from './open-data/classification-guide-actions.ts'
import { openListEntryActions } from './open-data/open-list-actions.ts'
import { openListEntryLifecycle } from './open-data/open-list-entry.ts'
import { accountLifecycle } from './people/account.ts'
import { accountActions } from './people/account-actions.ts'
import { registryActions, registryLifecycles } from './registry/registry-matters.ts'
import { lapseTexts, textVersionActions } from './registry/text-version-actions.ts'
import { announceMissingYear, settleStaleDeadlines } from './registry/year-schedule-actions.ts'
import { sharingServiceLifecycle } from './sharing/sharing-service.ts'
import { sharingServiceActions } from './sharing/sharing-service-actions.ts'
import { lastUseOf } from './sharing/sharing-service-queries.ts'

/** Every lifecycle of the platform. A new one is one row here, its table and its actions. */
export const lifecycles: readonly Lifecycle[] = [
  accountLifecycle,
  ...registryLifecycles,
  catalogEntryLifecycle,
  collectionLifecycle,
  demandLifecycle,
  demandPartLifecycle,
  sharingServiceLifecycle,
  journalSegmentLifecycle,
  openListEntryLifecycle,
  classificationGuideLifecycle,
  sectorRulesLifecycle,
] as unknown as readonly Lifecycle[]

/** What an event in one matter causes in a later one. */
const reactions: readonly Reaction[] = [
  {
    on: 'catalogEntry.published',
    next: async (_tx, entry) => [
      {
        step: 'collection.open',
        input: { entryId: entry.id, unitId: entry.unit_id ?? '', title: entry.title },
        actor: { kind: 'system' },
      },
    ],
  },
]

/** What the matters of the law bring to the door. */
export function matters(keys: KeyStore, versions: readonly TextVersion[]) {
  return {
    lifecycles,
    actions: {
      ...accountActions,
      ...registryActions,
      ...textVersionActions(versions),
      ...catalogEntryActions,
      ...collectionActions,
      ...demandActions,
      ...demandPartActions,
      ...sharingServiceActions(keys),
      ...journalSegmentActions,
      ...openListEntryActions,
      ...classificationGuideActions,
      ...sectorRulesActions,
    },
    reactions,
    readers: { lastUse: lastUseOf },
    dailyWork: [settleStaleDeadlines, announceMissingYear, lapseTexts],
  }
}
