import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lifecycles } from '../matters.ts'
import { prefixes } from './case-prefixes.ts'

test('no two kinds of cases bear the same letters: the numbers of the second would all be taken', () => {
  const letters = lifecycles.map(({ type }) => prefixes[type])
  const twice = letters.filter((one, i) => letters.indexOf(one) !== i)

  assert.deepEqual(twice, [])
})
