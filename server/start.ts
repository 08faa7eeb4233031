import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lawOn } from '@gongshu/regulations'
import { sweep } from './acts/sweep.ts'
import type { App } from './base/app-type.ts'
import { lockDirectory, writePrivate } from './base/directory-lock.ts'
import { catalogRoutes } from './catalog/catalog-routes.ts'
import { foreignRoutes } from './catalog/foreign-routes.ts'
import { collectionRoutes } from './collection/collection-routes.ts'
import { type LoadDesk, openLoadDesk } from './collection/load-jobs.ts'
import { demandRoutes } from './demands/demand-routes.ts'
import { attachmentRoutes } from './files/attachment-routes.ts'
import { purgeUploads } from './files/purge-uploads.ts'
import { uploadsIn } from './files/uploads.ts'
import { countUses } from './gateway/count-uses.ts'
import { createGateway, type Gateway } from './gateway/create-gateway.ts'
import { gatewayDuties } from './gateway/gateway-duties.ts'
import { isSameSecret, mountFeed } from './gateway/gateway-feed-routes.ts'
import { gatewayRegister, gatewayRoutes } from './gateway/gateway-register.ts'
import { journalIntake, ownAnchoring } from './gateway/journal-intake.ts'
import { mountJournalIntake } from './gateway/journal-intake-routes.ts'
import { type LocalGrantSource, localGrantSource } from './gateway/local-grant-source.ts'
import { createApp } from './http/app.ts'
import { guardAgainstApplicants } from './http/applicant-guard.ts'
import { caseRoutes } from './http/case-routes.ts'
import { caseTypeRoutes } from './http/case-type-routes.ts'
import { clockRecordRoutes } from './http/clock-record-routes.ts'
import { clockRoutes, clockWalker } from './http/clock-routes.ts'
import { proofRoutes } from './http/proof-routes.ts'
import { mayReadCase } from './http/reading-rights.ts'
import { reportRoutes } from './http/report-routes.ts'
import { sessionRoutes } from './http/session-routes.ts'
import { stepRoutes } from './http/step-routes.ts'
import { workbenchRoutes } from './http/workbench-routes.ts'
import { openJobs } from './jobs/open-jobs.ts'
import { matchList } from './lake/match.ts'
import { logRoutes } from './log/log-routes.ts'
import { lifecycles } from './matters.ts'
import { buildSamples } from './open-data/build-samples.ts'
import { classificationRoutes } from './open-data/classification-routes.ts'
import { deliveryRoutes } from './open-data/delivery-routes.ts'
import { openRoutes } from './open-data/open-routes.ts'
import { openingReportRoutes } from './open-data/opening-report-routes.ts'
import { sampleRoutes } from './open-data/sample-routes.ts'
import { type OpenPlatform, openPlatform, type PlatformOptions } from './open-platform.ts'
import { accountRoutes } from './people/account-routes.ts'
import { actorOfRequest } from './people/request-session.ts'
import { portalRoutes } from './portal/portal-routes.ts'
import { describeVersion } from './quality/describe-version.ts'
import { textVersionRoutes } from './registry/text-version-routes.ts'
import { unitRoutes } from './registry/unit-routes.ts'
import { yearScheduleRoutes } from './registry/year-schedule-routes.ts'
import { provisionWaiting } from './sharing/provision.ts'
import { sharingRoutes } from './sharing/sharing-routes.ts'

export type ServerOptions = PlatformOptions & {
  readonly port: number
  readonly host: string
  readonly gatewayLeaseMs: number
}

export type RunningServer = {
  readonly url: string
  readonly platform: OpenPlatform
  readonly gateway: Gateway
  /** Waits until everything that the last acts caused has been done: services provided, calls counted, log written. */
  settle(): Promise<void>
  advance(by: string): Promise<unknown>
  stop(): Promise<void>
}

const GATEWAY = 'local'
const COUNT_EVERY_MS = 1000
const SWEEP_EVERY_MS = 60_000

