import type { Platform } from '../acts/platform.ts'
import { listSources } from '../collection/source-queries.ts'
import { secretOf } from '../collection/source-run.ts'
import type { AllowedHosts } from '../sources/address-guard.ts'
import { askPostgres } from '../sources/pull-postgres.ts'
import type { PostgresSettings } from '../sources/source-settings.ts'
import { postgresTable } from './postgres-digest.ts'
import type { AskedSource, SourceOfEntry } from './reconcile-entry.ts'

/**
 * The table that an entry is fetched from as a whole, if it lies on a PostgreSQL server. What is only appended from has
 * rows that the lake is not meant to have yet, or that the source no longer has: it is not held against it.
 */
export function sourcesOfEntries(platform: Platform, allowed: AllowedHosts): SourceOfEntry {
  return async entryId => {
    const known = await listSources(platform.db)
    const [source, ...others] = known.filter(one => one.entry_id === entryId && one.state === 'active')
    if (!source || others.length || source.kind !== 'postgres' || source.mode !== 'replace') return null
    const settings = source.settings as unknown as PostgresSettings
    if (Object.values(settings.columns ?? {}).includes(null)) return null
    const asked = { columns: [], mark: null, markIncluded: false, secret: secretOf(platform, source), allowed }
    return await openSource(settings, asked)
  }
}

async function openSource(
  settings: PostgresSettings,
  request: Parameters<typeof askPostgres>[1],
): Promise<AskedSource> {
  const { schema = 'public', table, columns } = settings
  const database = await askPostgres(settings, request)
  try {
    const named = Object.fromEntries(Object.entries(columns ?? {}).map(([column, name]) => [column, name ?? column]))
    const asked = await postgresTable({ query: database.query, schema, table, named })
    return { kind: 'postgres', name: `${settings.database}.${schema}.${table}`, table: asked, close: database.close }
  } catch (error) {
    await database.close()
    throw error
  }
}
