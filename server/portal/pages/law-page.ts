import { type Law, lawOn, type TextVersion } from '@gongshu/regulations'
import type { Platform } from '../../acts/platform.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Page, section, trail } from '../layout.ts'
import { dayWords, facts, numberWords } from '../page-parts.ts'
import { type DutyFigures, runningByDuty } from '../portal-figure-queries.ts'
import type { Visit } from '../visit.ts'

/** The texts that apply here, article by article, and what runs under each now. */
export async function lawPage(platform: Platform, visit: Visit): Promise<Page> {
  const law = lawOn(platform.jurisdiction, platform.versions, visit.today)
  const running = await runningByDuty(platform.db, visit.today)
  const title = visit.say('portal.nav.law')
  const body = html`${trail(visit, [{ path: '/law', words: title }])}
<h1>${title}</h1><p class="lead">${visit.say('portal.lawLead')}</p>
${law.texts.length > 1 && textLinks(visit, law)}
${law.texts.map(text => section(text.text, chinese(visit, text.title), textOf(visit, text, running)))}`
  return { title, body }
}

/** A banner for a text that is not in force; nothing for one that is. */
export function draftBanner(visit: Visit, text: TextVersion): SafeHtml | null {
  if (text.status !== 'draft') return null
  return html`<p class="draft" role="note"><strong>${visit.say('portal.draft')}</strong> ${visit.say('portal.draftMeaning')}</p>`
}

/** Words of the law stay Chinese in every language; a screen reader must know. */
export function chinese(visit: Visit, words: string): SafeHtml {
  return visit.language === 'zh' ? html`${words}` : html`<span lang="zh-CN">${words}</span>`
}

function textLinks(visit: Visit, law: Law): SafeHtml {
  return html`<ul>${law.texts.map(text => html`<li><a href="#${text.text}">${chinese(visit, text.title)}</a></li>`)}</ul>`
}

function textOf(visit: Visit, text: TextVersion, running: readonly DutyFigures[]): SafeHtml {
  const status = text.status === 'draft' ? 'portal.draft' : text.trial ? 'portal.trial' : 'portal.inForce'
  return html`${draftBanner(visit, text)}
${facts([
  [visit.say('portal.documentNumber'), text.documentNumber && chinese(visit, text.documentNumber)],
  [visit.say('portal.status'), visit.say(status)],
  [visit.say('portal.effectiveFrom'), text.effectiveFrom && dayWords(visit, text.effectiveFrom)],
  [visit.say('portal.effectiveTo'), text.effectiveTo && dayWords(visit, text.effectiveTo)],
])}
<ol class="articles">${Object.keys(text.articles).map(id => articleLine(visit, text, { id, running }))}</ol>`
}

function articleLine(
  visit: Visit,
  text: TextVersion,
  { id, running }: { id: string; running: readonly DutyFigures[] },
): SafeHtml {
  const article = text.articles[id]
  const under = running.filter(one => one.article === id)
  const count = under.reduce((sum, one) => sum + one.running, 0)
  const overdue = under.reduce((sum, one) => sum + one.overdue, 0)
  const duties = Object.keys(article?.duties ?? {}).length
  return html`<li><a href="/law/${id}">${id}</a> ${chinese(visit, opening(article?.text ?? ''))}
<span class="meta">${visit.say('portal.dutyCount', { count: duties })}${
    count > 0 && html` · ${visit.say('portal.runningCount', { count: numberWords(visit, count) })}`
  }${overdue > 0 && html` · <strong class="late">${visit.say('portal.overdueCount', { count: numberWords(visit, overdue) })}</strong>`}</span></li>`
}

/** The first words of an article, enough to recognise it by. */
function opening(text: string): string {
  const line = [...text.replace(/\s+/g, ' ')]
  return line.length > 36 ? `${line.slice(0, 36).join('')}…` : line.join('')
}
