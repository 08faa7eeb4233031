export type SourceArticle = { readonly number: number; readonly text: string }

/** Cuts the published wording of a text into its articles, in order; what stands before the first and between chapters falls away. */
export function articlesIn(source: string): SourceArticle[] {
  const articles: { number: number; lines: string[] }[] = []
  let inArticle = false
  for (const line of source.split('\n').map(line => line.trimEnd())) {
    const heading = articleHeading.exec(line)
    if (heading) articles.push({ number: numberOf(heading[1] ?? ''), lines: [] })
    inArticle = heading !== null || (inArticle && !chapterHeading.test(line))
    if (inArticle && line !== '') articles.at(-1)?.lines.push(line)
  }
  return articles.map(({ number, lines }) => ({ number, text: lines.join('\n') }))
}

const articleHeading = /^第([一二三四五六七八九十]+)条/
const chapterHeading = /^第[一二三四五六七八九十]+章/
const digits = '一二三四五六七八九'

// Up to ninety-nine: no text of this size has more articles.
function numberOf(chinese: string): number {
  const [tens, ones] = chinese.includes('十') ? chinese.split('十') : ['', chinese]
  const ten = chinese.includes('十') ? digits.indexOf(tens || '一') + 1 : 0
  return ten * 10 + (ones ? digits.indexOf(ones) + 1 : 0)
}
