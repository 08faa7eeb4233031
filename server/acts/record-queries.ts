import type { CaseType } from '@gongshu/regulations'
import { sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { CaseRow } from '../db/schema-core.ts'

/** What the steps of a case have recorded so far; empty for a case without a record. */
export async function findRecord(db: Db | Tx, caseId: string): Promise<JsonObject> {
  const row = await db.selectFrom('case_record').select('content').where('case_id', '=', caseId).executeTakeFirst()
  return row?.content ?? {}
}

export async function saveRecord(tx: Tx, caseId: string, record: JsonObject): Promise<void> {
  const content = JSON.stringify(record)
  await tx
    .insertInto('case_record')
    .values({ case_id: caseId, content })
    .onConflict(conflict => conflict.column('case_id').doUpdateSet({ content }))
    .execute()
}

export type RecordedCase = CaseRow & { readonly content: JsonObject }

/**
 * The cases of a type whose record holds all members of `holding`, newest first, e.g. `{ entryId: '…' }`: all of them
 * unless a limit is given, for what the law wants done to each is not done to the newest alone.
 */
export async function casesRecording(
  db: Db | Tx,
  { type, states, ids, unitId, holding = {}, limit }: Wanted,
): Promise<RecordedCase[]> {
  const rows = await db
    .selectFrom('matter_case')
    .innerJoin('case_record', 'case_record.case_id', 'matter_case.id')
    .selectAll('matter_case')
    .select('case_record.content')
    .where('type', '=', type)
    .$if(states !== undefined, query => query.where('state', 'in', states ?? []))
    .$if(ids !== undefined, query => query.where('matter_case.id', 'in', [...(ids ?? [])]))
    .$if(unitId !== undefined, query => query.where('unit_id', 'is not distinct from', unitId ?? null))
    .$if(Object.keys(holding).length > 0, query =>
      query.where(sql<boolean>`case_record.content @> ${JSON.stringify(holding)}::jsonb`),
    )
    .orderBy('opened_on', 'desc')
    .orderBy('number', 'desc')
    .$if(limit !== undefined, query => query.limit(limit ?? 0))
    .execute()
  return rows
}

type Wanted = {
  readonly type: CaseType
  readonly states?: string[]
  /** At least one. */
  readonly ids?: readonly string[]
  readonly unitId?: string | null
  readonly holding?: JsonObject
  readonly limit?: number
}
