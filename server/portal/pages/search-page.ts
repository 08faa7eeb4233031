import type { Platform } from '../../acts/platform.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Page, searchForm, trail } from '../layout.ts'
import { dayWords, excerpt, marked, numberWords, PAGE_SIZE, pager } from '../page-parts.ts'
import { suggestedNames } from '../portal-figure-queries.ts'
import { findPublic, type PublicHit } from '../portal-queries.ts'
import { addressWith, pageOf, type Visit } from '../visit.ts'
import { classWords } from './set-list-page.ts'

const kinds = ['openListEntry', 'catalogEntry'] as const

/** What is found among open sets and catalog entries. */
export async function searchPage(platform: Platform, visit: Visit): Promise<Page> {
  const words = (visit.query.q ?? '').slice(0, 200).trim()
  const kind = kinds.find(one => one === visit.query.kind)
  const page = pageOf(visit)
  const found = await findPublic(platform.db, {
    words,
    kinds: kind ? [kind] : kinds,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  })
  const suggestions = await suggestedNames(platform.db, 100)
  const title = visit.say('portal.search')
  const body = html`${trail(visit, [{ path: '/search', words: title }])}
<h1>${words ? visit.say('portal.searchFor', { words }) : title}</h1>
${searchForm(visit, 'large', suggestions)}
${words && kindLinks(visit, kind)}
${words && html`<p class="count" role="status">${visit.say('portal.hitsFound', { count: numberWords(visit, found.total) })}</p>`}
${hitList(visit, words, found.rows)}
${words && found.total === 0 && html`<p class="empty">${visit.say('portal.nothingFound', { words })}</p>`}
${pager(visit, { page, total: found.total })}`
  return { title, body }
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

function hitList(visit: Visit, words: string, hits: readonly PublicHit[]): SafeHtml | null {
  if (hits.length === 0) return null
  return html`<ol class="hits">${hits.map(hit => (hit.kind === 'catalogEntry' ? entryHit(visit, words, hit) : setHit(visit, words, hit)))}</ol>`
}

function setHit(visit: Visit, words: string, hit: PublicHit): SafeHtml {
  return html`<li class="card"><h2><a href="/sets/${hit.id}">${marked(hit.title, words)}</a></h2>
<p>${marked(excerpt(withoutTitle(hit), words), words)}</p>
<p class="meta"><span class="tag ${hit.opening_class}">${classWords(visit, hit.opening_class ?? '')}</span>
<span>${hit.unit}</span> <span>${dayWords(visit, hit.updated_on)}</span></p></li>`
}

function entryHit(visit: Visit, words: string, hit: PublicHit): SafeHtml {
  return html`<li class="card"><h2><a href="/entries/${hit.id}">${marked(hit.title, words)}</a></h2>
<p>${marked(excerpt(withoutTitle(hit), words), words)}</p>
<p class="meta"><span class="tag">${visit.say('case.catalogEntry')}</span>
<span>${hit.unit}</span> <span>${dayWords(visit, hit.updated_on)}</span></p>
<p class="meta">${visit.say('portal.entryByDemand')}</p></li>`
}

// The name is part of what is indexed; it stands above the excerpt already.
function withoutTitle({ title, body }: PublicHit): string {
  return body
    .split('\n')
    .filter(line => line !== title)
    .join('\n')
}
