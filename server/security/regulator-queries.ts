import type { Role } from '@gongshu/regulations'
import { sql } from 'kysely'
import type { Tx } from '../db/open-database.ts'

/** The units that hold an office, in the order of their names. */
export async function unitsHolding(tx: Tx, office: Role): Promise<{ id: string; name: string }[]> {
  return tx.selectFrom('unit').select(['id', 'name']).where(sql<boolean>`offices ? ${office}`).orderBy('name').execute()
}
