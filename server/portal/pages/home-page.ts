import type { Platform } from '../../acts/platform.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Page, searchForm, section } from '../layout.ts'
import { numberWords } from '../page-parts.ts'
import { publicFigures, suggestedNames, type UnitFigures, unitsWithFigures } from '../portal-figure-queries.ts'
import { listSets, type SetListing } from '../portal-queries.ts'
import type { Visit } from '../visit.ts'
import { newestRules } from './policies-page.ts'
import { setCards } from './set-list-page.ts'

export async function homePage(platform: Platform, visit: Visit): Promise<Page> {
  const { db } = platform
  const figures = await publicFigures(db)
  const newest = await listSets(db, { limit: 6, offset: 0 })
  const units = await unitsWithFigures(db)
  const suggestions = await suggestedNames(db, 100)
  const { size } = await platform.sequencer.head()
  const title = visit.say('portal.site', { place: visit.jurisdiction.name })
  const body = html`<div class="welcome"><h1>${title}</h1>
<p class="lead">${visit.say('portal.homeLead')}</p>
${searchForm(visit, 'large', suggestions)}</div>
${figureRow(visit, { ...figures, acts: size })}
${section('new', visit.say('portal.newSets'), newSets(visit, newest.rows))}
${section('policies', visit.say('policies.title'), await newestRules(platform, visit, 5))}
${section('units', visit.say('portal.units'), unitList(visit, units))}
${section('trust', visit.say('portal.trust'), trust(visit))}`
  return { title, body }
}

type Figures = { sets: number; downloads: number; entries: number; acts: number }

function figureRow(visit: Visit, figures: Figures): SafeHtml {
  const rows = [
    { value: figures.sets, key: 'portal.figure.sets', path: '/open' },
    { value: figures.downloads, key: 'portal.figure.downloads', path: '/open' },
    { value: figures.entries, key: 'portal.figure.entries', path: '/catalog' },
    { value: figures.acts, key: 'portal.figure.acts', path: '/log' },
  ] as const
  return html`<ul class="figures">${rows.map(
    ({ value, key, path }) =>
      html`<li><a href="${path}"><strong>${numberWords(visit, value)}</strong> <span>${visit.say(key)}</span></a></li>`,
  )}</ul>`
}

function newSets(visit: Visit, sets: SetListing[]): SafeHtml {
  if (sets.length === 0) return html`<p class="empty">${visit.say('portal.nothingOpen')}</p>`
  return html`${setCards(visit, sets)}<p><a href="/open">${visit.say('portal.allSets')}</a></p>`
}

function unitList(visit: Visit, units: UnitFigures[]): SafeHtml {
  if (units.length === 0) return html`<p class="empty">${visit.say('portal.noUnits')}</p>`
  return html`<ul class="units">${units.map(
    unit => html`<li><strong>${unit.name}</strong>
<span><a href="/open?unit=${unit.id}">${visit.say('portal.unitSets', { count: numberWords(visit, unit.sets) })}</a>
<a href="/catalog?unit=${unit.id}">${visit.say('portal.unitEntries', { count: numberWords(visit, unit.entries) })}</a></span></li>`,
  )}</ul>`
}

function trust(visit: Visit): SafeHtml {
  return html`<ul class="cards">
<li class="card"><h3><a href="/law">${visit.say('portal.nav.law')}</a></h3><p>${visit.say('portal.trustLaw')}</p></li>
<li class="card"><h3><a href="/log">${visit.say('portal.nav.log')}</a></h3><p>${visit.say('portal.trustLog')}</p></li>
</ul>`
}
