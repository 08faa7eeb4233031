import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day } from '@gongshu/deadlines'
import { silentLog } from '../server/base/logging.ts'
import { settings } from '../server/base/settings.ts'
import { readImport } from '../server/catalog-files/entry-import-dry-run.ts'
import { openImportRunner } from '../server/catalog-files/entry-import-run.ts'
import { type OpenPlatform, openPlatform } from '../server/open-platform.ts'
import { registerTestUnit, testActor } from '../server/test-platform.ts'

const ITEMS = 12

export type ImportBench = {
  name: 'import'
  entries: number
  itemsPerEntry: number
  /** From the file to the last submitted entry. */
  entriesPerSecond: number
  dryRunSeconds: number
  submitSeconds: number
  baseline: { name: string; entriesPerSecond: number }
  /** Import to baseline: how many times as long the import takes. */
  ratio: number
}

/**
 * Imports entries from JSON into the embedded engine on disk, dry run, confirmation and every step of every entry, against
 * bare inserts of the rows that this makes into the same database in one transaction.
 */
export async function benchImport(entries = 10_000): Promise<ImportBench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongshu-bench-import-'))
  const jurisdiction = settings.jurisdiction.default
  const platform = await openPlatform({ dataDir, jurisdiction, rehearsal: day('2026-03-02'), log: silentLog })
  try {
    return await measure(platform, { file: join(dataDir, 'catalog.json'), entries })
  } finally {
    await platform.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measure(
  platform: OpenPlatform,
  { file, entries }: { file: string; entries: number },
): Promise<ImportBench> {
  const unitId = await registerTestUnit(platform, '示例区民政局', ['provider'])
  const actor = testActor(unitId, 'provider')
  await writeFile(file, JSON.stringify({ entries: Array.from({ length: entries }, (_, index) => entryNumber(index)) }))
  const order = { uploadId: '', path: file, fileName: 'catalog.json', format: 'json' } as const
  const prepared = await timed(() => readImport(platform, { actor, order, onProgress: () => {} }))
  const [found] = prepared.result.imports
  if (found?.counts.new !== entries) throw new Error(`the dry run found ${JSON.stringify(prepared.result)}`)
  const input = { importMode: 'each' }
  await platform.acts.act({ step: 'catalogImport.confirm', caseId: found.id, actor, input })
  const submitted = await timed(() => openImportRunner(platform).run())
  await platform.sequencer.flush()
  const copied = await writtenRows(platform)
  const made = copied.find(({ table }) => table === 'catalog_entry')?.rows.length
  if (made !== entries) throw new Error(`${made} entries were submitted, not ${entries}`)
  const bare = await timed(() => insertBare(platform, copied))
  const seconds = prepared.seconds + submitted.seconds
  return {
    name: 'import',
    entries,
    itemsPerEntry: ITEMS,
    entriesPerSecond: Math.round(entries / seconds),
    dryRunSeconds: rounded(prepared.seconds),
    submitSeconds: rounded(submitted.seconds),
    baseline: {
      name: 'insert of the same rows of cases, entries, events, deadlines and likenesses, one statement each, one transaction',
      entriesPerSecond: Math.round(entries / bare.seconds),
    },
    ratio: rounded(seconds / bare.seconds),
  }
}

const tables = ['matter_case', 'catalog_entry', 'event', 'running_duty', 'catalog_likeness'] as const

type Copied = { readonly table: (typeof tables)[number]; readonly rows: readonly string[] }

/** What the import has written, as JSON, and empty tables of the same shape for it. */
async function writtenRows({ database }: OpenPlatform): Promise<Copied[]> {
  const copied: Copied[] = []
  for (const table of tables) {
    await database.raw(`create table bare_${table} (like ${table} including indexes)`)
    const { rows } = await database.raw(`select to_jsonb(t)::text as row from ${table} t where ${ofEntries(table)}`)
    copied.push({ table, rows: (rows as { row: string }[]).map(({ row }) => row) })
  }
  return copied
}

async function insertBare({ database }: OpenPlatform, copied: readonly Copied[]): Promise<void> {
  await database.raw('begin')
  for (const { table, rows } of copied) {
    const statement = `insert into bare_${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`
    for (const row of rows) await database.raw(statement, [row])
  }
  await database.raw('commit')
}

// Only the entries: the unit and the import itself are cases too.
function ofEntries(table: (typeof tables)[number]): string {
  if (table === 'matter_case') return `t.type = 'catalogEntry'`
  return table === 'event' || table === 'running_duty' ? `t.case_type = 'catalogEntry'` : 'true'
}

const subjects = [
  '低保救助',
  '殡葬服务',
  '养老机构',
  '婚姻登记',
  '社会组织',
  '职业培训',
  '失业保险',
  '工伤认定',
  '行政许可',
  '特种设备',
]
const kinds = ['名册', '台账', '办理结果', '统计', '监测', '检查记录']

function entryNumber(index: number) {
  const subject = subjects[index % subjects.length]
  const kind = kinds[Math.floor(index / subjects.length) % kinds.length]
  return {
    name: `${subject}${kind}第${index}号`,
    description: `${subject}业务形成的${kind}，按月更新，覆盖全区，用于资格核对和统计分析。`,
    source: `${subject}业务系统`,
    updateFrequency: 'monthly',
    classification: '部门类',
    grade: 'general1',
    sharingAttribute: 'shared',
    openingAttribute: 'unconditional',
    coverage: '全区',
    managingBody: `${subject}科`,
    items: Array.from({ length: ITEMS }, (_, place) => ({
      column: `c${place}`,
      name: `${subject}${kind}数据项${place}`,
      description: `第 ${place} 个数据项`,
      type: 'text',
      length: 100,
      required: place === 0,
      personal: false,
      lookup: place === 0,
      mask: 'none',
    })),
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const started = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - started) / 1000 }
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100
}
