import type { Jurisdiction, JurisdictionId } from './jurisdiction.ts'
import { chongming } from './jurisdictions/chongming.ts'
import { putuo } from './jurisdictions/putuo.ts'
import { shanghai } from './jurisdictions/shanghai.ts'
import { zhenhai } from './jurisdictions/zhenhai.ts'

export { chongming, putuo, shanghai, zhenhai }

/** Every installation that this release can serve. */
export const jurisdictions = { putuo, chongming, zhenhai, shanghai } satisfies {
  readonly [id: JurisdictionId]: Jurisdiction
}
