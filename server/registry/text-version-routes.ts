import { type Law, lastDayInForce, lawOn, type TextVersion, versionShownOn } from '@gongshu/regulations'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { blankDays, Confirmation, isUnconfirmed } from './text-version.ts'

export type LawPlatform = Platform & { reloadVersions(): Promise<void> }

/** Which version of each text governs here, for screens; the confirmation of a draft. */
export function textVersionRoutes(app: App, platform: LawPlatform): void {
  app.get('/api/law/versions', async () => ({ versions: versionsHere(platform) }))

  app.post('/api/law/confirmations', { schema: { body: Confirmation } }, async request =>
    confirmVersion(platform, { actor: actorOfRequest(request), input: request.body }),
  )
}

/** Confirms the days of a draft; from the moment of the answer the platform works under the confirmed version. */
export async function confirmVersion(
  platform: LawPlatform,
  { actor, input }: { actor: ReturnType<typeof actorOfRequest>; input: Confirmation },
) {
  const result = await platform.acts.act({ step: 'textVersion.confirm', actor, input })
  await platform.reloadVersions()
  return { ...result, duties: [...result.duties] }
}

/** The version that is shown of each text, with its days and whether they wait for somebody. */
export function versionsHere(platform: Platform) {
  const { jurisdiction, versions } = platform
  const today = platform.clocks.today()
  const law = lawOn(jurisdiction, versions, today)
  return jurisdiction.texts.flatMap(text => {
    const version = versionShownOn(versions, text, today)
    return version ? [versionAnswer(law, version, today)] : []
  })
}

function versionAnswer(law: Law, version: TextVersion, today: string) {
  const { id, text, title, status, trial = false, confirms = null, effectiveFrom = null } = version
  const lastDay = lastDayInForce(version)
  return {
    id,
    text,
    title,
    status,
    trial,
    /** The draft whose words these are; null for a text that this release knows as being in force. */
    confirms,
    effectiveFrom,
    lastDay,
    lapsed: lastDay !== null && today > lastDay,
    unconfirmed: isUnconfirmed(law, version),
    blanks: isUnconfirmed(law, version) ? blankDays(law, version) : [],
  }
}
