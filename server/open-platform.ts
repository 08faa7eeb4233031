import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Day, day } from '@gongshu/deadlines'
import { type Jurisdiction, jurisdictions, type TextVersion, textVersions, versionFaults } from '@gongshu/regulations'
import { wordsFor } from '../text/words.ts'
import { createActs } from './acts/act.ts'
import type { Platform } from './acts/platform.ts'
import { type Clocks, realClocks, rehearsalClock } from './base/clocks.ts'
import { type Log, stderrLog } from './base/logging.ts'
import { type OpenDatabase, openEmbedded, openServer } from './db/open-database.ts'
import { platformFact, setPlatformFact } from './db/platform-queries.ts'
import { openKeyStore } from './keys/key-store.ts'
import { softwareSigner } from './keys/signer.ts'
import { closeLake, openLake } from './lake/lake.ts'
import { openSequencer } from './log/sequencer.ts'
import { matters } from './matters.ts'
import { confirmedTexts } from './registry/text-version-queries.ts'
import { calendarWith } from './registry/year-schedule.ts'
import { settleStaleDeadlines } from './registry/year-schedule-actions.ts'
import { importedSchedules } from './registry/year-schedule-queries.ts'

/** What an installation may be governed by: each jurisdiction by its name, and every version of their texts. */
export type LawTables = {
  readonly jurisdictions: { readonly [id: string]: Jurisdiction }
  readonly versions: readonly TextVersion[]
}

const releaseTables: LawTables = { jurisdictions, versions: textVersions }

export type PlatformOptions = {
  readonly dataDir: string
  readonly jurisdiction: string
  readonly rehearsal: Day | null
  readonly databaseUrl?: string
  readonly masterKeyFile?: string
  /** Absent: of everyone on a live platform, of whoever has enrolled in a rehearsal. */
  readonly secondFactor?: Platform['secondFactor']
  readonly log?: Log
  /** The jurisdictions and texts to choose from, where they are others than those of this release. */
  readonly tables?: LawTables
  /** An open database instead of the one in the directory: tests share a migrated snapshot. */
  readonly database?: OpenDatabase
}

export type OpenPlatform = Platform & {
  /** Woken after every commit; the server sets what else must happen then. */
  readonly afterCommit: Set<() => void>
  /** Reads the imported schedules again, after one was imported. */
  reloadCalendar(): Promise<void>
  /** Reads the confirmed versions of the texts again, after one was confirmed. */
  reloadVersions(): Promise<void>
  /** Moves the statutory day of a rehearsal, in memory and in the store. */
  moveToday(day: Day): Promise<void>
  close(): Promise<void>
}

/** Opens an installation: stores, keys, log, the door. Refuses a directory of another jurisdiction or mode. */
export async function openPlatform(options: PlatformOptions): Promise<OpenPlatform> {
  const log = options.log ?? stderrLog()
  const tables = options.tables ?? releaseTables
  requireSoundVersions(tables.versions)
  const jurisdiction = jurisdictionNamed(options.jurisdiction, tables)
  const database =
    options.database ??
    (options.databaseUrl
      ? await openServer(options.databaseUrl)
      : await openEmbedded(join(options.dataDir, 'postgres')))
  const { db } = database
  const facts = await claimInstallation(database, options, jurisdiction)
  const rehearsal = facts.today ? rehearsalClock(facts.today) : null
  const clocks: Clocks = rehearsal ?? realClocks
  const keys = await openKeyStore(join(options.dataDir, 'keys'), options.masterKeyFile || undefined)
  const signer = softwareSigner(keys)
  const lake = await openLake(join(options.dataDir, 'lake'))
  const sequencer = await openSequencer({ db, dataDir: options.dataDir, origin: facts.origin, signer, log })
  const { versions, reloadVersions } = await governingVersions(db, tables, { jurisdiction, live: rehearsal === null })
  const schedules = { calendar: calendarWith(await importedSchedules(db)) }
  const calendar = () => schedules.calendar
  const afterCommit = new Set<() => void>([() => sequencer.wake()])
  const onCommit = () => {
    for (const wake of afterCommit) wake()
  }
  const acts = createActs({ db, jurisdiction, versions, calendar, clocks, log, onCommit, ...matters(keys, versions) })
  return {
    dataDir: options.dataDir,
    database,
    db,
    acts,
    clocks,
    calendar,
    jurisdiction,
    versions,
    keys,
    signer,
    lake,
    sequencer,
    log,
    mode: rehearsal ? 'rehearsal' : 'live',
    secondFactor: options.secondFactor ?? (rehearsal ? 'enrolled' : 'everyone'),
    afterCommit,
    async reloadCalendar() {
      schedules.calendar = calendarWith(await importedSchedules(db))
      // Acts that ran between the import and this moment had read the old calendar.
      await settleStaleDeadlines(acts.door)
    },
    reloadVersions,
    async moveToday(to) {
      await setPlatformFact(db, 'today', to)
      rehearsal?.moveTo(to)
    },
    async close() {
      await sequencer.stop()
      await closeLake(lake)
      await database.close()
    },
  }
}

