import assert from 'node:assert/strict'
import { appendFile } from 'node:fs/promises'
import { test } from 'node:test'
import { versionFile } from '../../server/lake/lake.ts'
import { postgresTable } from '../../server/quality/postgres-digest.ts'
import { type Reconciliation, reconcileEntry } from '../../server/quality/reconcile-entry.ts'
import { reconcileDue } from '../../server/quality/reconcile-nightly.ts'
import { reconciliationsOf } from '../../server/quality/reconciliation-queries.ts'
import {
  activeService,
  collectedEntry,
  type District,
  moveTo,
  openDistrict,
  openMovingDistrict,
} from './article-fixture.ts'
import { eventsOfCase } from './case-views.ts'

test('PT-16.3: a database is held against the lake row by row; what differs becomes an issue with its columns', async () => {
  const district = await openDistrict()
  const { platform } = district
  const entryId = await collectedEntry(district)
  await platform.database.raw('create schema if not exists business')
  await platform.database.raw('create table business.holders (code text, person varchar(40))')
  await platform.database.raw(
    `insert into business.holders values ('K-3', '李小四 '), ('K-1', '欧阳明月'), ('K-2', '张三')`,
  )
  const query = async (text: string) => (await platform.database.raw(text)).rows as { [column: string]: unknown }[]
  const sourceOf = async () => ({
    kind: 'postgres',
    name: 'business.holders',
    table: await postgresTable({ query, schema: 'business', table: 'holders', named: { holder: 'person' } }),
    close: async () => {},
  })

  const same = await reconcileEntry(platform, entryId, { nightly: false, sourceOf })
  const none = await issuesOf(district, entryId)
  await platform.database.raw(`update business.holders set person = '张三丰' where code = 'K-2'`)
  await platform.database.raw(`insert into business.holders values ('K-4', '赵六')`)
  const changed = await reconcileEntry(platform, entryId, { nightly: false, sourceOf })
  await reconcileEntry(platform, entryId, { nightly: false, sourceOf })
  const [issue, ...more] = await issuesOf(district, entryId)

  assert.deepEqual([same.agreed, same.source.rows, same.lake, none], [true, 3, { rows: 3, intact: true }, []])
  assert.deepEqual(changed.source.comparison?.differences, [
    { kind: 'changed', key: 'K-2', columns: ['holder'] },
    { kind: 'missing', key: 'K-4' },
  ])
  assert.deepEqual(more, [])
  assert.deepEqual(
    { state: issue?.state, unit: issue?.unit_id, content: issue?.content },
    {
      state: 'forwarded',
      unit: district.provider.unitId,
      content: {
        entryId,
        issueType: 'reconciliation',
        foundBy: 'reconciliation',
        sourceRows: 4,
        platformRows: 3,
        differingColumns: ['code', 'holder'],
      },
    },
  )
  const duties = (await eventsOfCase(district, issue?.id ?? '')).flatMap(event => event.duties)
  assert.ok(duties.includes('PT-16.3'))
})

test('PT-16.3: each night every entry is reconciled with what services answer from; a damaged file is found', async t => {
  const district = await openMovingDistrict(t)
  const { platform } = district
  const { entryId } = await activeService(district)
  await reconcileDue(platform)
  const sameDay = await reconciliationsOf(platform.db, entryId)
  await moveTo(district, '2026-03-03')
  await reconcileDue(platform)
  await reconcileDue(platform)
  const [night, ...others] = await reconciliationsOf(platform.db, entryId)
  const { rows } = await platform.database.raw('select current_version as v from collection where entry_id = $1', [
    entryId,
  ])
  await appendFile(versionFile(platform.lake, entryId, (rows[0] as { v: string }).v), 'x')
  await moveTo(district, '2026-03-04')
  await reconcileDue(platform)
  const [damaged] = await reconciliationsOf(platform.db, entryId)
  const last = damaged?.content as unknown as Reconciliation | undefined

  assert.deepEqual([sameDay, others], [[], []])
  const found = night?.content as unknown as Reconciliation
  assert.deepEqual([night?.agreed, found.lake.intact, found.source.rows, found.serving.length], [true, true, 3, 1])
  const [served] = found.serving
  // The name stands masked in the serving file: what is masked is not compared.
  assert.deepEqual(served?.comparison?.columns, [{ column: 'code', agreed: true }])
  assert.deepEqual([damaged?.agreed, last?.lake], [false, { rows: 0, intact: false }])
  assert.equal((await issuesOf(district, entryId)).length, 1)
})

async function issuesOf({ platform }: District, entryId: string) {
  const { rows } = await platform.database.raw(
    `select matter_case.id, state, unit_id, content from matter_case join case_record on case_id = id
     where type = 'dataIssue' and content->>'entryId' = $1 order by number`,
    [entryId],
  )
  return rows as { id: string; state: string; unit_id: string; content: object }[]
}
