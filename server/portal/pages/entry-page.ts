import { dutiesFor, isStep, type Law, lawOn } from '@gongshu/regulations'
import type { Platform } from '../../acts/platform.ts'
import type { CatalogItem } from '../../db/schema-matters.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Page, section, trail } from '../layout.ts'
import { dayWords, facts, table } from '../page-parts.ts'
import { type EntryListing, findVisibleEntry, listSets, type SetListing } from '../portal-queries.ts'
import { isId, type Visit } from '../visit.ts'
import { setCards } from './set-list-page.ts'

/** A catalog entry as published: what there is and which articles govern it, never the data. */
export async function entryPage(platform: Platform, visit: Visit, id: string): Promise<Page | null> {
  const entry = isId(id) ? await findVisibleEntry(platform.db, id) : null
  if (!entry) return null
  const sets = await listSets(platform.db, { entryId: entry.id, limit: 20, offset: 0 })
  const law = lawOn(platform.jurisdiction, platform.versions, visit.today)
  const path = `/entries/${entry.id}`
  const body = html`${trail(visit, [
    { path: '/catalog', words: visit.say('portal.nav.catalog') },
    { path, words: entry.title },
  ])}
<h1>${entry.title}</h1>
<p class="note">${visit.say('portal.entryByDemand')}</p>
${section('elements', visit.say('portal.elements'), elements(visit, entry))}
${section('items', visit.say('portal.items'), itemTable(visit, entry.items))}
${section('sets', visit.say('portal.setsOfEntry'), openedSets(visit, sets.rows))}
${section('law', visit.say('portal.governedBy'), articles(visit, law))}`
  return { title: entry.title, body }
}

function elements(visit: Visit, entry: EntryListing): SafeHtml {
  const { content } = entry
  const text = (name: string) => (typeof content[name] === 'string' ? String(content[name]) : null)
  const coded = (name: string) => (text(name) ? visit.sayOf(name, text(name) ?? '') : null)
  return facts([
    [visit.say('portal.number'), entry.number],
    [visit.say('portal.unit'), entry.unit],
    [visit.say('portal.state'), visit.sayOf('state.catalogEntry', entry.state)],
    [visit.say('portal.version'), entry.version],
    [visit.say('portal.published'), dayWords(visit, entry.published_on)],
    [visit.say('field.description'), text('description')],
    [visit.say('field.source'), text('source')],
    [visit.say('field.updateFrequency'), coded('updateFrequency')],
    [visit.say('field.classification'), text('classification')],
    [visit.say('field.grade'), coded('grade')],
    [visit.say('field.sharingAttribute'), coded('sharingAttribute')],
    [visit.say('field.openingAttribute'), coded('openingAttribute')],
    [visit.say('field.coverage'), text('coverage')],
    [visit.say('field.managingBody'), text('managingBody')],
    [visit.say('field.collectedBy'), coded('collectedBy')],
    [visit.say('field.ground'), groundWords(content.ground)],
  ])
}

function groundWords(ground: unknown): string | null {
  if (typeof ground !== 'object' || ground === null) return null
  const { level, title, article } = ground as { [name: string]: unknown }
  return [level, title, article].filter(part => typeof part === 'string').join(' · ')
}

function itemTable(visit: Visit, items: readonly CatalogItem[]): SafeHtml {
  const yesNo = (value: boolean) => visit.say(value ? 'portal.yes' : 'portal.no')
  return table({
    caption: visit.say('portal.items'),
    heads: [
      visit.say('field.name'),
      visit.say('field.column'),
      visit.say('field.type'),
      visit.say('field.item.description'),
      visit.say('field.required'),
      visit.say('field.personal'),
    ],
    rows: items.map(item => [
      item.name,
      html`<code>${item.column}</code>`,
      visit.sayOf('itemType', item.type),
      item.description,
      yesNo(item.required),
      yesNo(item.personal),
    ]),
  })
}

function openedSets(visit: Visit, sets: readonly SetListing[]): SafeHtml {
  if (sets.length === 0) return html`<p>${visit.say('portal.noSetsOfEntry')}</p>`
  return setCards(visit, sets)
}

// Whatever a step on entries or on demands for them is governed by.
const matters = ['catalogEntry.submit', 'catalogEntry.pass', 'collection.load', 'demand.submit', 'demandPart.decide']

function articles(visit: Visit, law: Law): SafeHtml {
  return facts(
    matters.filter(isStep).map(step => {
      const governing = [...new Set(dutiesFor(law, step).map(ref => ref.article))]
      return [
        visit.sayOf('step', step),
        html`${governing.map(article => html`<a href="/law/${article}">${article}</a> `)}`,
      ]
    }),
  )
}
