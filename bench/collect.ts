import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collectFile } from '../server/lake/collect.ts'
import { type Column, closeLake, type Lake, openLake, withConnection } from '../server/lake/lake.ts'
import { literal } from '../server/lake/sql-text.ts'

export type CollectBench = {
  name: 'collect'
  rows: number
  seconds: number
  baseline: { name: 'bare DuckDB read-sort-write'; seconds: number }
  ratio: number
  /** The most memory this process held while it collected; what the baseline left in it counts too. */
  residentBytes: number
}

const ROWS = 10_000_000
const ROUNDS = 3

const COLUMNS: Column[] = [
  { name: 'id_number', type: 'text', required: true, maxLength: 18 },
  { name: 'name', type: 'text', required: true, maxLength: 50 },
  { name: 'birth', type: 'date', required: true },
  { name: 'mobile', type: 'text', required: false, maxLength: 11 },
  { name: 'amount', type: 'decimal', required: false },
  { name: 'age', type: 'integer', required: false },
  { name: 'address', type: 'text', required: false, maxLength: 200 },
  { name: 'active', type: 'boolean', required: true },
]

/**
 * Collects a made-up CSV of ten million rows (parse, check, sort, Parquet, digests, manifest) and compares it with DuckDB
 * reading, sorting and writing the same file with the same types. Rounds alternate; the median of each counts.
 */
export async function benchCollect(rows = ROWS): Promise<CollectBench> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-bench-'))
  const lake = await openLake(join(folder, 'lake'))
  try {
    const file = join(folder, 'people.csv')
    await makePeople(lake, file, rows)
    const ours: number[] = []
    const bare: number[] = []
    const memory = watchMemory()
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(await seconds(() => readSortWrite(lake, file, join(folder, 'bare.parquet'))))
      ours.push(await seconds(() => memory.during(() => collect(lake, { file, rows }))))
    }
    const [own, baseline] = [median(ours), median(bare)]
    const ratio = Math.round((own / baseline) * 100) / 100
    return {
      name: 'collect',
      rows,
      seconds: own,
      baseline: { name: 'bare DuckDB read-sort-write', seconds: baseline },
      ratio,
      residentBytes: memory.most(),
    }
  } finally {
    await closeLake(lake)
    await rm(folder, { recursive: true, force: true })
  }
}

async function collect(lake: Lake, { file, rows }: { file: string; rows: number }): Promise<void> {
  const fileName = 'people.csv'
  const result = await collectFile(lake, {
    resource: 'bench',
    file,
    fileName,
    format: 'csv',
    columns: COLUMNS,
    sortBy: ['id_number'],
  })
  if (!result.ok || result.manifest.rows !== rows) throw new Error(`bench: collected ${JSON.stringify(result)}`)
}

async function readSortWrite(lake: Lake, file: string, to: string): Promise<void> {
  const types = {
    text: 'VARCHAR',
    date: 'DATE',
    integer: 'BIGINT',
    boolean: 'BOOLEAN',
    decimal: 'DECIMAL(18, 6)',
    datetime: 'TIMESTAMP',
  }
  const columns = COLUMNS.map(column => `'${column.name}': '${types[column.type]}'`).join(', ')
  await withConnection(lake, db =>
    db.run(`copy (select * from read_csv(${literal(file)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
      columns = {${columns}}) order by id_number) to ${literal(to)} (format parquet, compression zstd)`),
  )
}

async function makePeople(lake: Lake, file: string, rows: number): Promise<void> {
  await withConnection(lake, db =>
    db.run(`copy (select '99' || lpad((hash(i) % 10000000000000000)::varchar, 16, '0') as id_number, '测试' || (i % 5000) as name,
      date '1930-01-01' + (hash(i) % 32000)::integer as birth, '199' || lpad((hash(i + 7) % 100000000)::varchar, 8, '0') as mobile,
      (hash(i * 3) % 100000) / 100.0 as amount, i % 120 as age, '区划路' || (i % 997) || '号' as address,
      case when i % 2 = 0 then 'true' else 'false' end as active from range(${rows}) made(i)) to ${literal(file)} (header)`),
  )
}

function watchMemory() {
  let most = 0
  return {
    async during(run: () => Promise<void>): Promise<void> {
      const look = setInterval(() => {
        most = Math.max(most, process.memoryUsage.rss())
      }, MEMORY_EVERY_MS)
      await run().finally(() => clearInterval(look))
    },
    most: () => most,
  }
}

const MEMORY_EVERY_MS = 50

async function seconds(run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return Math.round(performance.now() - start) / 1000
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
