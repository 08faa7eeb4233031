import type { Calendar } from '@gongshu/deadlines'
import type { Jurisdiction, TextVersion } from '@gongshu/regulations'
import type { Clocks } from '../base/clocks.ts'
import type { Log } from '../base/logging.ts'
import type { Db, OpenDatabase } from '../db/open-database.ts'
import type { KeyStore } from '../keys/key-store.ts'
import type { Signer } from '../keys/signer.ts'
import type { Lake } from '../lake/lake.ts'
import type { Sequencer } from '../log/sequencer.ts'
import type { Acts } from './act.ts'

/** One running installation: what routes and workers of every matter are given. */
export type Platform = {
  readonly dataDir: string
  readonly database: OpenDatabase
  readonly db: Db
  readonly acts: Acts
  readonly clocks: Clocks
  readonly calendar: () => Calendar
  readonly jurisdiction: Jurisdiction
  readonly versions: readonly TextVersion[]
  readonly keys: KeyStore
  readonly signer: Signer
  readonly lake: Lake
  readonly sequencer: Sequencer
  readonly log: Log
  readonly mode: 'live' | 'rehearsal'
  /** Whose signature takes a one-time code beside the password: everyone's, or that of whoever has enrolled. */
  readonly secondFactor: 'everyone' | 'enrolled'
}
