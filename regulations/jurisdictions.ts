import { cm } from './cm/index.ts'
import type { Jurisdiction, JurisdictionId, TextVersion } from './jurisdiction.ts'
import { chongming } from './jurisdictions/chongming.ts'
import { putuo } from './jurisdictions/putuo.ts'
import { shanghai } from './jurisdictions/shanghai.ts'
import { zhenhai } from './jurisdictions/zhenhai.ts'
import { pt } from './pt/index.ts'
import { sh } from './sh/index.ts'
import { zh } from './zh/index.ts'

export { chongming, putuo, shanghai, zhenhai }

/** Every installation that this release can serve. A further regulation is its folder, a row here and one below. */
export const jurisdictions = { putuo, chongming, zhenhai, shanghai } satisfies {
  readonly [id: JurisdictionId]: Jurisdiction
}

/** Every version of every text that this release knows, oldest first. */
export const textVersions: readonly TextVersion[] = [pt, zh, cm, sh]
