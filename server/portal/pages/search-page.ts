import type { Platform } from '../../acts/platform.ts'
import type { FacetCount } from '../../search/find-queries.ts'
import { type FacetName, type Filters, type Sorting, sortings } from '../../search/findable.ts'
import type { MarkedWords } from '../../search/highlight.ts'
import { type Found, type FoundHit, search, searchFacets } from '../../search/search-answer.ts'
import { html, type Part, type SafeHtml } from '../html.ts'
import { type Page, searchForm, trail } from '../layout.ts'
import { type Choice, choice, dayWords, numberWords, PAGE_SIZE, pager } from '../page-parts.ts'
import { suggestedNames, unitsWithFigures } from '../portal-figure-queries.ts'
import { addressWith, pageOf, type Visit } from '../visit.ts'
import { classWords } from './set-list-page.ts'

const kinds = ['openListEntry', 'catalogEntry'] as const
/** By what the public narrows results; `name` is that of the word for it, and of its values. */
const narrowing = ['unit', 'opening', 'domain', 'format', 'frequency'] as const satisfies readonly FacetName[]

/** What is found among open sets and catalog entries. */
export async function searchPage(platform: Platform, visit: Visit): Promise<Page> {
  const words = (visit.query.q ?? '').slice(0, 200).trim()
  const title = visit.say('portal.search')
  const suggestions = await suggestedNames(platform.db, 100)
  const body = html`${trail(visit, [{ path: '/search', words: title }])}
<h1>${words ? visit.say('portal.searchFor', { words }) : title}</h1>
${searchForm(visit, 'large', suggestions)}
${words && (await results(platform, visit, words))}`
  return { title, body }
}

async function results(platform: Platform, visit: Visit, words: string): Promise<SafeHtml> {
  const kind = kinds.find(one => one === visit.query.kind)
  const asked = { words, kinds: kind ? [kind] : kinds, filters: filtersOf(visit) }
  const page = pageOf(visit)
  const sort = sortings.find(one => one === visit.query.sort) ?? 'relevance'
  const found = await search(platform.db, asked, { sort, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })
  const counts = await searchFacets(platform.db, asked)
  const isNarrowed = Object.keys(asked.filters).length > 0
  return html`${kindLinks(visit, kind)}
${(found.total > 0 || isNarrowed) && (await narrowingForm(platform, visit, { words, counts, sort }))}
<p class="count" role="status">${visit.say('portal.hitsFound', { count: numberWords(visit, found.total) })}</p>
${corrected(visit, found)}
${hitList(visit, found.hits)}
${found.total === 0 && html`<p class="empty">${visit.say(isNarrowed ? 'portal.nothingFiltered' : 'portal.nothingFound', { words })}</p>`}
${pager(visit, { page, total: found.total })}`
}

function filtersOf(visit: Visit): Filters {
  return Object.fromEntries(narrowing.flatMap(name => (visit.query[name] ? [[name, [visit.query[name]]]] : [])))
}

function kindLinks(visit: Visit, chosen: string | undefined): SafeHtml {
  const all = [
    { kind: '', said: visit.say('portal.all') },
    { kind: 'openListEntry', said: visit.say('portal.nav.open') },
    { kind: 'catalogEntry', said: visit.say('portal.nav.catalog') },
  ]
  return html`<nav class="kinds" aria-label="${visit.say('portal.kind')}"><ul>${all.map(({ kind, said }) => {
    const to = addressWith(visit.address, { kind, page: '' })
    const isChosen = kind === (chosen ?? '')
    return isChosen
      ? html`<li><a href="${to}" aria-current="true">${said}</a></li>`
      : html`<li><a href="${to}">${said}</a></li>`
  })}</ul></nav>`
}

type Narrowed = { readonly words: string; readonly counts: readonly FacetCount[]; readonly sort: Sorting }

async function narrowingForm(platform: Platform, visit: Visit, { words, counts, sort }: Narrowed): Promise<SafeHtml> {
  const units = await unitsWithFigures(platform.db)
  const nameOf = (name: FacetName, value: string) =>
    name === 'unit' ? (units.find(({ id }) => id === value)?.name ?? value) : valueWords(visit, name, value)
  const optionsOf = (name: FacetName): Choice[] =>
    counts
      .filter(({ facet }) => facet === name)
      .map(({ value, count }) => ({ value, words: `${nameOf(name, value)} (${numberWords(visit, count)})` }))
  const shown = narrowing.filter(name => optionsOf(name).length > 0)
  const sorting = sortings.map(value => ({ value, words: visit.sayOf('search.sort', value) }))
  return html`<form class="filters" method="get" action="/search">
<input type="hidden" name="q" value="${words}">
${visit.query.kind && html`<input type="hidden" name="kind" value="${visit.query.kind}">`}
${shown.map(name => choice(visit, { name, label: visit.sayOf('search.facet', name), options: optionsOf(name) }))}
<label><span>${visit.say('search.sort')}</span><select name="sort">${sorting.map(one =>
    one.value === sort
      ? html`<option value="${one.value}" selected>${one.words}</option>`
      : html`<option value="${one.value}">${one.words}</option>`,
  )}</select></label>
<button type="submit">${visit.say('portal.filter')}</button></form>`
}

function valueWords(visit: Visit, name: FacetName, value: string): string {
  if (name === 'opening') return classWords(visit, value)
  return name === 'frequency' ? visit.sayOf('updateFrequency', value) : value
}

function corrected(visit: Visit, { corrections }: Found): SafeHtml[] {
  return corrections.map(
    ({ typed, meant }) =>
      html`<p class="corrected">${visit.say('search.corrected', { typed, meant: meant.join(visit.say('portal.listComma')) })}</p>`,
  )
}

function hitList(visit: Visit, hits: readonly FoundHit[]): SafeHtml | null {
  if (hits.length === 0) return null
  return html`<ol class="hits">${hits.map(hit => (hit.kind === 'catalogEntry' ? entryHit(visit, hit) : setHit(visit, hit)))}</ol>`
}

function setHit(visit: Visit, hit: FoundHit): SafeHtml {
  return html`<li class="card"><h2><a href="/sets/${hit.id}">${marked(hit.marked)}</a></h2>
<p>${marked(hit.excerpt)}</p>
<p class="meta"><span class="tag ${hit.opening}">${classWords(visit, hit.opening ?? '')}</span>
<span>${hit.unit}</span> <span>${dayWords(visit, hit.updated_on)}</span></p></li>`
}

function entryHit(visit: Visit, hit: FoundHit): SafeHtml {
  return html`<li class="card"><h2><a href="/entries/${hit.id}">${marked(hit.marked)}</a></h2>
<p>${marked(hit.excerpt)}</p>
<p class="meta"><span class="tag">${visit.say('case.catalogEntry')}</span>
<span>${hit.unit}</span> <span>${dayWords(visit, hit.updated_on)}</span></p>
<p class="meta">${visit.say('portal.entryByDemand')}</p></li>`
}

/** A text with the parts that were searched for marked. */
function marked({ text, marks }: MarkedWords): SafeHtml {
  const parts: Part[] = []
  let at = 0
  for (const [start, end] of marks) {
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`)
    at = end
  }
  return html`${[...parts, text.slice(at)]}`
}
