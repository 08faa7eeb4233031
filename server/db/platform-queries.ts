import type { Db, Tx } from './open-database.ts'

export async function platformFact(db: Db | Tx, name: string): Promise<string | null> {
  const row = await db.selectFrom('platform').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

export async function setPlatformFact(db: Db | Tx, name: string, value: string): Promise<void> {
  await db
    .insertInto('platform')
    .values({ name, value })
    .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