/** The composition root: one process that is server, portal, workbench and gateway. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const unlock = await lockDirectory(options.dataDir)
  try {
    return await startLocked(options, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

async function startLocked(options: ServerOptions, unlock: () => Promise<void>): Promise<RunningServer> {
  const platform = await openPlatform(options)
  const source = localGrantSource(platform)
  const gateway = await openGateway(platform, source, options.gatewayLeaseMs)
  const failedAt = new Map<string, number>()
  const provisioning = inTurn(() => provide(platform, failedAt))
  const anchor = ownAnchoring(platform, GATEWAY, gateway.journal)
  const counting = inTurn(() => countUses(platform, GATEWAY).then(anchor))
  platform.afterCommit.add(() => {
    source.announce()
    provisioning.wake()
  })
  const sweeping = inTurn(() => sweepCounted(platform, counting.run))
  const settle = async () => {
    await counting.run()
    await provisioning.run()
    await platform.sequencer.flush()
    await gateway.sync()
  }
  const advance = clockWalker(platform, settle)
  const jobs = await openJobs(platform.database, platform.log)
  const describe = describeVersion(platform.lake)
  const desk = await openLoadDesk({ platform, jobs, describe, uploads: uploadsIn(platform.dataDir) })
  const app = await createApp(platform)
  const token = randomBytes(32).toString('hex')
  // Kept over restarts, unlike that of local commands: gateways elsewhere hold it.
  const gatewayToken = Buffer.from(await platform.keys.keep('gateway-token', () => randomBytes(32))).toString('hex')
  assembleRoutes(app, platform, { gateway, source, token, gatewayToken, advance, desk })
  const url = await app.listen({ port: options.port, host: options.host })
  const control = JSON.stringify({ url, pid: process.pid, token, gatewayToken })
  await writePrivate(join(options.dataDir, 'run', 'control.json'), control)
  const timers = [
    setInterval(() => counting.wake(), COUNT_EVERY_MS),
    setInterval(() => sweeping.wake(), SWEEP_EVERY_MS),
  ]
  for (const timer of timers) timer.unref()
  await sweeping.run()
  // What was committed before a kill and had no place in the log yet.
  platform.sequencer.wake()
  provisioning.wake()
  return {
    url,
    platform,
    gateway,
    settle,
    advance,
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await sweeping.idle()
      await app.close()
      await jobs.stop()
      await gateway.stop()
      await counting.run().catch(() => {})
      await provisioning.idle()
      await platform.close()
      await rm(join(options.dataDir, 'run', 'control.json'), { force: true })
      await unlock()
    },
  }
}

// What was granted gets its serving file and service; what was ordered as a sample is drawn.
async function provide(platform: OpenPlatform, failedAt: Map<string, number>): Promise<void> {
  await provisionWaiting(platform, failedAt)
  await buildSamples(platform)
}

// A call of yesterday that is not counted yet keeps its service from being idle: nothing is swept before the count.
async function sweepCounted(platform: OpenPlatform, count: () => Promise<void>): Promise<void> {
  try {
    await count()
    await purgeUploads(uploadsIn(platform.dataDir), platform.clocks.now())
    await sweep(platform.acts.door)
  } catch (error) {
    platform.log.error('what is due could not be applied', { cause: String(error) })
  }
}

function openGateway(platform: OpenPlatform, source: LocalGrantSource, leaseMs: number): Promise<Gateway> {
  return createGateway({
    name: GATEWAY,
    source,
    journalDir: join(platform.dataDir, 'journal'),
    matcher: (grant, identifiers) => {
      const { resource, version, keyColumn } = grant
      if (!keyColumn) throw new Error(`the matching service ${grant.serviceId} names no item to match by`)
      return matchList(platform.lake, { resource, version, keyColumn, identifiers })
    },
    leaseMs,
    now: () => Date.now(),
    duties: dutiesHere(platform),
    log: platform.log,
  })
}

function dutiesHere(platform: OpenPlatform) {
  return gatewayDuties(lawOn(platform.jurisdiction, platform.versions, platform.clocks.today()))
}

type Assembled = {
  gateway: Gateway
  source: LocalGrantSource
  token: string
  gatewayToken: string
  advance: (by: string) => Promise<unknown>
  desk: LoadDesk
}

function assembleRoutes(app: App, platform: OpenPlatform, parts: Assembled): void {
  const { gateway, source, token, gatewayToken, advance, desk } = parts
  guardAgainstApplicants(app)
  app.get('/health', { schema: { hide: true } }, async () => ({
    ok: true,
    today: platform.clocks.today(),
    mode: platform.mode,
  }))
  sessionRoutes(app, platform)
  accountRoutes(app, platform)
  caseRoutes(app, platform)
  caseTypeRoutes(app, platform, lifecycles)
  attachmentRoutes(app, platform, {
    accountOf: actorOfRequest,
    mayRead: (request, found) => mayReadCase(request, found, lifecycles),
  })
  proofRoutes(app, platform)
  unitRoutes(app, platform)
  textVersionRoutes(app, platform)
  yearScheduleRoutes(app, platform, () => platform.reloadCalendar())
  catalogRoutes(app, platform)
  collectionRoutes(app, platform, desk)
  foreignRoutes(app, platform)
  demandRoutes(app, platform)
  sharingRoutes(app, platform)
  openRoutes(app, platform)
  deliveryRoutes(app, platform)
  sampleRoutes(app, platform)
  openingReportRoutes(app, platform)
  reportRoutes(app, platform, lifecycles)
  classificationRoutes(app, platform)
  logRoutes(app, platform)
  portalRoutes(app, platform)
  const isControlToken = (given: string) => isSameSecret(given, token)
  clockRoutes(app, platform, { advance, isControlToken })
  clockRecordRoutes(app, platform, isControlToken)
  workbenchRoutes(app, platform)
  stepRoutes(app, platform, lifecycles)
  const register = gatewayRegister(platform.clocks.now)
  gatewayRoutes(app, register, { name: GATEWAY, status: gateway.stats })
  gateway.register(app as never)
  const isGatewayToken = (given: string) => isSameSecret(given, gatewayToken)
  mountFeed(app as never, { source, duties: dutiesHere(platform), isGatewayToken, onConfirm: register.confirm })
  mountJournalIntake(app as never, { intake: journalIntake(platform), isGatewayToken })
}

/** Runs of one piece of work one after another; a wake during a run queues exactly one more. */
function inTurn(work: () => Promise<void>) {
  let running: Promise<void> = Promise.resolve()
  let queued = false
  const run = () => {
    if (queued) return running
    queued = true
    const next = () => {
      queued = false
      return work()
    }
    running = running.then(next, next)
    return running
  }
  return {
    run,
    wake: () => {
      run().catch(() => {})
    },
    idle: () => running.catch(() => {}),
  }
}
