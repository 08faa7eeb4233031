import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Day, day } from '@gongshu/deadlines'
import { jurisdictions, lawOn, textVersions } from '@gongshu/regulations'
import { stderrLog } from '../../server/base/logging.ts'
import { type RunningServer, startServer } from '../../server/start.ts'
import { openLineFile } from './line-file.ts'
import type { Stage } from './rehearsal-stage.ts'
import type { Notebook } from './run-steps.ts'
import { seeded } from './seeded.ts'
import { signInAs } from './web-user.ts'

export type Rehearsal = {
  readonly root: string
  readonly dataDir: string
  readonly jurisdiction: string
  readonly from: Day
  readonly seed: number
  readonly port: number
}

/** Starts the server of a rehearsal in this process, its log in a file that can be searched. */
export async function openStage(
  rehearsal: Rehearsal,
): Promise<{ stage: Stage; notebook: Notebook; close(): Promise<void> }> {
  const { root, dataDir, seed, from } = rehearsal
  const folders = {
    data: dataDir,
    temporary: join(root, 'tmp'),
    files: join(root, 'files'),
    logs: join(root, 'logs'),
  }
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true, mode: 0o700 })
  // Whatever asks the system for a temporary place gets one that belongs to this run and is searched with it.
  process.env.TMPDIR = folders.temporary
  const log = openLineFile(join(folders.logs, 'server.log'))
  const server = await startServer({
    dataDir,
    port: rehearsal.port,
    host: '127.0.0.1',
    jurisdiction: rehearsal.jurisdiction,
    rehearsal: from,
    gatewayLeaseMs: 300_000,
    log: stderrLog(line => log.write(line)),
  })
  const notebook: Notebook = { duties: new Set() }
  return { stage: stageOn(server, { folders, notebook, seed, from }), notebook, close: () => server.stop() }
}

function stageOn(
  server: RunningServer,
  { folders, notebook, seed, from }: Pick<Stage, 'folders' | 'seed' | 'from'> & { notebook: Notebook },
): Stage {
  const cite = (duties: readonly string[]) => {
    for (const duty of duties) notebook.duties.add(duty)
  }
  return {
    server,
    seed,
    from,
    folders,
    made: {},
    accounts: [],
    seeded: purpose => seeded(seed, purpose),
    cite,
    signIn: credentials => signInAs(server.url, credentials, cite),
  }
}

/** The day to begin on; refused while a text of the jurisdiction is not in force, because then nothing can be cited. */
export function firstDay(text: string, jurisdictionName: string): Day {
  const from = day(text)
  const jurisdiction = Object.values(jurisdictions).find(one => one.id === jurisdictionName)
  if (!jurisdiction) throw new Error(`no jurisdiction is called “${jurisdictionName}”`)
  const missing = jurisdiction.texts.filter(
    name => !lawOn(jurisdiction, textVersions, from).texts.some(version => version.text === name),
  )
  if (!missing.length) return from
  const first = textVersions.flatMap(version => (missing.includes(version.text) ? [version.effectiveFrom ?? ''] : []))
  throw new Error(`on ${from} the law of this jurisdiction is not in force; begin on ${first.sort().at(-1)} or later`)
}
