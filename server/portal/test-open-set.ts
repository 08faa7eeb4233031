import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collectionOfEntry } from '../collection/collection-queries.ts'
import { loadFile } from '../collection/load-file.ts'
import type { OpenPlatform } from '../open-platform.ts'
import { describeVersion } from '../quality/describe-version.ts'
import { buildEntry, registerTestUnit, testActor } from '../test-platform.ts'

const operator = testActor(null, 'operator')

/** A unit that publishes on the portal. */
export async function openTestProvider(platform: OpenPlatform, name: string) {
  return testActor(await registerTestUnit(platform, name, ['provider']), 'provider')
}

type Provider = Awaited<ReturnType<typeof openTestProvider>>

const item = (column: string, name: string, rest: object = {}) => ({
  column,
  name,
  description: `${name}的说明`,
  type: 'text',
  length: 200,
  required: true,
  personal: false,
  lookup: false,
  mask: 'none',
  ...rest,
})

const items = [
  item('code', '代码', { lookup: true }),
  item('name', '名称'),
  item('amount', '数量', { type: 'integer', length: null, required: false }),
  item('holder', '联系人', { personal: true, mask: 'name_surname', required: false }),
]

/** A catalog entry that was submitted and passed. */
export async function publishTestEntry(platform: OpenPlatform, provider: Provider, changes: object = {}) {
  const input = buildEntry({ items, ...changes })
  const { caseId } = await platform.acts.act({ step: 'catalogEntry.submit', actor: provider, input })
  await platform.acts.act({ step: 'catalogEntry.pass', actor: operator, caseId, input: {} })
  return caseId
}

export type TestSet = { title: string; rows?: number; name?: (row: number) => string; changes?: object }

/** An open set with its data: an entry, its collected rows, a work order, an acceptance. */
export async function openTestSet(platform: OpenPlatform, provider: Provider, set: TestSet) {
  const { title, rows = 3, name = row => `名称${row}`, changes = {} } = set
  const entryId = await publishTestEntry(platform, provider, { name: `${title}目录` })
  await loadRows(platform, provider, { entryId, content: csvOf(rows, name) })
  const input = {
    entryId,
    title,
    domain: '测试领域',
    abstract: `${title}的摘要`,
    items: ['code', 'name', 'amount'],
    formats: ['csv'],
    openingClass: 'unconditional',
    updateFrequency: 'monthly',
    reason: '社会需要',
    ...changes,
  }
  const { caseId } = await platform.acts.act({ step: 'openListEntry.submit', actor: provider, input })
  await platform.acts.act({ step: 'openListEntry.accept', actor: operator, caseId, input: {} })
  return { id: caseId, entryId }
}

function csvOf(rows: number, name: (row: number) => string): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = Array.from({ length: rows }, (_, row) =>
    [`C${String(row).padStart(6, '0')}`, quoted(name(row)), row % 4 === 3 ? '' : row, '张三'].join(','),
  )
  return `code,name,amount,holder\n${lines.join('\n')}\n`
}

type Rows = { entryId: string; content: string }

async function loadRows(platform: OpenPlatform, actor: Provider, { entryId, content }: Rows): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-portal-'))
  const path = join(folder, 'rows.csv')
  await writeFile(path, content)
  const collection = await collectionOfEntry(platform.db, entryId)
  if (!collection) throw new Error(`the entry ${entryId} has no collection`)
  const loading = { platform, actor, describe: describeVersion(platform) }
  await loadFile(loading, { collectionId: collection.id, path, fileName: 'rows.csv', format: 'csv' })
  await rm(folder, { recursive: true, force: true })
}
