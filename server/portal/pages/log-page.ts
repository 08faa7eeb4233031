import { dutyById, type Law, lawOn } from '@gongshu/regulations'
import type { Platform } from '../../acts/platform.ts'
import { recentEvents } from '../../log/log-queries.ts'
import type { Checked } from '../check-proof.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Page, section, trail } from '../layout.ts'
import { dayWords, facts, numberWords, PAGE_SIZE, table } from '../page-parts.ts'
import { addressWith, type Visit } from '../visit.ts'
import { verifySection } from './verify-form.ts'

/** The log: what it is, where it stands, what was done last, and a check of a proof. */
export async function logPage(platform: Platform, visit: Visit, checked: Checked | null): Promise<Page> {
  const head = await platform.sequencer.head()
  const { origin, vkey } = platform.sequencer
  const title = visit.say('portal.nav.log')
  const body = html`${trail(visit, [{ path: '/log', words: title }])}
<h1>${title}</h1>
<p class="lead">${visit.say('portal.logWhat')} ${visit.say('portal.logHow')} ${visit.say('portal.logWhy')}</p>
${section(
  'checkpoint',
  visit.say('portal.checkpoint'),
  html`${facts([
    [visit.say('portal.size'), numberWords(visit, head.size)],
    [visit.say('portal.root'), html`<code>${head.root}</code>`],
    [visit.say('portal.origin'), html`<code>${origin}</code>`],
    [visit.say('portal.vkey'), html`<code>${vkey}</code>`],
  ])}
${head.checkpoint && html`<pre tabindex="0" aria-label="${visit.say('portal.checkpoint')}">${head.checkpoint}</pre><p><a href="/checkpoint">${visit.say('portal.checkpointFile')}</a></p>`}`,
)}
${section('verify', visit.say('portal.verify'), verifySection(visit, vkey, checked))}
${section('events', visit.say('portal.recentEvents'), await events(platform, visit, head.size))}`
  return { title, body, island: 'verify-proof' }
}

async function events(platform: Platform, visit: Visit, size: number): Promise<SafeHtml> {
  const wanted = Number(visit.query.before)
  const before = Number.isSafeInteger(wanted) && wanted > 0 && wanted < size ? wanted : null
  const rows = await recentEvents(platform.db, { before, limit: PAGE_SIZE })
  if (rows.length === 0) return html`<p class="empty">${visit.say('portal.noEvents')}</p>`
  const law = lawOn(platform.jurisdiction, platform.versions, visit.today)
  const last = rows.at(-1)?.position ?? 0
  return html`${table({
    caption: visit.say('portal.recentEvents'),
    heads: [
      visit.say('portal.position'),
      visit.say('portal.number'),
      visit.say('portal.step'),
      visit.say('portal.article'),
      visit.say('portal.day'),
      visit.say('portal.proof'),
    ],
    rows: rows.map(event => [
      numberWords(visit, event.position ?? 0),
      html`<span class="whole">${event.number}</span>`,
      visit.sayOf('step', event.step),
      articleLinks(law, event.duties),
      dayWords(visit, event.effective_on),
      proofLink(visit, event),
    ]),
    figures: [0],
  })}
<nav class="pager" aria-label="${visit.say('portal.pages')}">
${before !== null && html`<a rel="prev" href="${addressWith('/log', {})}#events">${visit.say('portal.newest')}</a>`}
${last > 0 && html`<a rel="next" href="${addressWith('/log', { before: last })}#events">${visit.say('portal.older')}</a>`}</nav>`
}

// An event may cite a duty of a text that has since changed; it is then named without a link.
function articleLinks(law: Law, duties: readonly string[]): SafeHtml {
  return html`${duties.map(id => {
    const article = dutyById(law, id)?.article
    return article ? html`<a class="whole" href="/law/${article}#${id}">${id}</a> ` : html`${id} `
  })}`
}

type LoggedEvent = Awaited<ReturnType<typeof recentEvents>>[number]

// A proof carries the reason of its act: it is offered here where the act itself made something public.
const publicOutcomes = ['catalogEntry.published', 'openListEntry.open']

function proofLink(visit: Visit, event: LoggedEvent): SafeHtml | null {
  if (!publicOutcomes.includes(`${event.case_type}.${event.to_state}`)) return null
  const label = visit.say('portal.proofOf', { position: event.position ?? 0 })
  return html`<a href="/api/events/${event.id}/proof" aria-label="${label}">${visit.say('portal.proofShort')}</a>`
}
