import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { buildEntry, registerTestUnit } from '../../server/test-platform.ts'
import { type Answer, openTestAccount, signInAs, TEST_PASSWORD } from '../../server/test-server.ts'
import { type LoadGround, openLoadGround } from './load-ground.ts'

/** Texts that have broken programs before (npm big-list-of-naughty-strings, MIT). */
const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings') as readonly string[]

let ground: LoadGround
before(async () => {
  ground = await openLoadGround()
})
after(() => ground.close())

const items = [{ column: 'n', type: 'integer', required: true, lookup: true }, { column: 's' }] as const

for (const { name, fileName, content } of [
  { name: 'CSV', fileName: 'naughty.csv', content: csvOf(naughty) },
  { name: 'JSON', fileName: 'naughty.json', content: JSON.stringify(naughty.map((s, n) => ({ n, s }))) },
]) {
  test(`as cells of a ${name} file every string comes back as it went, but for blanks at its ends`, async () => {
    const { entryId, collectionId } = await ground.entryOf(items)

    const end = await ground.load(collectionId, content, { fileName })

    assert.deepEqual([end.state, end.rows], ['done', naughty.length])
    const rows: { n: number; s: string | null }[] = []
    while (rows.length < naughty.length) {
      const { body } = await ground.person.get(`/api/catalog-entries/${entryId}/rows?limit=100&offset=${rows.length}`)
      rows.push(...(body as unknown as typeof rows))
    }
    assert.deepEqual(
      rows.map(row => row.s),
      naughty.map(text => text.replace(/^[ \t\u3000]+|[ \t\u3000]+$/g, '') || null),
    )
  })
}

test('as words of a catalog entry and its items every string is stored exactly or refused with its field', async () => {
  const inItems = chunks(naughty, 100).map(texts => ({
    items: texts.map((text, at) => ({
      ...buildEntry().items[0],
      column: `c${at}`,
      lookup: at === 0,
      name: text,
      description: text,
    })),
  }))
  const inDescription = joined(naughty, 900).map(description => ({ description }))
  const inName = naughty.filter((_, at) => at % 8 === 0).map(name => ({ name }))
  let stored = 0
  for (const change of [...inItems, ...inDescription, ...inName]) {
    const answer = await ground.person.post('/api/catalog-entries/steps/submit', buildEntry(change))
    if (refusedWithPlace(answer)) continue
    const { body } = await ground.person.get(`/api/catalog-entries/${answer.body.caseId}`)
    const { name, content, items: kept } = body.entry as { name: string; content: Entry; items: object[] }
    const held = { name, description: content.description, items: kept }
    assert.deepEqual(held, { ...held, ...change })
    stored += 1
  }
  assert.ok(stored > 50, `${stored} were stored`)
})

test('as the purpose of a demand every string is stored exactly or refused with its field', async () => {
  const unitId = await registerTestUnit(ground.server.platform, '示例街道', ['consumer'])
  await openTestAccount(ground.server, 'yongshu', { unitId, roles: ['consumer'] })
  const person = await signInAs(ground.server, 'yongshu')
  const { entryId } = await ground.entryOf(items)
  let stored = 0
  for (const businessGoal of joined(naughty, 1900)) {
    const content = { ...demand, businessGoal, entries: [{ entryId, columns: [{ column: 's', clear: true }] }] }
    const answer = await person.post('/api/demands', { content, password: TEST_PASSWORD })
    if (refusedWithPlace(answer)) continue
    const { body } = await person.get(`/api/demands/${answer.body.caseId}`)
    assert.equal((body.demand as { content: Entry }).content.businessGoal, businessGoal)
    stored += 1
  }
  assert.ok(stored > 0)
})

type Entry = { readonly [field: string]: unknown }

const demand = {
  title: '特殊字符核验',
  demandType: 'new',
  scenario: '测试场景',
  basis: '测试依据',
  dataContent: '代码',
  useMode: 'api',
  useFrequency: 'monthly',
  securityLevel: 'level2',
  safeguards: '专网调用',
  systemName: '测试系统',
}

/** Whether it was refused; then the answer must say why and where, and never be the platform's own failure. */
function refusedWithPlace({ status, body }: Answer): boolean {
  if (status < 300) return false
  const { code, field, faults } = (body as { error: { code: string; field?: string; faults?: object[] } }).error
  assert.ok(status < 500, JSON.stringify(body))
  assert.ok(code && (field || faults?.length), JSON.stringify(body))
  return true
}

function csvOf(texts: readonly string[]): string {
  return `n,s\r\n${texts.map((text, n) => `${n},"${text.replaceAll('"', '""')}"`).join('\r\n')}\r\n`
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

/** The strings one a line, in texts of at most `most` characters. */
function joined(all: readonly string[], most: number): string[] {
  const texts: string[] = []
  for (const text of all) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + text.length < most) texts[texts.length - 1] = `${last}\n${text}`
    else texts.push(text)
  }
  return texts.filter(text => text.trim() !== '')
}
