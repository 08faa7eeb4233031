import Type from 'typebox'
import type { Lifecycle } from '../acts/lifecycle.ts'
import type { Platform } from '../acts/platform.ts'
import { dutiesAsking, runReport } from '../assessment/report.ts'
import { reports } from '../assessment/reports.ts'
import type { App } from '../base/app-type.ts'
import { actorOfRequest, unitSeen } from '../people/request-session.ts'
import { gapsOfLists, type RegistryGap } from './registry-gap-queries.ts'

const MOST_GAPS = 2000
/** The reports on units that lack somebody or something; each only where a text asks for it. */
const reportsOfUnits = ['officerGaps', 'governanceGaps', 'securityFileGaps'] as const

type Gap = RegistryGap & { readonly duty: string | null }

/** Everything that the registers of the units lack, in one list: of every unit for the offices, else of the own one. */
export function registryGapRoutes(app: App, platform: Platform, lifecycles: readonly Lifecycle[]): void {
  const Wanted = Type.Object({ unitId: Type.Optional(Type.String({ format: 'uuid' })) })
  app.get('/api/registry-gaps', { schema: { querystring: Wanted } }, async request => {
    actorOfRequest(request)
    const unitId = unitSeen(request) ?? request.query.unitId ?? null
    const ofLists = await gapsOfLists(platform.db, { unitId, limit: MOST_GAPS + 1 })
    const ofUnits = await gapsOfUnits({ platform, lifecycles }, unitId)
    const gaps: Gap[] = [...ofUnits, ...ofLists.map(gap => ({ ...gap, duty: null }))]
    return { gaps: gaps.slice(0, MOST_GAPS), cut: gaps.length > MOST_GAPS }
  })
}

type Here = { readonly platform: Platform; readonly lifecycles: readonly Lifecycle[] }

async function gapsOfUnits({ platform, lifecycles }: Here, unitId: string | null): Promise<Gap[]> {
  const today = platform.clocks.today()
  const law = platform.acts.door.lawOf(null)
  const gaps: Gap[] = []
  for (const name of reportsOfUnits) {
    const [asking] = dutiesAsking(law, name)
    const report = reports[name]
    if (!asking || !report) continue
    const { rows } = await runReport(report, { platform, lifecycles, today, from: today, to: today, unitId })
    for (const { caseId, cells } of rows) {
      const unit = String(cells.unit ?? '')
      const missing = [cells.missing ?? []].flat().map(String)
      gaps.push(
        ...missing.map(kind => ({ kind, unitId: caseId ?? '', unit, subject: null, caseId: null, duty: asking.id })),
      )
    }
  }
  return gaps
}
