import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Role, textVersions } from '@gongshu/regulations'
import { zh } from '../../text/zh.ts'
import { lifecycles } from '../matters.ts'
import { openTestPlatform } from '../test-platform.ts'
import { type Asked, dutiesAsking, isShare, percentOf, runReport, scopeOf } from './report.ts'
import { reportCsv } from './report-file.ts'
import { reports } from './reports.ts'

const platform = await openTestPlatform()
after(() => platform.close())

const asked: Asked = {
  platform,
  lifecycles,
  today: '2026-03-02',
  from: '2026-01-01',
  to: '2026-03-02',
  unitId: null,
}

const named = textVersions
  .flatMap(({ articles }) => Object.values(articles))
  .flatMap(({ duties }) => Object.values(duties))
  .flatMap(({ requires = [] }) => requires)
  .flatMap(requirement => ('report' in requirement ? [requirement.report] : []))

test('every report that a text names is built, and no other', () => {
  assert.deepEqual(Object.keys(reports).toSorted(), [...new Set(named)].toSorted())
})

test('every report and each of its columns has words', () => {
  const keys = Object.entries(reports).flatMap(([name, { columns }]) => [
    `report.${name}`,
    ...Object.keys(columns).map(key => `report.col.${key}`),
  ])

  assert.deepEqual(
    keys.filter(key => !(key in zh)),
    [],
  )
})

test('a share is of columns that the report or its rows count', () => {
  for (const [name, { columns }] of Object.entries(reports))
    for (const [key, kind] of Object.entries(columns))
      if (isShare(kind)) assert.ok(columns[kind[0]], `${name}.${key} is a share of ${kind[0]}`)
})

for (const [name, report] of Object.entries(reports))
  test(`on an empty district the report ${name} has no row and no figure but nought`, async () => {
    // Functions are there before anybody uses them.
    const expected = name === 'platformFunctions' ? 7 : 0
    for (const unitId of [null, '00000000-0000-4000-8000-000000000000']) {
      if (unitId && !report.own.length) continue
      const { rows, figures, cut } = await runReport(report, { ...asked, unitId })

      assert.equal(rows.length, unitId ? 0 : expected)
      assert.equal(cut, false)
      for (const { key, kind, value } of figures) {
        if (kind === 'percent') assert.equal(value, null, key)
        else if (expected === 0) assert.equal(value, 0, key)
      }
    }
  })

test('what is divided by nothing has no figure', () => {
  assert.deepEqual([percentOf(0, 0), percentOf(1, 3), percentOf(0, 4)], [null, 33.3, 0])
})

test('who reads a report: an office the whole, a unit its own part, others nothing', () => {
  const scopes = (role: Role) => scopeOf({ ...reports.serviceUse } as never, [role])

  assert.deepEqual((['operator', 'provider', 'consumer', 'public'] as const).map(scopes), ['whole', 'own', null, null])
})

test('the duties of a report are found by its name in the law in force', () => {
  const law = platform.acts.door.lawOf(null)

  assert.deepEqual(
    dutiesAsking(law, 'officerGaps').map(({ id }) => id),
    ['PT-6'],
  )
  assert.deepEqual(dutiesAsking(law, 'yearlyScores'), [])
})

test('a cell of a file that a spreadsheet would run is made harmless', () => {
  const speech = { heading: (key: string) => key, word: (key: string) => `词 ${key}` }
  const columns = { title: 'case', count: 'count', state: 'word', share: ['count', 'count'] } as const
  const cells = { title: '=cmd|"x"', count: -3, state: 'a.b', share: null }

  assert.equal(
    reportCsv({ columns, rows: [{ caseId: null, cells }], speech }),
    '\uFEFFtitle,count,state,share\r\n"\'=cmd|""x""",-3,词 a.b,\r\n',
  )
})