function requireSoundVersions(versions: readonly TextVersion[]): void {
  const told = versionFaults(versions).map(({ code, params }) => wordsFor('en', `lawFault.${code}`, params))
  if (told.length) throw new Error(`the versions of the texts contradict each other:\n${told.join('\n')}`)
}

/** One list for the platform and its door: a confirmed text joins it while they run. */
async function governingVersions(
  db: OpenDatabase['db'],
  tables: LawTables,
  { jurisdiction, live }: { jurisdiction: Jurisdiction; live: boolean },
) {
  const versions: TextVersion[] = []
  const reloadVersions = async () => {
    const known = tables.versions.map(version => asGoverning(version, jurisdiction, live))
    const confirmed = (await confirmedTexts(db, known)).map(text => text.version)
    versions.splice(0, versions.length, ...known, ...confirmed)
  }
  await reloadVersions()
  return { versions, reloadVersions }
}

// What is tried out in a rehearsal may be a draft; a live installation waits until its days are confirmed.
function asGoverning(version: TextVersion, jurisdiction: Jurisdiction, live: boolean): TextVersion {
  const waits = live && version.status === 'draft' && jurisdiction.choices.draftNeedsConfirmation.value
  return waits ? { ...version, awaitsConfirmation: true } : version
}

function jurisdictionNamed(name: string, tables: LawTables): Jurisdiction {
  const found = Object.values(tables.jurisdictions).find(jurisdiction => jurisdiction.id === name)
  if (found) return found
  throw new Error(`no jurisdiction is called “${name}”; there are: ${Object.keys(tables.jurisdictions).join(', ')}`)
}

// A database belongs to one jurisdiction and one mode for ever: a rehearsal is never live, and the reverse.
async function claimInstallation({ db }: OpenDatabase, options: PlatformOptions, jurisdiction: Jurisdiction) {
  const mode = options.rehearsal ? 'rehearsal' : 'live'
  const known = await platformFact(db, 'jurisdiction')
  if (known === null) {
    await setPlatformFact(db, 'jurisdiction', jurisdiction.id)
    await setPlatformFact(db, 'mode', mode)
    await setPlatformFact(db, 'origin', `gongshu/${jurisdiction.id}/${randomBytes(6).toString('hex')}`)
    if (options.rehearsal) await setPlatformFact(db, 'today', options.rehearsal)
  } else if (known !== jurisdiction.id) {
    throw new Error(`this database belongs to the jurisdiction ${known}, not ${jurisdiction.id}`)
  }
  const storedMode = await platformFact(db, 'mode')
  if (storedMode !== mode) throw new Error(`this database was started ${storedMode} and can never be ${mode}`)
  const today = await platformFact(db, 'today')
  const origin = (await platformFact(db, 'origin')) ?? `gongshu/${jurisdiction.id}`
  return { today: today ? day(today) : null, origin }
}
