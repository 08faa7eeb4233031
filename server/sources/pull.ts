import { pullHttp } from './pull-http.ts'
import { pullMysql } from './pull-mysql.ts'
import { pullPostgres } from './pull-postgres.ts'
import type { Pulled, PullRequest, Sample } from './puller.ts'
import type { RemoteSettings } from './source-settings.ts'

/** Rows of a source over the network. */
export function pullRows(source: RemoteSettings, request: PullRequest): Pulled {
  if (source.kind === 'postgres') return pullPostgres.rows(source.settings, request)
  if (source.kind === 'mysql') return pullMysql.rows(source.settings, request)
  return pullHttp.rows(source.settings, request)
}

export function sampleSource(source: RemoteSettings, request: PullRequest): Promise<Sample> {
  if (source.kind === 'postgres') return pullPostgres.sample(source.settings, request)
  if (source.kind === 'mysql') return pullMysql.sample(source.settings, request)
  return pullHttp.sample(source.settings, request)
}
