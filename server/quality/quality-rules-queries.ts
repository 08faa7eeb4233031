import { sql } from 'kysely'
import { casesRecording, type RecordedCase } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { Rule } from './rule.ts'

/** A version of the rules of an entry, with its case. */
export type RuleSet = {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly since: string
  readonly entryId: string
  readonly rulesVersion: number
  readonly rules: readonly Rule[]
}

/** Every version of an entry's rules, newest first. */
export async function ruleSetsOf(db: Db | Tx, entryId: string): Promise<RuleSet[]> {
  return (await casesRecording(db, { type: 'qualityRules', holding: { entryId } })).map(ruleSetOf)
}

export async function rulesInForce(db: Db | Tx, entryId: string): Promise<RuleSet | null> {
  const [found] = await casesRecording(db, {
    type: 'qualityRules',
    states: ['inForce'],
    holding: { entryId },
    limit: 1,
  })
  return found ? ruleSetOf(found) : null
}

function ruleSetOf({ id, number, state, since, content }: RecordedCase): RuleSet {
  const { entryId, rulesVersion, rules } = content as unknown as Pick<RuleSet, 'entryId' | 'rulesVersion' | 'rules'>
  return { id, number, state, since, entryId, rulesVersion, rules }
}

/** Rule sets in force whose entry's current version was checked by others. */
export async function ruleSetsToApply(db: Db): Promise<{ id: string; entryId: string; version: string }[]> {
  return db
    .selectFrom('matter_case')
    .innerJoin('case_record', 'case_record.case_id', 'matter_case.id')
    .innerJoin('collection', join => join.on(sql<boolean>`collection.entry_id::text = case_record.content->>'entryId'`))
    .innerJoin('resource_version', 'resource_version.id', 'collection.current_version')
    .select(['matter_case.id', 'collection.entry_id as entryId', 'resource_version.id as version'])
    .where('matter_case.type', '=', 'qualityRules')
    .where('matter_case.state', '=', 'inForce')
    .where(sql<boolean>`resource_version.quality->'ruleSet'->>'id' is distinct from matter_case.id::text`)
    .execute()
}

/** Replaces what is known of the quality of a version; the earlier finding stays in the event of its act. */
export async function replaceQuality(tx: Tx, version: string, quality: JsonObject): Promise<void> {
  await tx
    .updateTable('resource_version')
    .set({ quality: JSON.stringify(quality) })
    .where('id', '=', version)
    .execute()
}

/** The current version of each of some entries. */
export async function currentVersions(
  db: Db | Tx,
  entryIds: readonly string[],
): Promise<{ [entryId: string]: string | undefined }> {
  if (!entryIds.length) return {}
  const rows = await db
    .selectFrom('collection')
    .select(['entry_id', 'current_version'])
    .where('entry_id', 'in', [...new Set(entryIds)])
    .execute()
  return Object.fromEntries(rows.map(row => [row.entry_id, row.current_version ?? undefined]))
}
