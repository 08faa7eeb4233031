import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markedExcerpt, markedName } from './highlight.ts'
import { isOneAway, oneAway, wordsOneAway } from './one-away.ts'
import { readQuestion } from './question.ts'
import { soundRange, soundsOf } from './sound.ts'
import { synonymBook } from './synonyms.ts'

const book = synonymBook([
  ['医保', '医疗保险', '基本医疗保险'],
  ['12345', '市民热线'],
])
const said = (text: string) => readQuestion(text, book).terms.map(term => term.said)

test('a question is cut into words; what means the same stands beside each, nothing that only says more', () => {
  assert.deepEqual(readQuestion('医保 定点', book).terms, [
    { said: '医保', anyOf: ['医保', '医疗保险'] },
    { said: '定点', anyOf: ['定点'] },
  ])
  assert.deepEqual(readQuestion('12345', book).terms, [{ said: '12345', anyOf: ['12345', '市民热线'] }])
})

test('a character alone is asked for only where nothing else is; signs never are', () => {
  assert.deepEqual(said('区'), ['区'])
  assert.deepEqual(said('人口的数据'), ['人口', '数据'])
  assert.deepEqual(said('?!《》'), [])
  assert.equal(readQuestion('人口'.repeat(100), book).terms.length <= 12, true)
})

test('one wrong, missing, needless or swapped character is one away; two are not', () => {
  const away = (a: string, b: string) => isOneAway([...a], [...b])

  for (const typed of ['行正许可', '行政可', '行政的许可', '政行许可'])
    assert.equal(away(typed, '行政许可'), true, typed)
  for (const typed of ['行政许可', '行正许克', '许可行政', '可']) assert.equal(away(typed, '行政许可'), false, typed)
})

test('every way of being one away keeps what stands of the word, so that the index finds the true one', () => {
  const fits = (typed: string, name: string) =>
    oneAway(typed).some(({ parts, pattern }) => {
      const like = new RegExp(pattern.replaceAll('%', '.*').replaceAll('_', '.'), 'u')
      return parts.every(part => name.includes(part)) && like.test(name)
    })

  for (const typed of ['行正许可', '行政可', '行政的许可', '政行许可', '行政许克']) {
    assert.equal(fits(typed, '上海行政许可信息'), true, typed)
  }
  assert.equal(fits('行政许可', '行为许多可能'), false)
})

test('of the words one away those that sound the same are meant', () => {
  assert.deepEqual(wordsOneAway('养老保显', ['养老保健服务', '城乡养老保险', '养老保健站'], 3), ['养老保险'])
  assert.deepEqual(wordsOneAway('养老保证', ['养老保健服务', '城乡养老保险', '养老保健站'], 1), ['养老保健'])
})

test('a name sounds by its first letters and its syllables, and is marked where it does', () => {
  assert.equal(soundsOf('绿化GIS（长宁）').text, 'lhcn lvhuachangning')
  assert.deepEqual(soundRange('绿化GIS长宁', 'cn'), [[5, 7]])
  assert.deepEqual(soundRange('绿化GIS长宁', 'huachang'), [[1, 6]])
  assert.deepEqual(markedName('职工养老保险', readQuestion('ylbx', book).terms).marks, [[2, 6]])
})

test('an excerpt shows the lines in which something was found, cut to what one reads', () => {
  const lines = ['第一行', `${'甲'.repeat(300)}医疗保险${'乙'.repeat(300)}`, '第三行']
  const { text, marks } = markedExcerpt(lines, readQuestion('医保', book).terms)

  assert.equal(text.length <= 161, true)
  assert.deepEqual(
    marks.map(([start, end]) => text.slice(start, end)),
    ['医疗保险'],
  )
  assert.deepEqual(markedExcerpt(['<b>', ''], []), { text: '<b>', marks: [] })
})
