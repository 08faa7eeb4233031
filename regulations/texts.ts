import { cm } from './cm/index.ts'
import type { TextVersion } from './jurisdiction.ts'
import { pt } from './pt/index.ts'
import { sh } from './sh/index.ts'
import { zh } from './zh/index.ts'

/** Every version of every text that this release knows, oldest first. */
export const textVersions: readonly TextVersion[] = [pt, zh, cm, sh]
