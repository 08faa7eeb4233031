import { type Duty, lawOn, type Role, type TextVersion } from '@gongshu/regulations'
import type { Platform } from '../../acts/platform.ts'
import { runningUnderArticle } from '../../duties/running-duty-queries.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Page, section, trail } from '../layout.ts'
import { dayWords, facts, numberWords } from '../page-parts.ts'
import { type DutyFigures, runningByDuty } from '../portal-figure-queries.ts'
import { roleWords, type Visit } from '../visit.ts'
import { chinese, draftBanner } from './law-page.ts'

/** One article word for word, the duties read from it, and what runs under it now. */
export async function articlePage(platform: Platform, visit: Visit, id: string): Promise<Page | null> {
  const law = lawOn(platform.jurisdiction, platform.versions, visit.today)
  const text = law.texts.find(one => Object.hasOwn(one.articles, id))
  const article = text?.articles[id]
  if (!text || !article) return null
  const running = await runningByDuty(platform.db, visit.today)
  const counts = await runningUnderArticle(platform.db, id, visit.today)
  const duties = Object.entries(article.duties)
  const title = `${id} · ${text.title}`
  const body = html`${trail(visit, [
    { path: '/law', words: visit.say('portal.nav.law') },
    { path: `/law/${id}`, words: id },
  ])}
<h1>${id} <small>${chinese(visit, text.title)}</small></h1>
${draftBanner(visit, text)}
${visit.language !== 'zh' && html`<p class="note">${visit.say('portal.chineseBinds')}</p>`}
<blockquote class="law" lang="zh-CN">${article.text}</blockquote>
${section(
  'duties',
  visit.say('portal.duties'),
  html`${
    duties.length === 0 &&
    html`<p>${visit.say('portal.noDuties')} ${article.noSoftwareDuty && chinese(visit, article.noSoftwareDuty)}</p>`
  }${duties.map(([dutyId, duty]) => dutyCard(visit, { dutyId, duty, text }, running))}`,
)}
${section('running', visit.say('portal.runningNow'), runningOf(visit, counts))}
${neighbours(visit, text, id)}`
  return { title, body }
}

type Shown = { dutyId: string; duty: Duty; text: TextVersion }

function dutyCard(visit: Visit, { dutyId, duty }: Shown, running: readonly DutyFigures[]): SafeHtml {
  const now = running.find(one => one.duty === dutyId)
  return html`<article class="card duty" id="${dutyId}"><h3>${dutyId} <span class="tag">${visit.say(`portal.duty.${duty.kind}`)}</span></h3>
<blockquote lang="zh-CN">${duty.quote}</blockquote>
${facts([
  [
    visit.say('portal.who'),
    rolesOf(duty)
      .map(role => roleWords(visit, role))
      .join(visit.say('portal.listComma')),
  ],
  [visit.say('portal.limit'), duty.clock && limitWords(visit, duty.clock.within)],
  [visit.say('portal.consequence'), duty.clock && consequence(visit, duty)],
  [visit.say('portal.recurs'), duty.recurs && html`<span lang="zh-CN">${duty.recurs.quote}</span>`],
  [visit.say('portal.steps'), stepWords(visit, duty)],
  [visit.say('portal.noSoftwareDuty'), duty.noSoftwareDuty && chinese(visit, duty.noSoftwareDuty)],
  [visit.say('portal.runningNow'), now && dutyRunning(visit, now)],
])}</article>`
}

function rolesOf({ who }: Duty): readonly Role[] {
  return typeof who === 'string' ? [who] : who
}

function limitWords(visit: Visit, { unit, count }: NonNullable<Duty['clock']>['within']): string {
  return visit.say(`portal.limit.${unit}`, { count })
}

function consequence(visit: Visit, { clock }: Duty): string {
  return visit.sayOf('consequence', clock?.ifMissed?.outcome ?? 'none')
}

// The two sides of one move are two steps with the same words.
function stepWords(visit: Visit, { steps = [] }: Duty): string {
  return [...new Set(steps.map(step => visit.sayOf('step', step)))].join(visit.say('portal.listComma'))
}

function dutyRunning(visit: Visit, now: DutyFigures): SafeHtml {
  return html`${visit.say('portal.runningCount', { count: numberWords(visit, now.running) })}${
    now.overdue > 0 &&
    html` · <strong class="late">${visit.say('portal.overdueCount', { count: numberWords(visit, now.overdue) })}</strong>`
  }${now.next_due && html` · ${visit.say('portal.nextDue')} ${dayWords(visit, now.next_due)}`}`
}

function runningOf(visit: Visit, { running, overdue }: { running: number; overdue: number }): SafeHtml {
  if (running === 0) return html`<p>${visit.say('portal.nothingRuns')}</p>`
  const words = { count: numberWords(visit, running), overdue: numberWords(visit, overdue) }
  return html`<p>${visit.say('portal.runsNow', words)}</p>`
}

function neighbours(visit: Visit, text: TextVersion, id: string): SafeHtml {
  const ids = Object.keys(text.articles)
  const at = ids.indexOf(id)
  const [before, after] = [ids[at - 1], ids[at + 1]]
  return html`<nav class="pager" aria-label="${visit.say('portal.pages')}">
${before && html`<a rel="prev" href="/law/${before}">${before}</a>`}
${after && html`<a rel="next" href="/law/${after}">${after}</a>`}</nav>`
}
