import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textDifference } from './text-difference.ts'

test('what was put in and taken out stands within the text that both have', () => {
  assert.deepEqual(textDifference('本区户籍居民', '本区常住居民'), [
    { kind: 'same', text: '本区' },
    { kind: 'removed', text: '户籍' },
    { kind: 'added', text: '常住' },
    { kind: 'same', text: '居民' },
  ])
})

test('a text that appears, one that goes, and one that stays', () => {
  assert.deepEqual(textDifference('', '全区'), [{ kind: 'added', text: '全区' }])
  assert.deepEqual(textDifference('全区', ''), [{ kind: 'removed', text: '全区' }])
  assert.deepEqual(textDifference('全区', '全区'), [{ kind: 'same', text: '全区' }])
})

test('a text that was written anew is not taken apart by the characters that happen to agree', () => {
  assert.deepEqual(textDifference('用于测试的目录条目', '社区老年食堂的地点和营业时间'), [
    { kind: 'removed', text: '用于测试的目录条目' },
    { kind: 'added', text: '社区老年食堂的地点和营业时间' },
  ])
})

test('two long texts are told apart at once, and the parts make up both', () => {
  const before = `始${'甲乙'.repeat(2000)}终`
  const after = `始${'丙丁'.repeat(2000)}终`

  const parts = textDifference(before, after)

  assert.equal(parts.map(one => (one.kind === 'added' ? '' : one.text)).join(''), before)
  assert.equal(parts.map(one => (one.kind === 'removed' ? '' : one.text)).join(''), after)
})
