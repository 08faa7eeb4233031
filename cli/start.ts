import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountsIn, keysOfSystems } from './rehearsal/kept-accounts.ts'
import { firstDay, openStage, type Rehearsal } from './rehearsal/open-stage.ts'
import { publicLog } from './rehearsal/proven-event.ts'
import type { Stage } from './rehearsal/rehearsal-stage.ts'
import { holds, runSteps } from './rehearsal/run-steps.ts'
import { say, sayResult } from './rehearsal/say-rehearsal.ts'
import { readStartCall, type StartCall } from './rehearsal/start-call.ts'
import { rehearsalSteps } from './rehearsal/step-list.ts'
import { progressOn } from './rehearsal/step-progress.ts'
import { visitorPlatform } from './rehearsal/visitor-platform.ts'
import { untilStopped } from './serve.ts'

/** `gongshu start`: the rehearsal platform; with --once the main job in a fresh directory, reported as one JSON object. */
export async function start(args: string[]): Promise<number> {
  const call = readStartCall(args)
  return call.once ? runOnce(call) : visitorPlatform(call)
}

async function runOnce(call: StartCall): Promise<number> {
  const { jurisdiction, seed, keep } = call
  const from = firstDay(call.from, jurisdiction)
  say('heading', { jurisdiction, from, seed })
  const root = await mkdtemp(join(tmpdir(), 'gongshu-rehearsal-'))
  const dropAtInterrupt = () => {
    rmSync(root, { recursive: true, force: true })
    process.exit(130)
  }
  if (!keep) process.once('SIGINT', dropAtInterrupt)
  try {
    const rehearsal = { root, dataDir: join(root, 'data'), jurisdiction, from, seed, port: 0 }
    return await runIn(rehearsal, call)
  } finally {
    process.removeListener('SIGINT', dropAtInterrupt)
    if (!keep) await rm(root, { recursive: true, force: true })
  }
}

async function runIn(rehearsal: Rehearsal, { keep, json }: StartCall): Promise<number> {
  const { root, jurisdiction, from, seed } = rehearsal
  const began = performance.now()
  const { stage, notebook, close } = await openStage(rehearsal)
  try {
    const steps = await runSteps(rehearsalSteps, { stage, notebook, watcher: progressOn(process.stdout) })
    const ok = steps.every(holds)
    await stage.server.settle()
    const log = await publicLog(stage)
    sayResult(steps, { seconds: Math.round((performance.now() - began) / 1000), size: log.size })
    if (keep) say('kept', { dir: root, url: stage.server.url })
    const kept = keep ? { kept: await keptFacts(stage, root) } : {}
    const result = { ok, jurisdiction, from, seed, steps, log: { size: log.size, root: log.root }, ...kept }
    if (json) process.stdout.write(`${JSON.stringify(result)}\n`)
    if (keep) await untilStopped({ ...stage.server, stop: async () => {} })
    return ok ? 0 : 1
  } finally {
    await close()
  }
}

async function keptFacts(stage: Stage, dir: string) {
  return { dir, url: stage.server.url, accounts: accountsIn(stage), systems: await keysOfSystems(stage) }
}
