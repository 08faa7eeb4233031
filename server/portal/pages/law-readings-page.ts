import type { Platform } from '../../acts/platform.ts'
import { html, type Part, type SafeHtml } from '../html.ts'
import { type Reading, readingsOfRelease, readingWords } from '../law-files.ts'
import { chinese, textsShown } from '../law-view.ts'
import { type Page, section, trail } from '../layout.ts'
import { table } from '../page-parts.ts'
import type { Visit } from '../visit.ts'

/** Where the words of the law leave something open: how they are read here, and what this place has chosen and why. */
export async function lawReadingsPage(platform: Platform, visit: Visit): Promise<Page> {
  const title = visit.say('law.readings')
  const texts = textsShown(platform, visit.today)
  const readings = readingsOfRelease()
  const body = html`${trail(visit, [
    { path: '/law', words: visit.say('portal.nav.law') },
    { path: '/law/readings', words: title },
  ])}
<h1>${title}</h1><p class="lead">${visit.say('law.readingsLead')}</p>
${section('everywhere', visit.say('law.readingsEverywhere'), everywhereOf(visit, readings))}
${section('choices', visit.say('law.choices', { place: visit.jurisdiction.name }), choicesOf(visit))}
${texts.map(({ text, title: name }) =>
  section(
    text,
    chinese(visit, name),
    readingTable(
      visit,
      name,
      readings.filter(({ of }) => of === text),
    ),
  ),
)}
${section(
  'place',
  visit.jurisdiction.name,
  readingTable(
    visit,
    visit.jurisdiction.name,
    readings.filter(({ of }) => of === visit.jurisdiction.id),
  ),
)}`
  return { title, body }
}

/** How days are counted, and whatever else is read alike in every place: it belongs to no article. */
function everywhereOf(visit: Visit, readings: readonly Reading[]): SafeHtml {
  const alike = readings.filter(({ of }) => of === 'everywhere')
  if (!alike.length) return html`<p>${visit.say('law.noReadings')}</p>`
  return html`<ul>${alike.map(reading => html`<li>${readingWords(visit, reading)}</li>`)}</ul>`
}

function choicesOf(visit: Visit): SafeHtml {
  const choices = Object.entries(visit.jurisdiction.choices)
  return table({
    caption: visit.say('law.choices', { place: visit.jurisdiction.name }),
    heads: [visit.say('law.question'), visit.say('law.chosen'), visit.say('law.reason')],
    rows: choices.map(([name, { value, reason }]) => [
      visit.sayOf('choice', name),
      valueWords(visit, value),
      chinese(visit, reason),
    ]),
  })
}

function valueWords(visit: Visit, value: unknown): string {
  if (Array.isArray(value)) return value.map(one => valueWords(visit, one)).join(visit.say('portal.listComma'))
  const { sharingClasses, openingClasses } = visit.jurisdiction.words
  const code = String(value)
  return sharingClasses[code] ?? openingClasses[code] ?? visit.sayOf('choiceValue', code)
}

function readingTable(visit: Visit, caption: string, readings: readonly Reading[]): SafeHtml {
  if (!readings.length) return html`<p>${visit.say('law.noReadings')}</p>`
  return table({
    caption,
    heads: [visit.say('portal.article'), visit.say('law.reading')],
    rows: readings.map(reading => [subject(visit, reading), readingWords(visit, reading)]),
  })
}

/** The duty that is read so, or the entry of the place: one of its choices, a matter, an office. */
function subject(visit: Visit, { article, about }: Reading): Part {
  const name = about ?? ''
  if (article) return html`<a class="duty-id" href="/law/${article}#${name}">${about ?? article}</a>`
  const choice = visit.sayOf('choice', name)
  return choice === name ? visit.sayOf('role', name) : choice
}
