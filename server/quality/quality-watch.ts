import { type FollowUp, system } from '../acts/act-types.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { currentVersion, findCollection } from '../collection/collection-queries.ts'
import type { Tx } from '../db/open-database.ts'
import type { CaseRow } from '../db/schema-core.ts'
import { columnsOfRule, type RuleResult } from './rule.ts'
import { schemeInForce } from './scoring-scheme-queries.ts'

/** What stands with a version about its quality. */
export type VersionQuality = {
  readonly results: readonly RuleResult[]
  readonly dimensions: JsonObject
  /** The whole score by the scheme of the day on which the rules ran; null where no rule counted anything. */
  readonly score?: number | null
  /** The rules that ran; null for those that follow from the entry itself. */
  readonly ruleSet?: { readonly id: string; readonly version: number } | null
}

/** What a new version brings to light becomes an issue in the act that brings it. */
export async function watchQuality(tx: Tx, collection: CaseRow): Promise<FollowUp[]> {
  const entryId = (await findCollection(tx, collection.id))?.entry_id
  const version = entryId ? await currentVersion(tx, entryId) : null
  if (!entryId || !version?.quality) return []
  return issueOfQuality(tx, { entryId, version: version.id, quality: version.quality })
}

type Found = { readonly entryId: string; readonly version: string; readonly quality: JsonObject }

/** An issue where a hard rule fails or the score is below what the district tolerates, one until it is settled. */
export async function issueOfQuality(tx: Tx, { entryId, version, quality }: Found): Promise<FollowUp[]> {
  const { results = [], score = null } = quality as unknown as Partial<VersionQuality>
  const { alarmBelow } = await schemeInForce(tx)
  const failed = results.filter(result => result.failed > 0)
  const isLow = typeof score === 'number' && score < alarmBelow
  if (!isLow && !failed.some(({ rule }) => rule.hard)) return []
  const open = await casesRecording(tx, { type: 'dataIssue', holding: { entryId, foundBy: 'monitoring' } })
  if (open.some(issue => issue.state !== 'closed')) return []
  const columns = [...new Set(failed.flatMap(({ rule }) => columnsOfRule(rule)))]
  return [
    {
      step: 'dataIssue.report',
      actor: system,
      input: {
        entryId,
        issueType: 'error',
        foundBy: 'monitoring',
        dataVersion: version,
        ...(columns.length ? { issueItems: columns.slice(0, 50) } : {}),
        ...(typeof score === 'number' ? { qualityScore: score } : {}),
        failedRules: failed.slice(0, 50).map(({ rule, failed: rows, checked }) => ({
          ruleKind: rule.type,
          ruleItems: columnsOfRule(rule).join('、').slice(0, 200) || '-',
          failedRows: rows,
          checkedRows: checked,
        })),
      },
    },
  ]
}
