import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clocksStartedBy } from '@gongshu/regulations'
import { parseCheckpoint } from '@gongshu/translog'
import { openEmbedded } from '../../server/db/open-database.ts'
import { type ChildServer, startChildServer } from './child-server.ts'
import { type LedgerLine, type LoadPlan, readLedger, runLoad } from './crash-ledger.ts'
import { type CrashService, type CrashUnit, seedCrashSite, startCrashService } from './crash-site.ts'
import { plannedEntries } from './entry-plan.ts'
import { must, mustEqual } from './expect.ts'
import { halfDone } from './half-done-queries.ts'
import { mustHoldLedger } from './held-ledger.ts'
import { type Facts, lawToday, type Stage, today } from './rehearsal-stage.ts'

const KILLS = 3
/** More rounds than kills are run only when no kill has met the moment between commit and sequencing. */
const MOST_ROUNDS = 6
const LOAD = { records: 120, submissions: 80, calls: 100 }

type Round = {
  readonly acts: number
  readonly calls: number
  readonly checkpoints: number
  readonly unsequenced: number
}

/** A server is killed amid acts and calls; what was acknowledged is all there afterwards, and nothing is half done. */
export async function crashStep(stage: Stage): Promise<Facts> {
  const dataDir = join(stage.folders.files, 'crash')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const options = { dataDir, jurisdiction: stage.server.platform.jurisdiction.id, from: today(stage) }
  const site = await seedCrashSite(options, stage.seed)
  let server = await startChildServer(options)
  try {
    const { jurisdiction } = stage.server.platform
    const service = await startCrashService(server.url, { site, jurisdiction, chance: stage.seeded('crash service') })
    const rounds: Round[] = []
    while (rounds.length < KILLS || (rounds.length < MOST_ROUNDS && !rounds.some(round => round.unsequenced > 0))) {
      const ledger = join(stage.folders.files, `crash-ledger-${rounds.length}`)
      await killAmid(stage, server, { site, service, ledger, round: rounds.length })
      const published = parseCheckpoint(await readFile(join(dataDir, 'log', 'checkpoint'), 'utf8')).size
      server = await startChildServer(options)
      rounds.push(await compared(stage, server, { dataDir, site, ledger, published }))
    }
    must(
      rounds.some(round => round.unsequenced > 0),
      `none of ${rounds.length} kills came between a commit and its sequencing`,
    )
    await server.stop()
    return { kills: rounds.length, rounds, halfDone: await mustBeWhole(stage, dataDir) }
  } finally {
    await server.kill()
  }
}

type Attack = { site: CrashUnit; service: CrashService | null; ledger: string; round: number }

// Right after an act is acknowledged its event is committed and its place in the log is still to come.
async function killAmid(stage: Stage, server: ChildServer, { site, service, ledger, round }: Attack): Promise<void> {
  const plan: LoadPlan = {
    url: server.url,
    seed: stage.seed,
    round,
    account: { login: site.login, password: site.password },
    unitId: site.unitId,
    form: plannedEntries(stage.seeded('crash entries'), stage.server.platform.jurisdiction).streets,
    service,
    ...LOAD,
    ledger,
  }
  const killAfter = 20 + stage.seeded(`kill ${round}`).below(100)
  let killed: Promise<void> | null = null
  await runLoad(plan, acts => {
    if (!killed && acts >= killAfter) killed = server.kill()
  })
  if (!killed) throw new Error(`the load ended before ${killAfter} acts were acknowledged`)
  await killed
}

type Comparison = { dataDir: string; site: CrashUnit; ledger: string; published: number }

async function compared(
  stage: Stage,
  server: ChildServer,
  { dataDir, site, ledger, published }: Comparison,
): Promise<Round> {
  const lines: LedgerLine[] = await readLedger(ledger)
  const { size, duties } = await mustHoldLedger(server.url, { lines, site, dataDir })
  stage.cite(duties)
  const count = (kind: LedgerLine['kind']) => lines.filter(line => line.kind === kind).length
  return {
    acts: count('act'),
    calls: count('call'),
    checkpoints: count('checkpoint'),
    unsequenced: size - published,
  }
}

async function mustBeWhole(stage: Stage, dataDir: string): Promise<Facts> {
  const database = await openEmbedded(join(dataDir, 'postgres'))
  try {
    const { reviewWithoutClock, ...others } = await halfDone(database.db)
    const isLimited = clocksStartedBy(lawToday(stage), 'catalogEntry.underReview').length > 0
    const parts: Facts = isLimited ? { ...others, reviewWithoutClock } : others
    mustEqual(
      Object.entries(parts).filter(([, found]) => found !== 0),
      [],
      'acts that are half done',
    )
    return parts
  } finally {
    await database.close()
  }
}
