import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { initial } from './migrations/001-initial.ts'
import { initialMatters } from './migrations/002-matters.ts'
import { records } from './migrations/003-records.ts'
import { foreignRecords } from './migrations/004-foreign.ts'

/** Every migration by name, in order. A released one is never edited; a change is a new one. */
export const migrations: Record<string, Migration> = {
  '001-initial': initial,
  '002-matters': initialMatters,
  '003-records': records,
  '004-foreign': foreignRecords,
}

export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('the database could not be brought to the present schema', { cause: error })
}
