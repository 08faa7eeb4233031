import type { Platform } from '../../acts/platform.ts'
import { openClasses } from '../../search/findable.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Page, trail } from '../layout.ts'
import { choice, dayWords, numberWords, PAGE_SIZE, pager } from '../page-parts.ts'
import { unitsWithFigures } from '../portal-figure-queries.ts'
import { listSets, type SetListing } from '../portal-queries.ts'
import { isId, pageOf, type Visit } from '../visit.ts'

/** The list of open sets with its filters. */
export async function setListPage(platform: Platform, visit: Visit): Promise<Page> {
  const page = pageOf(visit)
  const { unit = '', class: openingClass = '' } = visit.query
  const { rows, total } = await listSets(platform.db, {
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
    unitId: isId(unit) ? unit : undefined,
    openingClass: openingClass || undefined,
  })
  const units = (await unitsWithFigures(platform.db)).filter(({ sets }) => sets > 0)
  const title = visit.say('portal.nav.open')
  const body = html`${trail(visit, [{ path: '/open', words: title }])}
<h1>${title}</h1><p class="lead">${visit.say('portal.openLead')}</p>
<form class="filters" method="get" action="/open">
${choice(visit, { name: 'unit', label: visit.say('portal.unit'), options: units.map(({ id, name }) => ({ value: id, words: name })) })}
${choice(visit, {
  name: 'class',
  label: visit.say('portal.class'),
  options: openClasses.map(value => ({ value, words: classWords(visit, value) })),
})}
<button type="submit">${visit.say('portal.filter')}</button></form>
<p class="count" role="status">${visit.say('portal.setsFound', { count: numberWords(visit, total) })}</p>
<h2 class="unseen">${visit.say('portal.results')}</h2>
${rows.length > 0 ? setCards(visit, rows) : nothing(visit)}
${pager(visit, { page, total })}`
  return { title, body }
}

/** Sets as cards, each with what one needs to choose. */
export function setCards(visit: Visit, sets: readonly SetListing[]): SafeHtml {
  return html`<ul class="cards">${sets.map(
    set => html`<li class="card"><h3><a href="/sets/${set.id}">${set.title}</a></h3>
<p>${clipped(String(set.content.abstract ?? ''))}</p>
<p class="meta"><span class="tag ${set.opening_class}">${classWords(visit, set.opening_class)}</span>
<span>${set.unit}</span> <span>${dayWords(visit, set.published_on)}</span>
<span>${visit.say('portal.downloadCount', { count: numberWords(visit, set.downloads) })}</span></p></li>`,
  )}</ul>`
}

/** The class of opening as the text that owns it says; in English by the glossary. */
export function classWords(visit: Visit, code: string): string {
  const local: { readonly [code: string]: string | undefined } = visit.jurisdiction.words.openingClasses
  return (visit.language === 'zh' && local[code]) || visit.sayOf('openingClass', code)
}

function clipped(text: string): string {
  const characters = [...text]
  return characters.length > 120 ? `${characters.slice(0, 120).join('')}…` : text
}

function nothing(visit: Visit): SafeHtml {
  const isFiltered = Boolean(visit.query.unit || visit.query.class)
  const said = visit.say(isFiltered ? 'portal.nothingFiltered' : 'portal.nothingOpen')
  return html`<p class="empty">${said}</p>`
}
