import { benchCollect } from '../bench/collect.ts'
import { benchDuplicates } from '../bench/entry-copies.ts'
import { benchGateway } from '../bench/gateway.ts'
import { benchImport } from '../bench/import.ts'
import { benchLog } from '../bench/log.ts'
import { benchQuality } from '../bench/quality.ts'
import { benchReconcile } from '../bench/reconcile.ts'
import { benchSearch } from '../bench/search.ts'
import { inBoth, tell } from './both-languages.ts'
import { findPostgresPrograms } from './machine.ts'
import { withPostgres } from './postgres-cluster.ts'

/** Every benchmark: each measures its baseline in the same run and gives the ratio of the two. */
const benches = {
  gateway: benchGateway,
  collect: () => benchCollect(),
  log: benchLog,
  duplicates: () => benchDuplicates(),
  import: benchImport,
  quality: () => benchQuality(),
  reconcile: () => benchReconcile({ withPostgres, programs: findPostgresPrograms() ?? '' }),
  search: () => benchSearch({ withServer: findPostgresPrograms() ? withPostgres : null }),
} as const

/** `gongshu bench [name …] [--json]`: runs the named benchmarks, or all, and prints one result a line. */
export async function bench(args: string[]): Promise<number> {
  const json = args.includes('--json')
  const asked = args.filter(arg => arg !== '--json')
  const unknown = asked.filter(name => !(name in benches))
  if (unknown.length) {
    tell(inBoth('cli.unknownBench', { name: unknown.join(', '), known: Object.keys(benches).join(', ') }))
    return 2
  }
  const names = (asked.length ? asked : Object.keys(benches)) as (keyof typeof benches)[]
  for (const name of names) {
    const result = await benches[name]()
    process.stdout.write(`${JSON.stringify(result, null, json ? 0 : 2)}\n`)
  }
  return 0
}
