import type { Platform } from '../../acts/platform.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Page, trail } from '../layout.ts'
import { choice, dayWords, numberWords, PAGE_SIZE, pager, table } from '../page-parts.ts'
import { unitsWithFigures } from '../portal-figure-queries.ts'
import { type EntryListing, listVisibleEntries } from '../portal-queries.ts'
import { isId, pageOf, type Visit } from '../visit.ts'

/** The published catalog by unit, with its filters. */
export async function catalogPage(platform: Platform, visit: Visit): Promise<Page> {
  const page = pageOf(visit)
  const { unit = '', sharing, opening } = visit.query
  const { rows, total } = await listVisibleEntries(platform.db, {
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
    unitId: isId(unit) ? unit : undefined,
    sharing,
    opening,
  })
  const units = (await unitsWithFigures(platform.db)).filter(({ entries }) => entries > 0)
  const title = visit.say('portal.nav.catalog')
  const body = html`${trail(visit, [{ path: '/catalog', words: title }])}
<h1>${title}</h1><p class="lead">${visit.say('portal.catalogLead')}</p>
<form class="filters" method="get" action="/catalog">
${choice(visit, { name: 'unit', label: visit.say('portal.unit'), options: units.map(({ id, name }) => ({ value: id, words: name })) })}
${attributeChoice(visit, { name: 'sharing', attribute: 'sharingAttribute', values: ['shared', 'conditional', 'notShared'] })}
${attributeChoice(visit, { name: 'opening', attribute: 'openingAttribute', values: ['unconditional', 'conditional', 'notOpen'] })}
<button type="submit">${visit.say('portal.filter')}</button></form>
<p class="count" role="status">${visit.say('portal.entriesFound', { count: numberWords(visit, total) })}</p>
${rows.length > 0 ? entryTable(visit, rows) : nothing(visit)}
${pager(visit, { page, total })}`
  return { title, body }
}

type Attribute = { name: string; attribute: 'sharingAttribute' | 'openingAttribute'; values: readonly string[] }

function attributeChoice(visit: Visit, { name, attribute, values }: Attribute): SafeHtml {
  const options = values.map(value => ({ value, words: visit.sayOf(attribute, value) }))
  return choice(visit, { name, label: visit.say(`field.${attribute}`), options })
}

function entryTable(visit: Visit, entries: readonly EntryListing[]): SafeHtml {
  return table({
    caption: visit.say('portal.nav.catalog'),
    heads: [
      visit.say('portal.unit'),
      visit.say('field.name'),
      visit.say('field.sharingAttribute'),
      visit.say('field.openingAttribute'),
      visit.say('field.updateFrequency'),
      visit.say('portal.published'),
    ],
    rows: entries.map(entry => [
      entry.unit,
      html`<a href="/entries/${entry.id}">${entry.title}</a>`,
      visit.sayOf('sharingAttribute', String(entry.content.sharingAttribute ?? '')),
      visit.sayOf('openingAttribute', String(entry.content.openingAttribute ?? '')),
      visit.sayOf('updateFrequency', String(entry.content.updateFrequency ?? '')),
      dayWords(visit, entry.published_on),
    ]),
  })
}

function nothing(visit: Visit): SafeHtml {
  const isFiltered = Boolean(visit.query.unit || visit.query.sharing || visit.query.opening)
  return html`<p class="empty">${visit.say(isFiltered ? 'portal.nothingFiltered' : 'portal.noEntries')}</p>`
}
