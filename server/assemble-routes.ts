import { supplyBoardRoutes } from './assessment/supply-board-routes.ts'
import type { App } from './base/app-type.ts'
import { catalogRoutes } from './catalog/catalog-routes.ts'
import { entryCheckRoutes } from './catalog/entry-check-routes.ts'
import { oneSourceRoutes } from './catalog/one-source-routes.ts'
import { entryExportRoutes } from './catalog-files/entry-export-routes.ts'
import type { ImportDesk } from './catalog-files/entry-import-desk.ts'
import { entryImportRoutes } from './catalog-files/entry-import-routes.ts'
import { collectionRoutes } from './collection/collection-routes.ts'
import type { LoadDesk } from './collection/load-jobs.ts'
import { previewRoutes } from './collection/preview-routes.ts'
import { sharedDatabaseRoutes } from './collection/shared-database-routes.ts'
import type { SourceDesk } from './collection/source-desk.ts'
import { sourceRoutes } from './collection/source-routes.ts'
import { demandRoutes } from './demands/demand-routes.ts'
import { attachmentRoutes } from './files/attachment-routes.ts'
import { uploadRoutes } from './files/upload-routes.ts'
import { uploadsIn } from './files/uploads.ts'
import type { Gateway } from './gateway/create-gateway.ts'
import { isSameSecret, mountFeed } from './gateway/gateway-feed-routes.ts'
import { gatewayRegister, gatewayRoutes } from './gateway/gateway-register.ts'
import { journalIntake } from './gateway/journal-intake.ts'
import { mountJournalIntake } from './gateway/journal-intake-routes.ts'
import type { LocalGrantSource } from './gateway/local-grant-source.ts'
import { guardAgainstApplicants } from './http/applicant-guard.ts'
import { caseRoutes } from './http/case-routes.ts'
import { caseTypeRoutes } from './http/case-type-routes.ts'
import { clockRecordRoutes } from './http/clock-record-routes.ts'
import { clockRoutes } from './http/clock-routes.ts'
import { languageOf } from './http/errors.ts'
import { governanceRoutes } from './http/governance-routes.ts'
import { proofRoutes } from './http/proof-routes.ts'
import { mayReadCase } from './http/reading-rights.ts'
import { registryGapRoutes } from './http/registry-gap-routes.ts'
import { rejectRoutes } from './http/reject-routes.ts'
import { reportRoutes } from './http/report-routes.ts'
import { sessionRoutes } from './http/session-routes.ts'
import { stepRoutes } from './http/step-routes.ts'
import { threeListsRoutes } from './http/three-lists-routes.ts'
import { workbenchRoutes } from './http/workbench-routes.ts'
import { foreignRoutes } from './listings/foreign-routes.ts'
import { dutiesHere, LOCAL_GATEWAY } from './local-gateway.ts'
import { logRoutes } from './log/log-routes.ts'
import { lifecycles } from './matters.ts'
import { classificationRoutes } from './open-data/classification-routes.ts'
import { deliveryRoutes } from './open-data/delivery-routes.ts'
import { openRoutes } from './open-data/open-routes.ts'
import { openingReportRoutes } from './open-data/opening-report-routes.ts'
import { sampleRoutes } from './open-data/sample-routes.ts'
import type { OpenPlatform } from './open-platform.ts'
import type { OutgoingDesk } from './outgoing/outgoing-desk.ts'
import { outgoingRoutes } from './outgoing/outgoing-routes.ts'
import { accountRoutes } from './people/account-routes.ts'
import { actorOfRequest } from './people/request-session.ts'
import { portalRoutes } from './portal/portal-routes.ts'
import { qualityRoutes } from './quality/quality-routes.ts'
import { reconciliationRoutes } from './quality/reconciliation-routes.ts'
import { sourcesOfEntries } from './quality/source-of-entry.ts'
import { textVersionRoutes } from './registry/text-version-routes.ts'
import { unitImportRoutes } from './registry/unit-import-routes.ts'
import { unitRoutes } from './registry/unit-routes.ts'
import { yearScheduleRoutes } from './registry/year-schedule-routes.ts'
import { graphRoutes } from './search/graph-routes.ts'
import { keptRoutes } from './search/kept-routes.ts'
import { searchRoutes } from './search/search-routes.ts'
import { synonymRoutes } from './search/synonym-routes.ts'
import { sharingRoutes } from './sharing/sharing-routes.ts'
import { usesOfEntry } from './uses-of-entry-queries.ts'

