import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { currentVersion } from '../collection/collection-queries.ts'
import { actorOfRequest, unitSeen } from '../people/request-session.ts'
import { requireReferences } from './check-references.ts'
import { requireRunnable } from './check-rules.ts'
import { contextOf, runOn } from './describe-version.ts'
import { entryRead } from './entry-read.ts'
import { failingRows, type Masks, maskRows } from './failing-rows.ts'
import type { ColumnProfile } from './profile.ts'
import { proposeRules } from './propose-rules.ts'
import { issuesOfEntry, listQuality, qualityOf, versionsWithQuality } from './quality-queries.ts'
import { ruleSetsOf } from './quality-rules-queries.ts'
import type { VersionQuality } from './quality-watch.ts'
import type { Rule } from './rule.ts'
import { RulesSchema } from './rule-schema.ts'
import { gradeOf, type Scheme, type Scores, scoreByDimension, wholeScore } from './score.ts'
import { schemeInForce } from './scoring-scheme-queries.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Rules = Type.Object({ rules: RulesSchema }, { additionalProperties: false })
const SAMPLE_ROWS = 20_000
const VERSIONS = 30

/** The quality of what is collected: scores, rules, and the rows behind every figure. */
export function qualityRoutes(app: App, platform: Platform): void {
  const { db } = platform

  app.get('/api/quality', async request => {
    const scheme = await schemeInForce(db)
    const entries = await listQuality(db, unitSeen(request))
    const scored = entries.map(({ quality, trend, ...entry }) => ({
      ...entry,
      ...scoresOf(quality, scheme),
      trend: trend.map(version => scoresOf(version, scheme).score),
    }))
    return { scheme, entries: scored }
  })

  app.get('/api/quality/:id', { schema: { params: Id } }, async request => {
    const { id } = request.params
    const entry = await entryRead(platform, request)
    const scheme = await schemeInForce(db)
    const versions = await versionsWithQuality(db, id, VERSIONS)
    return {
      entry: { id, title: entry.title, number: entry.number, unitId: entry.unitId, items: entry.items },
      scheme,
      versions: versions.map(version => ({ ...version, ...scoresOf(version.quality, scheme) })),
      ruleSets: await ruleSetsOf(db, id),
      issues: await issuesOfEntry(db, id),
      clear: actorOfRequest(request).unitId === entry.unitId,
    }
  })

  ruleRoutes(app, platform)
  failureRoutes(app, platform)
}

/** The next version of the rules: proposed, tried out on a sample, saved as a draft. */
function ruleRoutes(app: App, platform: Platform): void {
  const { db } = platform

  app.get('/api/quality/:id/proposal', { schema: { params: Id } }, async request => {
    const { items, content } = await entryRead(platform, request)
    const version = await currentVersion(db, request.params.id)
    const profiles = (version?.profile?.columns ?? []) as unknown as ColumnProfile[]
    return { rules: proposeRules({ items, updateFrequency: String(content.updateFrequency ?? ''), profiles }) }
  })

  app.post('/api/quality/:id/preview', { schema: { params: Id, body: Rules } }, async request => {
    const { of, rules, rows } = await rulesToTry(platform, request, request.body.rules as Rule[])
    const every = Math.max(1, Math.floor(rows / SAMPLE_ROWS))
    const results = await runOn(platform, { ...of, every }, rules)
    const dimensions = scoreByDimension(results)
    const score = wholeScore(dimensions, await schemeInForce(db))
    return { rows, every, results, dimensions, score }
  })

  app.post('/api/quality/:id/rules', { schema: { params: Id, body: Rules } }, async request => {
    const { id } = request.params
    const { items, unitId } = await entryRead(platform, request)
    const rules = request.body.rules as Rule[]
    await requireRunnable(platform.lake, rules, items)
    await requireReferences(db, unitId, rules)
    const draft = (await ruleSetsOf(db, id)).find(set => set.state === 'draft')
    const actor = actorOfRequest(request)
    if (draft) {
      return platform.acts.act({ step: 'qualityRules.revise', caseId: draft.id, actor, input: { rules } })
    }
    return platform.acts.act({ step: 'qualityRules.draft', actor, input: { entryId: id, rules } })
  })
}

const Failures = Type.Object({
  rule: Type.Integer({ minimum: 0, maximum: 1000 }),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
})
const Version = Type.Object({ id: Type.String({ format: 'uuid' }), version: Type.String({ maxLength: 80 }) })

function failureRoutes(app: App, platform: Platform): void {
  const path = '/api/quality/:id/versions/:version/failures'
  app.get(path, { schema: { params: Version, querystring: Failures } }, async request => {
    const { id, version } = request.params
    const entry = await entryRead(platform, request)
    const quality = await qualityOf(platform.db, id, version)
    const result = (quality as unknown as VersionQuality | null)?.results[request.query.rule]
    if (!result) throw new Refusal('unknown_thing', { field: 'rule' })
    const of = { resource: id, version }
    const context = await contextOf(platform, of, [result.rule])
    const found = await failingRows(platform.lake, { ...of, ...context, rule: result.rule, limit: request.query.limit })
    const isOwn = actorOfRequest(request).unitId === entry.unitId
    return { result, ...(isOwn ? found : maskRows(found, masksOf(entry.items))) }
  })
}

/** The masks of items that speak of persons; others are shown as they are. */
function masksOf(items: readonly { column: string; personal: boolean; mask: string }[]): Masks {
  return Object.fromEntries(items.filter(item => item.personal).map(item => [item.column, item.mask]))
}

async function rulesToTry(platform: Platform, request: FastifyRequest, rules: readonly Rule[]) {
  const { id } = request.params as { id: string }
  const { items, unitId } = await entryRead(platform, request)
  await requireRunnable(platform.lake, rules, items)
  await requireReferences(platform.db, unitId, rules)
  const version = await currentVersion(platform.db, id)
  if (!version) throw new Refusal('not_collected', { field: 'id' })
  return { of: { resource: id, version: version.id }, rules, rows: Number(version.manifest.rows ?? 0) }
}

/** Score and word of a version; versions of before the scheme are scored by the one of today. */
function scoresOf(quality: object | null, scheme: Scheme) {
  const { dimensions, score } = (quality ?? {}) as { dimensions?: Scores | null; score?: number | null }
  const whole = score ?? (dimensions ? wholeScore(dimensions, scheme) : null)
  return { dimensions: dimensions ?? {}, score: whole, grade: whole === null ? null : gradeOf(whole, scheme) }
}
