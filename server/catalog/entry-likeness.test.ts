import assert from 'node:assert/strict'
import { test } from 'node:test'
import { itemMarks, likenessOf, likenessReasons, marksOf, nameMarks, shareInCommon } from './entry-likeness.ts'

const entry = (name: string, items: readonly string[] = [], source = '') =>
  likenessOf({ name, source, items: items.map(one => ({ name: one })) })

test('names are alike whatever their spaces and punctuation, and nearly alike when most of their pairs are the same', () => {
  const wanted = entry('婚姻登记信息')

  assert.deepEqual(likenessReasons(wanted, entry('婚姻登记 信息。')), ['sameName'])
  assert.deepEqual(likenessReasons(wanted, entry('婚姻登记的信息')), ['likeName'])
  assert.deepEqual(likenessReasons(wanted, entry('社会组织登记信息')), [])
})

test('a system in common is a reason only beside another; two items alone make no likeness', () => {
  const left = entry('婚姻登记信息', ['男方姓名', '女方姓名', '登记日期'], '婚姻系统')

  assert.deepEqual(likenessReasons(left, entry('公厕点位', [], '婚姻系统')), [])
  assert.deepEqual(likenessReasons(left, entry('结婚名册', ['登记日期', '女方姓名', '男方姓名'], '婚姻 系统')), [
    'sameItems',
    'sameSystem',
  ])
  assert.deepEqual(likenessReasons(entry('甲类名册', ['编号', '名称']), entry('乙类清单', ['编号', '名称'])), [])
})

test('two lists that have enough in common share a mark, whatever they are', () => {
  const words = Array.from({ length: 14 }, (_, index) => `项目${index * 37}`)
  for (let size = 1; size <= words.length; size += 1) {
    for (let from = 0; from + size <= words.length; from += 1) {
      const part = words.slice(from, from + size)
      if (shareInCommon(words, part) < 0.7) continue
      const marks = marksOf(part, 0.7)
      assert.ok(
        marksOf(words, 0.7).some(mark => marks.includes(mark)),
        part.join(),
      )
    }
  }
})

test('what is looked up is a part of what there is, and nothing where there is too little to compare', () => {
  const likeness = entry('高龄津贴发放信息', ['姓名', '发放月份', '发放金额', '所属街道办事处', '备注'])

  assert.equal(nameMarks(likeness).length, 4)
  assert.ok(!nameMarks(likeness).includes('信息'))
  assert.deepEqual(itemMarks(likeness).at(0), '所属街道办事处')
  assert.deepEqual(itemMarks(entry('名册', ['编号', '名称'])), [])
})
