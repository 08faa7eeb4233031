import type { Platform } from '../acts/platform.ts'
import type { JsonObject } from '../base/json.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import { currentVersion } from '../collection/collection-queries.ts'
import type { DescribeVersion } from '../collection/load-file.ts'
import type { Column } from '../lake/lake.ts'
import { freshUntil } from './freshness.ts'
import { profile } from './profile.ts'
import { currentVersions, rulesInForce } from './quality-rules-queries.ts'
import type { VersionQuality } from './quality-watch.ts'
import type { Rule } from './rule.ts'
import { type RunContext, runRules, type VersionName } from './run-rules.ts'
import { scoreByDimension, wholeScore } from './score.ts'
import { schemeInForce } from './scoring-scheme-queries.ts'

type Reading = Pick<Platform, 'lake' | 'db' | 'clocks'>

/** Profiles a version and runs the rules of its entry: those in force, else those that follow from the entry itself. */
export function describeVersion(platform: Reading): DescribeVersion {
  return async (of, columns, keys) => {
    const profiles = await profile(platform.lake, of, [...columns])
    const quality = await qualityOfVersion(platform, of, rulesFor(columns, keys))
    return { profile: { columns: profiles as unknown as JsonObject[] }, quality: quality as unknown as JsonObject }
  }
}

/** Runs the rules in force over a version of an entry, or `otherwise` where none are. */
export async function qualityOfVersion(
  platform: Reading,
  of: VersionName,
  otherwise: readonly Rule[],
): Promise<VersionQuality> {
  const own = await rulesInForce(platform.db, of.resource)
  const results = await runOn(platform, of, own?.rules ?? otherwise)
  const dimensions = scoreByDimension(results)
  return {
    results,
    dimensions: { ...dimensions },
    score: wholeScore(dimensions, await schemeInForce(platform.db)),
    ruleSet: own ? { id: own.id, version: own.rulesVersion } : null,
  }
}

/** Runs rules over a version with what they need to know of other entries and of the calendar. */
export async function runOn(
  platform: Reading,
  { every = 1, ...of }: VersionName & { every?: number },
  rules: readonly Rule[],
) {
  return runRules(platform.lake, { ...of, every, ...(await contextOf(platform, of, rules)) }, rules)
}

export async function contextOf(platform: Reading, of: VersionName, rules: readonly Rule[]): Promise<RunContext> {
  const referred = rules.flatMap(rule => (rule.type === 'reference' ? [rule.entryId] : []))
  const versionOf = await currentVersions(platform.db, referred)
  if (!rules.some(rule => rule.type === 'fresh')) return { versionOf }
  const inTime = await cameInTime(platform, of)
  return { versionOf, ...(inTime === null ? {} : { inTime }) }
}

/** Whether today is within what the update frequency left since the last version; null where no rhythm is promised. */
async function cameInTime({ db, clocks }: Reading, { resource }: VersionName): Promise<boolean | null> {
  const entry = await findEntry(db, resource)
  const last = await currentVersion(db, resource)
  const frequency = String(entry?.content.updateFrequency ?? '')
  const today = clocks.today()
  const until = freshUntil({ frequency, loaded_on: last?.loaded_on ?? today })
  return until === null ? null : today <= until
}

/** The rules that follow from the entry itself: what is required is there, what identifies is unique, no row twice. */
export function rulesFor(columns: readonly Pick<Column, 'name' | 'required'>[], keys: readonly string[]): Rule[] {
  const required = columns
    .filter(column => column.required)
    .map(({ name }): Rule => ({ type: 'required', column: name }))
  const unique: Rule[] = keys.length ? [{ type: 'unique', columns: [...keys] }] : []
  return [...required, ...unique, { type: 'distinctRows', columns: columns.map(({ name }) => name) }]
}
