import { join } from 'node:path'
import { lawOn } from '@gongshu/regulations'
import { createGateway, type Gateway } from './gateway/create-gateway.ts'
import { gatewayDuties } from './gateway/gateway-duties.ts'
import type { LocalGrantSource } from './gateway/local-grant-source.ts'
import { matchList } from './lake/match.ts'
import type { OpenPlatform } from './open-platform.ts'

/** The name of the gateway that runs inside the server. */
export const LOCAL_GATEWAY = 'local'

export function openLocalGateway(platform: OpenPlatform, source: LocalGrantSource, leaseMs: number): Promise<Gateway> {
  return createGateway({
    name: LOCAL_GATEWAY,
    source,
    journalDir: join(platform.dataDir, 'journal'),
    matcher: (grant, identifiers) => {
      const { resource, version, keyColumn } = grant
      if (!keyColumn) throw new Error(`the matching service ${grant.serviceId} names no item to match by`)
      return matchList(platform.lake, { resource, version, keyColumn, identifiers })
    },
    leaseMs,
    now: () => Date.now(),
    duties: dutiesHere(platform),
    log: platform.log,
  })
}

/** The duties that a gateway cites, by the law of the present day. */
export function dutiesHere(platform: OpenPlatform) {
  return gatewayDuties(lawOn(platform.jurisdiction, platform.versions, platform.clocks.today()))
}
