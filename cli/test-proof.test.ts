import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { dutiesNamed, proofOf } from './test-proof.ts'

test('a test proves the duties at the start of its name', () => {
  assert.deepEqual(dutiesNamed('PT-20b: no feedback is deemed approval'), ['PT-20b'])
  assert.deepEqual(dutiesNamed('CM-0, CM-35: a draft applies as a draft'), ['CM-0', 'CM-35'])
  assert.deepEqual(dutiesNamed('PT-26.2a an idle service'), ['PT-26.2a'])
  assert.deepEqual(dutiesNamed('silence is no answer under PT-20b'), [])
})

test('the proof names each test once under each of its duties, with the day', () => {
  const file = 'test/articles/pt-20.test.ts'
  const proven = [
    { name: 'PT-20c: a ground', file },
    { name: 'PT-20b, PT-20c: both', file },
    { name: 'PT-20c: a ground', file },
  ]

  assert.deepEqual(JSON.parse(proofOf(proven, day('2026-03-02'))), {
    on: '2026-03-02',
    duties: {
      'PT-20b': [{ name: 'PT-20b, PT-20c: both', file }],
      'PT-20c': [
        { name: 'PT-20c: a ground', file },
        { name: 'PT-20b, PT-20c: both', file },
      ],
    },
  })
})
