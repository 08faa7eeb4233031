import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  collect,
  collectionOf,
  moveTo,
  newUnit,
  openDistrict,
  openMovingDistrict,
  publishEntry,
  tryStep,
} from './article-fixture.ts'
import { clocksOfCase, lastEvent, stateOfCase } from './case-views.ts'

test('PT-15: data that has not arrived by the tenth working day is overdue, and nothing else happens', async t => {
  const district = await openMovingDistrict(t, '2023-09-04')
  const collectionId = await collectionOf(district, await publishEntry(district))

  await moveTo(district, '2023-09-19')

  assert.equal((await stateOfCase(district, collectionId)).state, 'pending')
  assert.deepEqual(await clocksOfCase(district, collectionId), [
    { duty: 'PT-15', started_on: '2023-09-04', due_on: '2023-09-18', ended_on: null, ended_by: null },
  ])
})

test('PT-15: collecting the data ends the duty', async t => {
  const district = await openMovingDistrict(t, '2023-09-04')
  const entryId = await publishEntry(district)
  const collectionId = await collectionOf(district, entryId)
  await moveTo(district, '2023-09-18')

  await collect(district, entryId)

  assert.deepEqual((await clocksOfCase(district, collectionId))[0], {
    duty: 'PT-15',
    started_on: '2023-09-04',
    due_on: '2023-09-18',
    ended_on: '2023-09-18',
    ended_by: 'collection.collected',
  })
  const { to_state, duties } = await lastEvent(district, collectionId)
  assert.deepEqual([to_state, duties], ['collected', ['PT-5a', 'PT-15']])
})

test('PT-15: another unit cannot collect for the provider, and a broken file collects nothing', async () => {
  const district = await openDistrict()
  const entryId = await publishEntry(district)
  const stranger = await newUnit(district.platform, 'provider')

  const byStranger = await collect(district, entryId, { actor: stranger }).catch(error => error.code)
  const broken = await collect(district, entryId, { csv: 'code,holder\n,张三\n' }).catch(error => error.code)
  const unreconciled = await tryStep(district, 'collection.load', {
    actor: district.provider,
    caseId: await collectionOf(district, entryId),
    input: {
      version: 'v1',
      manifest: {},
      reconciliation: {
        sourceRows: 1000,
        collectedRows: 990,
        sourceSha256: '',
        contentDigest: '',
        reconciled: false,
      },
      profile: {},
      quality: {},
    },
  })

  assert.deepEqual([byStranger, broken], ['unit_not_party', 'file_refused'])
  assert.deepEqual('refused' in unreconciled && unreconciled.refused, 'file_refused')
  assert.equal((await stateOfCase(district, await collectionOf(district, entryId))).state, 'pending')
})
