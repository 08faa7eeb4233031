import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queryTokens, searchTokens } from './segment.ts'

const finds = (query: string, text: string) => {
  const tokens = new Set(searchTokens(text))
  const asked = queryTokens(query)
  return asked.length > 0 && asked.every(token => tokens.has(token))
}

test('words are found as two-character parts and inside longer words', () => {
  for (const query of ['街道', '街道和', '乡镇']) assert.equal(finds(query, '街道和乡镇'), true, query)
  for (const query of ['节假日', '节假', '假日']) assert.equal(finds(query, '法定节假日安排'), true, query)
  for (const query of ['行政区划', '行政', '区划', '政区', '区'])
    assert.equal(finds(query, '上海市行政区划(区县)'), true, query)
  assert.equal(finds('街道', '东华门街道办事处'), true)
})

test('what is not there is not found', () => {
  for (const query of ['医保', '道街', '行政许可', '节日', '', '!?'])
    assert.equal(finds(query, '行政区划、街道和节假日安排'), false, query)
})

test('Latin words, numbers, case and full-width forms', () => {
  assert.equal(finds('gis', '区划 GIS 图层 2026 年'), true)
  assert.equal(finds('2026', '区划 GIS 图层 2026年'), true)
  assert.equal(finds('GIS区划', '区划gis'), true)
  assert.deepEqual(queryTokens('街道 街道'), ['街道'])
})
