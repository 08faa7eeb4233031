import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { initial } from './migrations/001-initial.ts'
import { initialMatters } from './migrations/002-matters.ts'
import { records } from './migrations/003-records.ts'
import { foreignRecords } from './migrations/004-foreign.ts'
import { sources } from './migrations/005-sources.ts'
import { catalogImport } from './migrations/007-catalog-import.ts'
import { catalogLikeness } from './migrations/008-catalog.ts'
import { quality } from './migrations/009-quality.ts'
import { search } from './migrations/010-search.ts'
import { registry } from './migrations/011-registry.ts'
import { signing } from './migrations/012-signing.ts'
import { outgoing } from './migrations/013-outgoing.ts'

/** Every migration by name, in order. A released one is never edited; a change is a new one. */
export const migrations: Record<string, Migration> = {
  '001-initial': initial,
  '002-matters': initialMatters,
  '003-records': records,
  '004-foreign': foreignRecords,
  '007-catalog-import': catalogImport,
  '005-sources': sources,
  '009-quality': quality,
  '010-search': search,
  '011-registry': registry,
  '012-signing': signing,
  '013-outgoing': outgoing,
  '008-catalog': catalogLikeness,
}

export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('the database could not be brought to the present schema', { cause: error })
}
