import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { closeLake, type Lake, openLake, versionFile, withConnection } from '../server/lake/lake.ts'
import { literal } from '../server/lake/sql-text.ts'
import type { Rule } from '../server/quality/rule.ts'
import { runRules } from '../server/quality/run-rules.ts'

export type QualityBench = {
  name: 'quality'
  rows: number
  rules: number
  seconds: number
  rowsPerSecond: number
  baseline: { name: 'one hand-written DuckDB scan'; seconds: number }
  ratio: number
}

const ROWS = 10_000_000
const ROUNDS = 3
const OF = { resource: 'bench', version: 'people' }
const COLUMNS = ['id', 'name', 'mobile', 'kind', 'sex', 'amount', 'age', 'born', 'died', 'code']

const rules: readonly Rule[] = [
  { type: 'required', column: 'id' },
  { type: 'required', column: 'name' },
  { type: 'unique', columns: ['id'] },
  { type: 'distinctRows', columns: COLUMNS },
  { type: 'identifier', column: 'mobile', kind: 'mobile' },
  { type: 'enum', column: 'kind', values: ['甲', '乙', '丙'] },
  { type: 'codeList', column: 'sex', list: 'sex' },
  { type: 'range', column: 'amount', minimum: '0', maximum: '900' },
  { type: 'range', column: 'age', minimum: '0', maximum: '119' },
  { type: 'length', column: 'name', maxLength: 10 },
  { type: 'compare', column: 'born', operator: 'le', other: 'died' },
  { type: 'pattern', column: 'code', pattern: '[A-Z]{2}-[0-9]{4}' },
]

/**
 * Runs twelve rules over a version of ten million rows and compares it with the one statement that an engineer would write
 * by hand for the same twelve counts. Rounds alternate; the median of each counts.
 */
export async function benchQuality(rows = ROWS): Promise<QualityBench> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-bench-'))
  const lake = await openLake(join(folder, 'lake'))
  try {
    await makeVersion(lake, rows)
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(await seconds(() => handWritten(lake)))
      ours.push(await seconds(() => checked(lake, rows)))
    }
    const [own, baseline] = [median(ours), median(bare)]
    return {
      name: 'quality',
      rows,
      rules: rules.length,
      seconds: own,
      rowsPerSecond: Math.round(rows / own),
      baseline: { name: 'one hand-written DuckDB scan', seconds: baseline },
      ratio: Math.round((100 * own) / baseline) / 100,
    }
  } finally {
    await closeLake(lake)
    await rm(folder, { recursive: true, force: true })
  }
}

async function checked(lake: Lake, rows: number): Promise<void> {
  const results = await runRules(lake, OF, rules)
  const counted = results.every(result => result.checked === rows)
  const found = results.filter(result => result.failed > 0).map(({ rule }) => rule.type)
  if (!counted || found.join() !== 'identifier,range,pattern')
    throw new Error(`bench: found ${JSON.stringify(results)}`)
}

async function handWritten(lake: Lake): Promise<void> {
  await withConnection(lake, db =>
    db.runAndReadAll(`select count(*), count(*) - count(id), count(*) - count(name), count(*) - count(distinct id),
      count(*) filter (where not regexp_full_match(mobile, '1[3-9][0-9]{9}')),
      count(*) filter (where kind not in ('甲', '乙', '丙')),
      count(*) filter (where sex not in ('0', '1', '2', '9')),
      count(*) filter (where amount < 0 or amount > 900),
      count(*) filter (where age < 0 or age > 119),
      count(*) filter (where length(name) > 10),
      count(*) filter (where born > died),
      count(*) filter (where not regexp_full_match(code, '[A-Z]{2}-[0-9]{4}'))
      from read_parquet(${literal(versionFile(lake, OF.resource, OF.version))})`),
  )
}

async function makeVersion(lake: Lake, rows: number): Promise<void> {
  const file = versionFile(lake, OF.resource, OF.version)
  await mkdir(dirname(file), { recursive: true })
  await withConnection(lake, db =>
    db.run(`copy (select '99' || lpad(i::varchar, 16, '0') as id, '测试' || (i % 5000) as name,
      case when i % 1000 = 0 then '12' else '139' || lpad((hash(i) % 100000000)::varchar, 8, '0') end as mobile,
      ['甲', '乙', '丙'][i % 3 + 1] as kind, ['1', '2'][i % 2 + 1] as sex,
      ((hash(i * 3) % 100000) / 100)::decimal(18, 6) as amount, i % 120 as age,
      date '1930-01-01' + (i % 20000)::integer as born, date '1990-01-01' + (i % 20000)::integer as died,
      case when i % 5000 = 0 then 'x' else 'AB-' || lpad((i % 10000)::varchar, 4, '0') end as code
      from range(${rows}) made(i)) to ${literal(file)} (format parquet, compression zstd, compression_level 1)`),
  )
}

async function seconds(run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return Math.round(performance.now() - start) / 1000
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
