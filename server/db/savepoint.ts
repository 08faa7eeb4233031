import { sql } from 'kysely'
import type { Tx } from './open-database.ts'

/** Runs `work` so that its writes vanish when it throws, while those before it stay. The error is passed on. */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint attempt`.execute(tx)
  try {
    const result = await work()
    await sql`release savepoint attempt`.execute(tx)
    return result
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(tx)
    throw error
  }
}
