import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { toGb18030 } from '../../cli/rehearsal/gb18030.ts'
import type { RunningServer } from '../start.ts'
import { registerTestUnit } from '../test-platform.ts'
import { openTestAccount, signInAs, startTestServer } from '../test-server.ts'
import { unitHeadings } from './unit-import-words.ts'
import { usccCheckCharacter } from './uscc.ts'

let server: RunningServer
let operator: Awaited<ReturnType<typeof signInAs>>

before(async () => {
  server = await startTestServer()
  const unitId = await registerTestUnit(server.platform, '示例区大数据中心', ['operator', 'provider'])
  await openTestAccount(server, 'operator', { unitId, roles: ['operator'] })
  await openTestAccount(server, 'provider', { unitId, roles: ['provider'] })
  operator = await signInAs(server, 'operator')
})

after(() => server.stop())

const uscc = (place: number) => {
  const body = `113101079${String(place).padStart(8, '0')}`
  return `${body}${usccCheckCharacter(body)}`
}
const lines = [
  ['示例区民政局', '民政局', uscc(1), '310107', '党政机关', '数据提供单位、数据使用单位', '', '', ''],
  ['示例区养老中心', '', uscc(2), '310107', '其他由财政资金保障运行的单位', 'provider', uscc(1), '', ''],
  ['示例区甲街道', '', '113101079000000035', '310107005', '党政机关', 'consumer', '', '', ''],
]
const csvOf = (rows: readonly (readonly string[])[]) =>
  [unitHeadings('zh'), ...rows].map(row => row.join(',')).join('\n')

async function preview(content: string | Uint8Array<ArrayBuffer>, fileName = 'units.csv') {
  const { body } = await operator.upload(content)
  const file = { uploadId: String(body.id), fileName }
  return { file, answer: await operator.post('/api/unit-imports/preview', file) }
}

test('a file is looked at line by line, imported once confirmed, and changes nothing a second time', async () => {
  const { file, answer } = await preview(new Uint8Array(toGb18030(csvOf(lines))))
  const { units, ...figures } = answer.body as { units: { name: string; result: string; faults: object[] }[] }
  const refused = await operator.post('/api/unit-imports', file)
  const imported = await operator.post('/api/unit-imports', { ...file, leaveFaulty: true })
  const again = await preview(csvOf(lines.slice(0, 2)))

  assert.deepEqual(figures, { seen: 3, added: 2, changed: 0, same: 0, faulty: 1 })
  const faulty = units.find(unit => unit.result === 'faulty')
  assert.deepEqual(faulty?.faults, [{ field: 'uscc', reason: 'checkDigit', value: '113101079000000035' }])
  assert.deepEqual([refused.status, imported.status], [422, 200])
  const { units: __, ...second } = again.answer.body
  assert.deepEqual(second, { seen: 2, added: 0, changed: 0, same: 2, faulty: 0 })
  const { rows } = await server.platform.database.raw(
    `select unit.name, parent.name as parent, event.step, (event.canonical::jsonb)->'actor'->>'system' as system
     from unit left join unit parent on parent.id = unit.parent_id join event on event.case_id = unit.id
     where unit.uscc = any($1) order by unit.name`,
    [lines.map(line => line[2])],
  )
  assert.deepEqual(rows, [
    { name: '示例区养老中心', parent: '示例区民政局', step: 'unit.register', system: 'false' },
    { name: '示例区民政局', parent: null, step: 'unit.register', system: 'false' },
  ])
})

test('a spreadsheet changes what differs, the unit keeps its case, and its record says what', async () => {
  const [first = []] = lines
  const renamed = ['示例区民政事务局', ...first.slice(1)]
  const content = await writeXlsx({ sheets: [{ name: '单位', rows: [unitHeadings('zh'), renamed] }] })
  const { file, answer } = await preview(new Uint8Array(content), 'units.xlsx')
  const { body } = await operator.post('/api/unit-imports', file)
  const { units } = (await operator.get('/api/units')).body as { units: { id: string; name: string; uscc: string }[] }

  const unit = units.find(one => one.uscc === uscc(1))
  const page = await operator.get(`/api/cases/${unit?.id}`)
  const record = await operator.get(`/api/cases/${body.caseId}`)

  assert.deepEqual((answer.body.units as object[])[0], {
    name: '示例区民政事务局',
    uscc: uscc(1),
    result: 'changed',
    changes: ['name'],
    faults: [],
  })
  assert.equal(unit?.name, '示例区民政事务局')
  assert.equal((page.body.case as { title: string }).title, '示例区民政事务局')
  const { sha256, ...kept } = record.body.record as { sha256: string }
  assert.match(sha256, /^[0-9a-f]{64}$/)
  assert.deepEqual(kept, { fileName: 'units.xlsx', seen: 1, added: 0, changed: 1, same: 0, faulty: 0 })
})

test('a file without the columns, and an import by somebody else, are refused', async () => {
  const { answer } = await preview('甲,乙\n1,2\n')
  const provider = await signInAs(server, 'provider')
  const { body } = await provider.upload(csvOf(lines))
  const file = { uploadId: String(body.id), fileName: 'units.csv' }
  const byProvider = await provider.post('/api/unit-imports/preview', file)
  const imported = await provider.post('/api/unit-imports', file)

  assert.equal((answer.body.error as { code: string }).code, 'file_refused')
  assert.deepEqual([byProvider.status, imported.status], [403, 403])
})
