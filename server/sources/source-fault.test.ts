import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsFor } from '../../text/words.ts'
import { lineFault, SourceFault, sourceFaults } from './source-fault.ts'

test('every fault of a source has its words in both languages', () => {
  const keys = Object.keys(sourceFaults).map(code => `sourceFault.${code}`)
  const silent = keys.filter(key => wordsFor('zh', key, {}) === key || wordsFor('en', key, {}) === key)

  assert.deepEqual(silent, [])
})

test('errors of the line are told apart, what is no error of the line is left alone', () => {
  const told = [
    lineFault(Object.assign(new Error('no'), { code: 'ECONNRESET' }), 'db'),
    lineFault(Object.assign(new Error('no'), { code: 'CERT_HAS_EXPIRED' }), 'db'),
    lineFault(new Error('Connection terminated unexpectedly'), 'db'),
    lineFault(new Error('timeout expired'), 'db'),
    lineFault(new TypeError('undefined is not a function'), 'db'),
  ]

  assert.deepEqual(
    told.map(fault => fault && `${fault.kind} ${fault.code}`),
    ['line cut_off', 'setting tls_refused', 'line cut_off', 'line timed_out', null],
  )
  const known = new SourceFault('not_json', { host: 'db' })
  assert.equal(lineFault(known, 'db'), known)
})
