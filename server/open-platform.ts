import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Day, day } from '@gongshu/deadlines'
import { type Jurisdiction, jurisdictions, type TextVersion, textVersions } from '@gongshu/regulations'
import { createActs } from './acts/act.ts'
import type { Reaction } from './acts/door.ts'
import type { Lifecycle } from './acts/lifecycle.ts'
import type { Platform } from './acts/platform.ts'
import { type Clocks, realClocks, rehearsalClock } from './base/clocks.ts'
import { type Log, stderrLog } from './base/logging.ts'
import { catalogEntryLifecycle } from './catalog/catalog-entry.ts'
import { catalogEntryActions } from './catalog/catalog-entry-actions.ts'
import { collectionLifecycle } from './collection/collection.ts'
import { collectionActions } from './collection/collection-actions.ts'
import { type OpenDatabase, openEmbedded, openServer } from './db/open-database.ts'
import { platformFact, setPlatformFact } from './db/platform-queries.ts'
import { demandLifecycle } from './demands/demand.ts'
import { demandActions } from './demands/demand-actions.ts'
import { demandPartLifecycle } from './demands/demand-part.ts'
import { demandPartActions } from './demands/demand-part-actions.ts'
import { journalSegmentActions, journalSegmentLifecycle } from './gateway/journal-segment.ts'
import { type KeyStore, openKeyStore } from './keys/key-store.ts'
import { softwareSigner } from './keys/signer.ts'
import { closeLake, openLake } from './lake/lake.ts'
import { openSequencer } from './log/sequencer.ts'
import { openListEntryActions } from './open-data/open-list-actions.ts'
import { openListEntryLifecycle } from './open-data/open-list-entry.ts'
import { accountLifecycle } from './people/account.ts'
import { accountActions } from './people/account-actions.ts'
import { unitLifecycle } from './registry/unit.ts'
import { unitActions } from './registry/unit-actions.ts'
import { calendarWith, yearScheduleLifecycle } from './registry/year-schedule.ts'
import { yearScheduleActions } from './registry/year-schedule-actions.ts'
import { importedSchedules } from './registry/year-schedule-queries.ts'
import { sharingServiceLifecycle } from './sharing/sharing-service.ts'
import { sharingServiceActions } from './sharing/sharing-service-actions.ts'
import { lastUseOf } from './sharing/sharing-service-queries.ts'

/** Every lifecycle of the platform. A new one is one row here, its table and its actions. */
export const lifecycles: readonly Lifecycle[] = [
  accountLifecycle,
  unitLifecycle,
  yearScheduleLifecycle,
  catalogEntryLifecycle,
  collectionLifecycle,
  demandLifecycle,
  demandPartLifecycle,
  sharingServiceLifecycle,
  journalSegmentLifecycle,
  openListEntryLifecycle,
] as unknown as readonly Lifecycle[]

/** What an event in one matter causes in a later one. */
const reactions: readonly Reaction[] = [
  {
    on: 'catalogEntry.published',
    next: async (_tx, entry) => [
      {
        step: 'collection.open',
        input: { entryId: entry.id, unitId: entry.unit_id ?? '', title: entry.title },
        actor: { kind: 'system' },
      },
    ],
  },
]

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
  /** Moves the statutory day of a rehearsal, in memory and in the store. */
  moveToday(day: Day): Promise<void>
  close(): Promise<void>
}

/** Opens an installation: stores, keys, log, the door. Refuses a directory of another jurisdiction or mode. */
export async function openPlatform(options: PlatformOptions): Promise<OpenPlatform> {
  const log = options.log ?? stderrLog()
  const tables = options.tables ?? releaseTables
  const { versions } = tables
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
  const schedules = { calendar: calendarWith(await importedSchedules(db)) }
  const calendar = () => schedules.calendar
  const afterCommit = new Set<() => void>([() => sequencer.wake()])
  const onCommit = () => {
    for (const wake of afterCommit) wake()
  }
  const acts = createActs({ db, jurisdiction, versions, calendar, clocks, log, onCommit, ...matters(keys) })
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
    afterCommit,
    async reloadCalendar() {
      schedules.calendar = calendarWith(await importedSchedules(db))
    },
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

/** What the matters of the law bring to the door. */
function matters(keys: KeyStore) {
  return {
    lifecycles,
    actions: {
      ...accountActions,
      ...unitActions,
      ...yearScheduleActions,
      ...catalogEntryActions,
      ...collectionActions,
      ...demandActions,
      ...demandPartActions,
      ...sharingServiceActions(keys),
      ...journalSegmentActions,
      ...openListEntryActions,
    },
    reactions,
    readers: { lastUse: lastUseOf },
  }
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
