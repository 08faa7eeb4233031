import type { Limit } from '@gongshu/deadlines'
import type { Article, Duty } from './article.ts'
import { articleId, type Fault, faultOf, type PlacedDuty, placedDuties } from './check-fault.ts'
import type { TextVersion } from './jurisdiction.ts'
import { articlesIn } from './source.ts'

/** Whether the articles say what the published text says, and each duty quotes its own article. */
export function articleFaults(version: TextVersion, source: string): Fault[] {
  return [
    ...wordingFaults(version, source),
    ...validityFaults(version),
    ...placedDuties(version).flatMap(placed => [...quoteFaults(placed), ...limitFaults(placed)]),
    ...Object.entries(version.articles).flatMap(([id, article]) => silenceFaults(version, id, article)),
  ]
}

function wordingFaults(version: TextVersion, source: string): Fault[] {
  const published = new Map(articlesIn(source).map(({ number, text }) => [articleId(version.text, number), text]))
  const found = Object.keys(version.articles)
  const wanted = [...published.keys()]
  const apart = wanted.findIndex((id, index) => found[index] !== id)
  const odd = apart >= 0 ? apart : wanted.length
  const missing = wanted[odd] ?? '–'
  const listed = found[odd] ?? '–'
  const order: Fault[] =
    missing === listed
      ? []
      : [{ code: 'articlesDiffer', place: { text: version.text, words: listed }, params: { missing, listed } }]
  const differing = Object.entries(version.articles).filter(([id, { text }]) => {
    const words = published.get(id)
    return words !== undefined && fold(words) !== fold(text)
  })
  return [
    ...order,
    ...differing.map(([article, { text }]): Fault => {
      const words = firstDifference(text, published.get(article) ?? '')
      return { code: 'articleDiffers', place: { text: version.text, article, words }, params: { article, words } }
    }),
  ]
}

// The paragraph that the article has and the source has not, or the other way round: it leads to the line.
function firstDifference(text: string, published: string): string {
  const lines = (of: string) => of.split('\n').map(line => line.trim())
  const known = new Set(lines(published).map(fold))
  return lines(text).find(line => !known.has(fold(line))) ?? lines(published).at(-1) ?? ''
}

function validityFaults({ text, validity, articles }: TextVersion): Fault[] {
  if (!validity) return []
  const last = Object.values<Article>(articles).at(-1)?.text ?? ''
  const stands =
    last.includes(validity.quote) && limitWords(validity.within).some(word => validity.quote.includes(word))
  return stands
    ? []
    : [{ code: 'validityNotInText', place: { text, words: validity.quote }, params: { quote: validity.quote } }]
}

function quoteFaults(placed: PlacedDuty): Fault[] {
  const words = withoutSpace(placed.version.articles[placed.article]?.text ?? '')
  return quotesOf(placed.duty)
    .filter(quote => quote === '' || !words.includes(withoutSpace(quote)))
    .map(quote => faultOf(placed, 'quoteNotInArticle', { words: quote, quote }))
}

function limitFaults(placed: PlacedDuty): Fault[] {
  const unfounded = limitsOf(placed.duty).filter(
    ({ limit, quote }) => !limitWords(limit).some(word => quote.includes(word)),
  )
  const named = placed.duty.quote.match(limitPattern)
  const held = placed.duty.clock ?? placed.duty.requires?.some(one => 'limit' in one && one.limit)
  return [
    ...unfounded.map(({ limit, quote }) =>
      faultOf(placed, 'limitNotInQuote', { words: `(${limit.count})`, limit: limitWords(limit).join('、'), quote }),
    ),
    ...(named && !held ? [faultOf(placed, 'limitWithoutClock', { words: placed.duty.quote, limit: named[0] })] : []),
  ]
}

// A limit that stands in an article and in no quotation of it would run for nobody.
function silenceFaults(version: TextVersion, id: string, article: Article): Fault[] {
  const place = { text: version.text, article: id }
  const quoted = Object.values(article.duties).map(({ quote }) => quote)
  const unquoted = (article.text.match(limitPattern) ?? []).filter(
    limit => !quoted.some(quote => quote.includes(limit)),
  )
  const isEmpty = Object.keys(article.duties).length === 0
  const faults = unquoted.map(
    limit => ({ code: 'limitNotQuoted', place: { ...place, words: limit }, params: { article: id, limit } }) as const,
  )
  if (isEmpty && !article.noSoftwareDuty?.trim())
    return [...faults, { code: 'articleSilent', place, params: { article: id } }]
  if (!isEmpty && article.noSoftwareDuty !== undefined)
    return [
      ...faults,
      { code: 'articleNotSilent', place: { ...place, words: 'noSoftwareDuty' }, params: { article: id } },
    ]
  return faults
}

const limitPattern = /\d+(?:个工作日|日内|个月)/g

function quotesOf({ quote, clock, recurs, requires }: Duty): string[] {
  const others = [clock?.ifMissed, recurs, ...(requires ?? [])].flatMap(part => (part ? [part.quote] : []))
  return [quote, ...others]
}

function limitsOf({ quote, clock, recurs, requires }: Duty): { limit: Limit; quote: string }[] {
  const ofClock = clock ? [{ limit: clock.within, quote }] : []
  const ofRecurrence = recurs && typeof recurs.every === 'object' ? [{ limit: recurs.every, quote: recurs.quote }] : []
  const ofRules = (requires ?? []).flatMap(rule =>
    'limit' in rule && rule.limit ? [{ limit: rule.limit, quote: rule.quote }] : [],
  )
  return [...ofClock, ...ofRecurrence, ...ofRules]
}

/** How a limit may stand in the words of an article. */
function limitWords({ unit, count }: Limit): string[] {
  if (unit === 'workday') return [`${count}个工作日`]
  if (unit === 'day') return [`${count}日`]
  if (unit === 'month') return [`${count}个月`]
  return count === 1 ? ['每年', '年度'] : count === 2 ? ['2年', '两年'] : [`${count}年`]
}

function fold(text: string): string {
  return withoutSpace(text.normalize('NFKC'))
}

function withoutSpace(text: string): string {
  return text.replace(/\s/g, '')
}
