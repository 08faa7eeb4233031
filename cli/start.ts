import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wordsFor } from '../text/words.ts'
import { accountsIn, keysOfSystems } from './rehearsal/kept-accounts.ts'
import { firstDay, openStage } from './rehearsal/open-stage.ts'
import { publicLog } from './rehearsal/proven-event.ts'
import { runSteps, type StepReport } from './rehearsal/run-steps.ts'
import type { Stage } from './rehearsal/stage.ts'
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
  const { jurisdiction, seed, keep, json } = call
  const from = firstDay(call.from, jurisdiction)
  const began = performance.now()
  say('heading', { jurisdiction, from, seed })
  const root = await mkdtemp(join(tmpdir(), 'gongshu-rehearsal-'))
  const { stage, notebook, close } = await openStage({
    root,
    dataDir: join(root, 'data'),
    jurisdiction,
    from,
    seed,
    port: 0,
  })
  try {
    const steps = await runSteps(rehearsalSteps, { stage, notebook, watcher: progressOn(process.stdout) })
    const ok = steps.every(step => step.ok)
    await stage.server.settle()
    const { size, root: logRoot } = await publicLog(stage)
    sayResult(steps, { seconds: Math.round((performance.now() - began) / 1000), size })
    const kept = keep ? { kept: await keptFacts(stage, root) } : {}
    if (keep) say('kept', { dir: root, url: stage.server.url })
    const result = { ok, jurisdiction, from, seed, steps, log: { size, root: logRoot }, ...kept }
    if (json) process.stdout.write(`${JSON.stringify(result)}\n`)
    if (keep) await untilStopped({ ...stage.server, stop: close })
    else await close()
    return ok ? 0 : 1
  } finally {
    if (!keep) await rm(root, { recursive: true, force: true })
  }
}

async function keptFacts(stage: Stage, dir: string) {
  return { dir, url: stage.server.url, accounts: accountsIn(stage), systems: await keysOfSystems(stage) }
}

function sayResult(steps: readonly StepReport[], { seconds, size }: { seconds: number; size: number }): void {
  const failed = steps.filter(step => !step.ok).length
  if (failed) say('someFail', { steps: steps.length, failed })
  else say('allHold', { steps: steps.length, seconds, size })
}

function say(key: string, params: { [name: string]: string | number }): void {
  for (const language of ['zh', 'en'] as const) {
    process.stdout.write(`${wordsFor(language, `rehearsal.${key}`, params)}\n`)
  }
}