/** What the routes need beside the platform. */
export type RouteParts = {
  gateway: Gateway
  source: LocalGrantSource
  token: string
  gatewayToken: string
  advance: (by: string) => Promise<unknown>
  desk: LoadDesk
  imports: ImportDesk
  sources: SourceDesk
  outgoing: OutgoingDesk
}

/** Every route of the server; guards come before what they guard, the pages of the public last. */
export function assembleRoutes(app: App, platform: OpenPlatform, parts: RouteParts): void {
  guardAgainstApplicants(app)
  app.get('/health', { schema: { hide: true } }, async () => ({
    ok: true,
    today: platform.clocks.today(),
    mode: platform.mode,
  }))
  caseRoomRoutes(app, platform)
  matterRoutes(app, platform, parts)
  outgoingRoutes(app, platform, parts.outgoing)
  programRoutes(app, platform, parts)
  logRoutes(app, platform)
  portalRoutes(app, platform)
  workbenchRoutes(app, platform)
}

/** People, cases of every kind, and their steps. */
function caseRoomRoutes(app: App, platform: OpenPlatform): void {
  sessionRoutes(app, platform)
  accountRoutes(app, platform)
  caseRoutes(app, platform)
  caseTypeRoutes(app, platform, lifecycles)
  attachmentRoutes(app, platform, {
    accountOf: actorOfRequest,
    mayRead: (request, found) => mayReadCase(request, found, lifecycles),
  })
  proofRoutes(app, platform)
  stepRoutes(app, platform, lifecycles)
}

/** What the matters of the law have beyond their steps: lists, files, previews, reports. */
function matterRoutes(app: App, platform: OpenPlatform, { desk, sources, imports }: RouteParts): void {
  unitRoutes(app, platform)
  unitImportRoutes(app, platform)
  governanceRoutes(app, platform)
  registryGapRoutes(app, platform, lifecycles)
  threeListsRoutes(app, platform)
  oneSourceRoutes(app, platform)
  textVersionRoutes(app, platform)
  yearScheduleRoutes(app, platform, () => platform.reloadCalendar())
  entryExportRoutes(app, platform)
  entryImportRoutes(app, platform, { desk: imports, languageOf })
  catalogRoutes(app, platform)
  searchRoutes(app, platform)
  synonymRoutes(app, platform)
  keptRoutes(app, platform)
  graphRoutes(app, platform)
  previewRoutes(app, platform)
  entryCheckRoutes(app, platform, usesOfEntry)
  uploadRoutes(app, { uploads: uploadsIn(platform.dataDir), ownerOf: actorOfRequest })
  collectionRoutes(app, platform, desk)
  rejectRoutes(app, platform, desk)
  sourceRoutes(app, platform, sources)
  sharedDatabaseRoutes(app, platform)
  qualityRoutes(app, platform)
  reconciliationRoutes(app, platform, sourcesOfEntries(platform, sources.reach.allowed))
  foreignRoutes(app, platform)
  demandRoutes(app, platform)
  sharingRoutes(app, platform)
  openRoutes(app, platform)
  deliveryRoutes(app, platform)
  sampleRoutes(app, platform)
  openingReportRoutes(app, platform)
  reportRoutes(app, platform, lifecycles)
  supplyBoardRoutes(app, platform)
  classificationRoutes(app, platform)
}

/** Local commands and gateways, which come with tokens of their own. */
function programRoutes(app: App, platform: OpenPlatform, parts: RouteParts): void {
  const { gateway, source, advance } = parts
  const isControlToken = (given: string) => isSameSecret(given, parts.token)
  const isGatewayToken = (given: string) => isSameSecret(given, parts.gatewayToken)
  clockRoutes(app, platform, { advance, isControlToken })
  clockRecordRoutes(app, platform, isControlToken)
  const register = gatewayRegister(platform.clocks.now)
  gatewayRoutes(app, register, { name: LOCAL_GATEWAY, status: gateway.stats })
  gateway.register(app as never)
  mountFeed(app as never, { source, duties: dutiesHere(platform), isGatewayToken, onConfirm: register.confirm })
  mountJournalIntake(app as never, { intake: journalIntake(platform), isGatewayToken })
}
