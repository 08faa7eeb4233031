import { DuckDBInstance } from '@duckdb/node-api'
import { type Lake, versionFile } from './lake.ts'
import { ident, literal } from './sql-text.ts'

export type MatchRequest = {
  resource: string
  version: string
  keyColumn: string
  identifiers: AsyncIterable<string> | Iterable<string>
}
export type Matched = { total: number; matched: number; flags: boolean[] }

/**
 * Says for each identifier of a list, in its order, whether a version holds it, and nothing else. The list lives in the
 * memory of an engine of its own that can write nowhere: no identifier reaches any disk. Too long a list fails instead.
 */
export async function matchList(lake: Lake, request: MatchRequest): Promise<Matched> {
  const engine = await DuckDBInstance.create(':memory:', {
    memory_limit: '2GB',
    threads: '2',
    // An empty folder name turns spilling off.
    temp_directory: '',
    autoinstall_known_extensions: 'false',
  })
  const db = await engine.connect()
  try {
    await db.run('create table list (position integer, identifier varchar)')
    const appender = await db.createAppender('list')
    let total = 0
    for await (const identifier of request.identifiers) {
      appender.appendInteger(total)
      appender.appendVarchar(identifier.trim())
      appender.endRow()
      total += 1
    }
    appender.closeSync()
    const file = versionFile(lake, request.resource, request.version)
    const key = `${ident(request.keyColumn)}::varchar`
    const found = await db.runAndReadAll(`select position from list semi join
      (select ${key} as identifier from read_parquet(${literal(file)})) held using (identifier)`)
    const flags = new Array<boolean>(total).fill(false)
    for (const [position] of found.getRowsJS()) flags[Number(position)] = true
    return { total, matched: flags.filter(Boolean).length, flags }
  } finally {
    db.disconnectSync()
    engine.closeSync()
  }
}
