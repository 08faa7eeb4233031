import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openNonceWindow, takeNonce } from './nonce-window.ts'

const start = 1_800_000_000_000
const minute = 60_000

test('a nonce is taken once, as long as its timestamp can be fresh', () => {
  const window = openNonceWindow(start)
  // Sent by a clock five minutes ahead: fresh for ten minutes.
  const ahead = { nonce: 'n', timestamp: start + 5 * minute }
  assert.equal(takeNonce(window, { ...ahead, now: start }), 'taken')

  for (let after = 1; after <= 10; after += 1) {
    const now = start + after * minute
    assert.equal(takeNonce(window, { nonce: `other ${after}`, timestamp: now, now }), 'taken')
    assert.equal(takeNonce(window, { ...ahead, now }), 'replayed')
  }
})

test('a window so busy that it must forget never takes a forgotten nonce again', () => {
  const window = openNonceWindow(start)
  const nonces = 200_000
  for (let n = 0; n < nonces; n += 1) {
    assert.equal(takeNonce(window, { nonce: `n${n}`, timestamp: start + n, now: start }), 'taken')
  }

  const again = new Set<string>()
  for (let n = 0; n < nonces; n += 1) {
    again.add(takeNonce(window, { nonce: `n${n}`, timestamp: start + n, now: start }))
  }

  assert.deepEqual(again, new Set(['stale', 'replayed']))
  assert.ok(window.current.nonces.size + window.previous.nonces.size <= 2 * 65_536)
})

test('old generations are given up', () => {
  const window = openNonceWindow(start)
  for (const after of [0, 11, 22, 33]) {
    const now = start + after * minute
    takeNonce(window, { nonce: `n${after}`, timestamp: now, now })
  }

  assert.deepEqual([...window.previous.nonces, ...window.current.nonces], ['n22', 'n33'])
  assert.equal(window.floor, 0)
})
