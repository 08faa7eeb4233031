import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { articlesIn, cases, type TextId, textVersions } from '@gongshu/regulations'

const root = join(import.meta.dirname, '../..')
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8')

// Tables with one column of words per text; that of the time words has another shape.
const columns: readonly TextId[] = ['pt', 'zh', 'cm', 'sh']
const rows = glossary
  .split('\n')
  .filter(line => line.startsWith('| '))
  .map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  )
  .filter(cells => cells.length === columns.length + 2 && cells[0] !== 'term')

test('every Chinese term of the glossary stands in the article that it names', () => {
  for (const { text } of textVersions) {
    const source = readFileSync(join(root, 'regulations', text, 'source.txt'), 'utf8')
    const articles = new Map(articlesIn(source).map(article => [article.number, article.text.replace(/\s/g, '')]))
    for (const cells of rows) {
      for (const { words, number } of termsIn(cells[columns.indexOf(text) + 2] ?? '')) {
        const stands = articles.get(number)?.includes(words) ?? false
        assert.ok(stands, `“${words}” is not in article ${number} of ${text}; correct docs/glossary.md`)
      }
    }
  }
})

test('every English term stands for one thing', () => {
  const terms = rows.map(([term]) => term)

  assert.deepEqual(
    terms.filter((term, index) => terms.indexOf(term) !== index),
    [],
  )
})

test('every case of the law has its term', () => {
  // An account belongs to the platform, not to the law; a unit is named by its roles; a task is a reminder of a limit;
  // the schedule of a year is the State Council's.
  const withoutTerm = ['account', 'unit', 'catalogTask', 'yearSchedule']
  const named = new Set(rows.flatMap(([, code]) => code?.match(/\w+/g) ?? []))

  assert.deepEqual(
    Object.keys(cases).filter(name => !named.has(name) && !withoutTerm.includes(name)),
    [],
  )
})

// '下载 17, 21; 接口 21': each term with the first article after it.
function termsIn(cell: string): { words: string; number: number }[] {
  const terms: { words: string; number: number }[] = []
  const waiting: string[] = []
  for (const [token] of cell.matchAll(/[\u4e00-\u9fff、]+|\d+/g)) {
    if (!/^\d/.test(token)) waiting.push(token)
    else terms.push(...waiting.splice(0).map(words => ({ words, number: Number(token) })))
  }
  return terms
}
