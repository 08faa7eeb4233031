import { sha256Hex } from '../acts/event.ts'
import type { Db, Tx } from '../db/open-database.ts'

/** Keeps a sealed PDF with its case and gives its SHA-256, by which an event names it. */
export async function insertSignedDocument(
  tx: Tx,
  { caseId, body, at }: { caseId: string; body: Uint8Array; at: Date },
): Promise<string> {
  const sha256 = sha256Hex(body)
  await tx.insertInto('signed_document').values({ sha256, case_id: caseId, body, created_at: at }).execute()
  return sha256
}

export async function findSignedDocument(db: Db, sha256: string): Promise<Uint8Array | null> {
  const found = await db.selectFrom('signed_document').select('body').where('sha256', '=', sha256).executeTakeFirst()
  return found?.body ?? null
}
