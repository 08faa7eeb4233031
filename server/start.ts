import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { assembleRoutes } from './assemble-routes.ts'
import { openBackground } from './background.ts'
import { lockDirectory, writePrivate } from './base/directory-lock.ts'
import { openImportDesk } from './catalog-files/entry-import-desk.ts'
import { openLoadDesk } from './collection/load-jobs.ts'
import { openSourceDesk, type SourceDesk, type SourceLimits } from './collection/source-desk.ts'
import { uploadsIn } from './files/uploads.ts'
import type { Gateway } from './gateway/create-gateway.ts'
import { localGrantSource } from './gateway/local-grant-source.ts'
import { createApp } from './http/app.ts'
import { clockWalker } from './http/clock-routes.ts'
import { openJobs } from './jobs/open-jobs.ts'
import { openLocalGateway } from './local-gateway.ts'
import { type OpenPlatform, openPlatform, type PlatformOptions } from './open-platform.ts'
import { noOutgoing, type OutgoingDesk, type OutgoingSettings, openOutgoingDesk } from './outgoing/outgoing-desk.ts'
import { describeVersion } from './quality/describe-version.ts'
import { openReconciler } from './quality/reconcile-nightly.ts'
import { sourcesOfEntries } from './quality/source-of-entry.ts'

export type ServerOptions = PlatformOptions & {
  readonly port: number
  readonly host: string
  readonly gatewayLeaseMs: number
  /** The ways of notices beside the inbox; absent: webhooks outside the own network only. */
  readonly outgoing?: OutgoingSettings
  /** What sources of collections may reach; absent: no host of the own network, no folder outside the data directory. */
  readonly sources?: SourceLimits
}

export type RunningServer = {
  readonly url: string
  readonly platform: OpenPlatform
  readonly gateway: Gateway
  /** Notices on their way beside the inbox. */
  readonly outgoing: OutgoingDesk
  readonly sources: SourceDesk
  /** Waits until everything that the last acts caused has been done: services provided, calls counted, log written. */
  settle(): Promise<void>
  advance(by: string): Promise<unknown>
  stop(): Promise<void>
}

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
  const gateway = await openLocalGateway(platform, source, options.gatewayLeaseMs)
  const background = openBackground(platform, gateway, source)
  const { settle } = background
  const advance = clockWalker(platform, settle)
  const jobs = await openJobs(platform.database, platform.log)
  const describe = describeVersion(platform)
  const desk = await openLoadDesk({ platform, jobs, describe, uploads: uploadsIn(platform.dataDir) })
  const limits = options.sources ?? { hosts: [], folders: [] }
  const sources = await openSourceDesk({ platform, jobs, describe, limits })
  const imports = await openImportDesk(platform, jobs)
  const reconciler = openReconciler(platform, sourcesOfEntries(platform, limits.hosts))
  const listening = { url: '' }
  const settings = options.outgoing ?? noOutgoing
  const outgoing = await openOutgoingDesk({ platform, jobs, settings, ownUrl: () => listening.url })
  const app = await createApp(platform)
  const token = randomBytes(32).toString('hex')
  // Kept over restarts, unlike that of local commands: gateways elsewhere hold it.
  const gatewayToken = Buffer.from(await platform.keys.keep('gateway-token', () => randomBytes(32))).toString('hex')
  assembleRoutes(app, platform, { gateway, source, token, gatewayToken, advance, desk, sources, imports, outgoing })
  const url = await app.listen({ port: options.port, host: options.host })
  listening.url = url
  const control = join(options.dataDir, 'run', 'control.json')
  await writePrivate(control, JSON.stringify({ url, pid: process.pid, token, gatewayToken }))
  await background.start()
  return {
    url,
    platform,
    gateway,
    outgoing,
    sources,
    settle,
    advance,
    async stop() {
      await background.rest()
      await app.close()
      await reconciler.stop()
      await sources.stop()
      await outgoing.stop()
      await jobs.stop()
      await gateway.stop()
      await background.finish()
      await platform.close()
      await rm(control, { force: true })
      await unlock()
    },
  }
}
