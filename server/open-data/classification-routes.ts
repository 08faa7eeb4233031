import {
  type ClosedGround,
  closedGrounds,
  dutyOfRule,
  type Law,
  lawOn,
  type OpeningNeed,
  openingNeeds,
} from '@gongshu/regulations'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import { actorOfRequest, unitSeen } from '../people/request-session.ts'
import { explainedProposal } from './classification-proposal.ts'
import { entriesToReclass, guideInForce, sectorRulesOf } from './classification-queries.ts'
import { statedLevels } from './open-list-entry.ts'

const Page = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
  offset: Type.Integer({ minimum: 0, default: 0 }),
})

const Stated = Type.Object(
  {
    levels: Type.Optional(statedLevels),
    closedGrounds: Type.Optional(Type.Array(Type.Enum<ClosedGround[]>([...closedGrounds]), { uniqueItems: true })),
    openingNeeds: Type.Optional(Type.Array(Type.Enum<OpeningNeed[]>([...openingNeeds]), { uniqueItems: true })),
    entryId: Type.Optional(Type.String({ format: 'uuid' })),
    items: Type.Optional(Type.Array(Type.String(), { maxItems: 500 })),
  },
  { additionalProperties: false },
)

/** The guide in force, what it makes of data, and which entries an older one has classed. */
export function classificationRoutes(app: App, platform: Platform): void {
  const { db, jurisdiction } = platform
  const law = (): Law => lawOn(jurisdiction, platform.versions, platform.clocks.today())

  app.get('/api/classification', async request => {
    const { unitId } = actorOfRequest(request)
    const guide = await guideInForce(db, jurisdiction)
    return { guide, sectorRules: await sectorRulesOf(db, unitId) }
  })

  app.post('/api/classification/proposal', { schema: { body: Stated } }, async request => {
    const { unitId } = actorOfRequest(request)
    const { entryId, items = [], levels = [], closedGrounds: grounds = [], openingNeeds: needs = [] } = request.body
    const entry = entryId ? await findEntry(db, entryId) : null
    if (entryId && !entry) throw new Refusal('unknown_thing', { field: 'entryId' })
    const personalItems = (entry?.items ?? []).filter(item => item.personal && items.includes(item.column))
    const stated = { levels, closedGrounds: grounds, needs, personalItems: personalItems.map(item => item.column) }
    return explainedProposal(db, { law: law(), unitId: entry?.unit_id ?? unitId, stated })
  })

  app.get('/api/reports/entries-to-reclass', { schema: { querystring: Page } }, async request => {
    const unitId = unitSeen(request)
    const guide = await guideInForce(db, jurisdiction)
    const duty = dutyOfRule(law(), 'entriesToReclass')?.id ?? null
    if (!guide) return { guide: null, duty, entries: [] }
    const entries = await entriesToReclass(db, { guideId: guide.id, unitId, ...request.query })
    return { guide: { id: guide.id, title: guide.title, source: guide.source }, duty, entries }
  })
}
