import type { Platform } from '../../acts/platform.ts'
import { casesRecording, type RecordedCase } from '../../acts/record-queries.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Page, trail } from '../layout.ts'
import { dayWords } from '../page-parts.ts'
import type { Visit } from '../visit.ts'

/** The demonstration applications of open data that were promoted, for everybody to see and to copy. */
export async function showcasePage(platform: Platform, visit: Visit): Promise<Page> {
  const promoted = await casesRecording(platform.db, { type: 'demoProject', states: ['promoted'] })
  const title = visit.say('showcase.title')
  const body = html`${trail(visit, [{ path: '/showcase', words: title }])}
<h1>${title}</h1><p class="lead">${visit.say('showcase.lead')}</p>
${promoted.length ? cards(visit, promoted) : html`<p class="empty">${visit.say('showcase.nothing')}</p>`}`
  return { title, body }
}

function cards(visit: Visit, projects: readonly RecordedCase[]): SafeHtml {
  return html`<ul class="cards">${projects.map(
    ({ title, since, number, content }) => html`<li class="card"><h2>${title}</h2>
<p class="text">${String(content.publicText ?? '')}</p>
<p class="meta"><span>${dayWords(visit, since)}</span> <span>${number}</span></p></li>`,
  )}</ul>`
}
