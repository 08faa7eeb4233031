import { sweep } from './acts/sweep.ts'
import { inTurn } from './base/in-turn.ts'
import { openImportRunner } from './catalog-files/entry-import-run.ts'
import { purgeUploads } from './files/purge-uploads.ts'
import { uploadsIn } from './files/uploads.ts'
import { countUses } from './gateway/count-uses.ts'
import type { Gateway } from './gateway/create-gateway.ts'
import { ownAnchoring } from './gateway/journal-intake.ts'
import type { LocalGrantSource } from './gateway/local-grant-source.ts'
import { LOCAL_GATEWAY } from './local-gateway.ts'
import { buildSamples } from './open-data/build-samples.ts'
import type { OpenPlatform } from './open-platform.ts'
import { applyWaitingRules } from './quality/apply-rules.ts'
import { openSearchWork } from './search-work.ts'
import { provisionWaiting } from './sharing/provision.ts'

/** What the server does beside answering: it counts calls, provides what was granted, applies what is due. */
export type Background = {
  /** Waits until everything that the last acts caused has been done: services provided, calls counted, log written. */
  settle(): Promise<void>
  /** Applies what fell due while nothing ran, wakes what a kill interrupted, and goes on by the clock. */
  start(): Promise<void>
  /** No sweep begins from here on. */
  rest(): Promise<void>
  /** Counts the last calls; after the gateway has stopped. */
  finish(): Promise<void>
}

const COUNT_EVERY_MS = 1000
const SWEEP_EVERY_MS = 60_000
const UPKEEP_EVERY_MS = 3_600_000

export function openBackground(platform: OpenPlatform, gateway: Gateway, source: LocalGrantSource): Background {
  const failedAt = new Map<string, number>()
  const provisioning = inTurn(() => provide(platform, failedAt))
  const importing = openImportRunner(platform)
  const anchor = ownAnchoring(platform, LOCAL_GATEWAY, gateway.journal)
  const counting = inTurn(() => countUses(platform, LOCAL_GATEWAY).then(anchor))
  const sweeping = inTurn(() => sweepCounted(platform, counting.run))
  const search = openSearchWork(platform)
  const timers: NodeJS.Timeout[] = []
  platform.afterCommit.add(() => {
    source.announce()
    provisioning.wake()
    importing.wake()
  })
  return {
    async settle() {
      await counting.run()
      await importing.run()
      await provisioning.run()
      await platform.sequencer.flush()
      await search.announcing.run()
      await gateway.sync()
    },
    async start() {
      timers.push(setInterval(counting.wake, COUNT_EVERY_MS), setInterval(sweeping.wake, SWEEP_EVERY_MS))
      timers.push(setInterval(search.announcing.wake, SWEEP_EVERY_MS), setInterval(search.upkeep.wake, UPKEEP_EVERY_MS))
      for (const timer of timers) timer.unref()
      await sweeping.run()
      // What was committed before a kill and had no place in the log yet.
      platform.sequencer.wake()
      provisioning.wake()
      importing.wake()
      search.upkeep.wake()
    },
    async rest() {
      for (const timer of timers) clearInterval(timer)
      await sweeping.idle()
      await search.announcing.idle()
      await search.upkeep.idle()
      await importing.rest()
    },
    async finish() {
      await counting.run().catch(() => {})
      await provisioning.idle()
    },
  }
}

// What was granted gets its serving file and service; what was ordered as a sample is drawn; rules that
// came into force are run.
async function provide(platform: OpenPlatform, failedAt: Map<string, number>): Promise<void> {
  await provisionWaiting(platform, failedAt)
  await buildSamples(platform)
  await applyWaitingRules(platform, failedAt)
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
