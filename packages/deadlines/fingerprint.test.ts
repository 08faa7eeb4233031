import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fingerprint } from './fingerprint.ts'

test('fingerprint gives the published values of FNV-1a, 64 bits', () => {
  assert.deepEqual(['', 'a', 'foobar'].map(fingerprint), ['cbf29ce484222325', 'af63dc4c8601ec8c', '85944171f73967e8'])
})

test('fingerprint keeps its sixteen digits and tells Chinese texts apart', () => {
  const texts = Array.from({ length: 500 }, (_, n) => `国庆节${n}`)

  const names = texts.map(fingerprint)

  assert.ok(names.every(name => /^[0-9a-f]{16}$/.test(name)))
  assert.equal(new Set(names).size, texts.length)
})
