import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { lockDirectory, writePrivate } from '../../server/base/directory-lock.ts'
import { untilStopped } from '../serve.ts'
import { accountsIn, keysOfSystems } from './kept-accounts.ts'
import { leaveForVisitors } from './leave-for-visitors.ts'
import { firstDay, openStage } from './open-stage.ts'
import type { Account, Stage } from './rehearsal-stage.ts'
import { holds, runSteps } from './run-steps.ts'
import { say, sayResult } from './say-rehearsal.ts'
import type { StartCall } from './start-call.ts'
import { rehearsalSteps } from './step-list.ts'
import { progressOn } from './step-progress.ts'

/**
 * The platform that a visitor is shown: at the first start the job runs in its directory before his eyes, later starts
 * find everything there. Answers with the exit code.
 */
export async function visitorPlatform(call: StartCall): Promise<number> {
  const { jurisdiction, seed, port } = call
  const dataDir = resolve(call.data)
  const from = firstDay(call.from, jurisdiction)
  const known = await accountsKept(dataDir)
  if (!known) await prepare(dataDir)
  say('heading', { jurisdiction, from, seed })
  const root = join(dataDir, 'run', 'job')
  const { stage, notebook, close } = await openStage({ root, dataDir, jurisdiction, from, seed, port })
  try {
    const accounts = known ?? (await rehearse(stage, notebook))
    await rm(stage.folders.files, { recursive: true, force: true })
    if (!accounts) return 1
    announce(stage, accounts)
    await untilStopped({ ...stage.server, stop: async () => {} })
    return 0
  } finally {
    await close()
  }
}

async function rehearse(stage: Stage, notebook: { duties: Set<string> }): Promise<readonly Account[] | null> {
  // The last step kills servers of its own and is no part of what a visitor looks at.
  const steps = rehearsalSteps.filter(step => step.id !== 'crash')
  const began = performance.now()
  const reports = await runSteps(steps, { stage, notebook, watcher: progressOn(process.stdout) })
  await stage.server.settle()
  const { size } = await stage.server.platform.sequencer.head()
  sayResult(reports, { seconds: Math.round((performance.now() - began) / 1000), size })
  if (!reports.every(holds)) return null
  await leaveForVisitors(stage)
  const accounts = accountsIn(stage)
  const kept = { accounts, systems: await keysOfSystems(stage) }
  await writePrivate(accountsFile(stage.folders.data), `${JSON.stringify(kept, null, 2)}\n`)
  return accounts
}

function announce(stage: Stage, accounts: readonly Account[]): void {
  say('accounts', {})
  for (const { login, password, name, unit, roles } of accounts) {
    process.stdout.write(`  ${login.padEnd(15)} ${password.padEnd(22)} ${name}  ${unit}  ${roles.join(' ')}\n`)
  }
  say('ready', { url: stage.server.url, today: stage.server.platform.clocks.today() })
}

const accountsFile = (dataDir: string) => join(dataDir, 'run', 'accounts.json')
const beginningFile = (dataDir: string) => join(dataDir, 'run', 'job-began')

async function accountsKept(dataDir: string): Promise<readonly Account[] | null> {
  const text = await readFile(accountsFile(dataDir), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as { accounts: Account[] }).accounts
}

// A job that was interrupted left a mark but no accounts: it begins again. What has no mark is not ours to delete.
async function prepare(dataDir: string): Promise<void> {
  const names = await readdir(dataDir).catch(() => [])
  if (names.length) {
    const isOurs = (await readFile(beginningFile(dataDir), 'utf8').catch(() => null)) !== null
    if (!isOurs)
      throw new Error(`${dataDir} holds something other than a rehearsal; choose another directory with --data`)
    const unlock = await lockDirectory(dataDir)
    await unlock()
    await rm(dataDir, { recursive: true, force: true })
  }
  await mkdir(join(dataDir, 'run'), { recursive: true, mode: 0o700 })
  await chmod(dataDir, 0o700)
  await writeFile(beginningFile(dataDir), '', { mode: 0o600 })
}
