import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articlesIn } from './source.ts'

test('a text is cut at its articles; title, chapters and empty lines belong to none', () => {
  const source = [
    '某办法',
    '(某日发布)',
    '第一章 总则',
    '第九条 为了甲。',
    '',
    '乙。  ',
    '第二章 细则',
    '第十条 【标题】',
    '丙,见第九条。',
    '第二十条 丁。',
    '第三十四条 戊。',
    '',
  ].join('\n')

  assert.deepEqual(articlesIn(source), [
    { number: 9, text: '第九条 为了甲。\n乙。' },
    { number: 10, text: '第十条 【标题】\n丙,见第九条。' },
    { number: 20, text: '第二十条 丁。' },
    { number: 34, text: '第三十四条 戊。' },
  ])
})

test('a paragraph that names a chapter or an article in its middle goes on', () => {
  assert.deepEqual(articlesIn('第一条 甲。\n按照第二章第十五条执行。'), [
    { number: 1, text: '第一条 甲。\n按照第二章第十五条执行。' },
  ])
})
