import type { TextVersion } from '@gongshu/regulations'
import type { Reaction } from './acts/door.ts'
import type { Lifecycle } from './acts/lifecycle.ts'
import { assessmentActions, assessmentLifecycles } from './assessment/assessment-matters.ts'
import { remindOfYearlyWork } from './assessment/yearly-work.ts'
import { catalogActions, catalogLifecycles, catalogReactions } from './catalog/catalog-matters.ts'
import { entryChangesSince } from './catalog/entry-changes.ts'
import { catchUpLikeness } from './catalog/entry-likeness-queries.ts'
import { catalogImportLifecycle } from './catalog-files/entry-import.ts'
import { catalogImportActions } from './catalog-files/entry-import-actions.ts'
import { collectionLifecycles, collectionMatterActions, collectionReactions } from './collection/collection-matters.ts'
import { demandLifecycle } from './demands/demand.ts'
import { demandActions } from './demands/demand-actions.ts'
import { demandPartLifecycle } from './demands/demand-part.ts'
import { demandPartActions } from './demands/demand-part-actions.ts'
import { journalSegmentActions, journalSegmentLifecycle } from './gateway/journal-segment.ts'
import type { KeyStore } from './keys/key-store.ts'
import { foreignSourceLifecycle } from './listings/foreign-source.ts'
import { foreignSourceActions } from './listings/foreign-source-actions.ts'
import { classificationGuideLifecycle, sectorRulesLifecycle } from './open-data/classification-guide.ts'
import { classificationGuideActions, sectorRulesActions } from './open-data/classification-guide-actions.ts'
import { openListEntryActions } from './open-data/open-list-actions.ts'
import { openListEntryLifecycle } from './open-data/open-list-entry.ts'
import { openingActions, openingLifecycles } from './open-data/opening-matters.ts'
import { remindOfUpdates } from './open-data/remind-of-updates.ts'
import { operationActions, operationLifecycles } from './operation/operation-matters.ts'
import { accountLifecycle } from './people/account.ts'
import { accountActions } from './people/account-actions.ts'
import { purgeAccess } from './people/purge-access.ts'
import { reportStaleData } from './quality/freshness.ts'
import { qualityActions, qualityLifecycles, qualityReactions } from './quality/quality-matters.ts'
import { registryActions, registryLifecycles } from './registry/registry-matters.ts'
import { lapseTexts, textVersionActions } from './registry/text-version-actions.ts'
import { announceMissingYear, settleStaleDeadlines } from './registry/year-schedule-actions.ts'
import { withoutAgreement } from './security/contractor-actions.ts'
import { endPastAgreements } from './security/contractor-end.ts'
import { planRecurringWork } from './security/recurring-work.ts'
import { securityActions, securityLifecycles } from './security/security-matters.ts'
import { watchUse } from './security/use-watch.ts'
import { exchangeActions, exchangeLifecycles, exchangeReactions } from './sharing/exchange-matters.ts'
import { remindOfParts, remindOfUse } from './sharing/reminders.ts'
import { sharingServiceLifecycle } from './sharing/sharing-service.ts'
import { sharingServiceActions } from './sharing/sharing-service-actions.ts'
import { lastUseOf } from './sharing/sharing-service-queries.ts'
import { usesOfEntry } from './uses-of-entry-queries.ts'

/** Every lifecycle of the platform. A new one is one row here, its table and its actions. */
export const lifecycles: readonly Lifecycle[] = [
  accountLifecycle,
  ...registryLifecycles,
  ...catalogLifecycles,
  catalogImportLifecycle,
  foreignSourceLifecycle,
  ...collectionLifecycles,
  ...qualityLifecycles,
  demandLifecycle,
  demandPartLifecycle,
  sharingServiceLifecycle,
  ...exchangeLifecycles,
  journalSegmentLifecycle,
  openListEntryLifecycle,
  ...openingLifecycles,
  classificationGuideLifecycle,
  sectorRulesLifecycle,
  ...operationLifecycles,
  ...securityLifecycles,
  ...assessmentLifecycles,
] as unknown as readonly Lifecycle[]

/** What an event in one matter causes in a later one. */
const reactions: readonly Reaction[] = [
  ...catalogReactions,
  ...collectionReactions,
  ...qualityReactions,
  ...exchangeReactions,
]

/** What the matters of the law bring to the door. */
export function matters(keys: KeyStore, versions: readonly TextVersion[]) {
  return {
    lifecycles,
    actions: {
      ...accountActions,
      ...registryActions,
      ...textVersionActions(versions),
      ...catalogActions(usesOfEntry),
      ...catalogImportActions,
      ...foreignSourceActions,
      ...collectionMatterActions,
      ...qualityActions,
      ...demandActions,
      ...demandPartActions,
      ...sharingServiceActions(keys),
      ...exchangeActions,
      ...journalSegmentActions,
      ...openListEntryActions,
      ...openingActions,
      ...classificationGuideActions,
      ...sectorRulesActions,
      ...operationActions,
      ...securityActions,
      ...assessmentActions,
    },
    reactions: [...reactions, { on: 'account.open', next: withoutAgreement(versions) }],
    readers: { lastUse: lastUseOf },
    changedSince: { catalogEntry: entryChangesSince },
    dailyWork: [
      purgeAccess,
      remindOfParts,
      remindOfUse,
      remindOfUpdates,
      settleStaleDeadlines,
      announceMissingYear,
      lapseTexts,
      reportStaleData,
      endPastAgreements,
      planRecurringWork,
      watchUse,
      catchUpLikeness,
      remindOfYearlyWork,
    ],
  }
}
