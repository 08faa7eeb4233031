import type { Article, TextVersion } from '@gongshu/regulations'
import { html, type Part, type SafeHtml } from './html.ts'

export type LawHit = { readonly id: string; readonly text: TextVersion; readonly article: Article }

/** The articles whose words, id or duties hold what was asked, in the order of the texts; width and space do not count. */
export function searchLaw(texts: readonly TextVersion[], question: string): LawHit[] {
  const asked = folded(question)
  if (!asked) return []
  return texts.flatMap(text =>
    Object.entries(text.articles)
      .filter(([id, article]) => isIn(asked, id, article))
      .map(([id, article]) => ({ id, text, article })),
  )
}

function isIn(asked: string, id: string, { text, duties }: Article): boolean {
  const ids = [id, ...Object.keys(duties)].map(folded)
  return ids.includes(asked) || folded(text).includes(asked)
}

const BEFORE = 30
const AFTER = 60

/** The place in a text where the words stand, marked, with a little of what is around it. */
export function foundIn(text: string, question: string): SafeHtml {
  const line = text.replace(/\s+/g, ' ')
  const at = line.normalize('NFKC').toLowerCase().indexOf(question.normalize('NFKC').toLowerCase())
  // Where the words are found only without their spaces, or folding changes the length, the beginning is shown.
  if (at < 0 || line.normalize('NFKC').length !== line.length) return html`${cut(line, 0, BEFORE + AFTER)}`
  const end = at + question.length
  return html`${cut(line, Math.max(0, at - BEFORE), at)}<mark>${line.slice(at, end)}</mark>${cut(line, end, end + AFTER)}`
}

function cut(line: string, from: number, to: number): Part {
  return `${from > 0 && from < line.length && to - from === BEFORE ? '…' : ''}${line.slice(from, to)}${to < line.length && to - from >= AFTER ? '…' : ''}`
}

function folded(words: string): string {
  return words.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}
