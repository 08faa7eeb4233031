import type { Article, TextVersion } from '@gongshu/regulations'
import type { Platform } from '../../acts/platform.ts'
import { html, type SafeHtml } from '../html.ts'
import { type DutyFigures, dutyFigures } from '../law-figure-queries.ts'
import { foundIn, type LawHit, searchLaw } from '../law-search.ts'
import { chaptersOf, chinese, statusWords, textsShown, weekEndOf } from '../law-view.ts'
import { type Page, section, trail } from '../layout.ts'
import { numberWords } from '../page-parts.ts'
import type { Visit } from '../visit.ts'

/** The texts that apply here, article by article, what runs under each now, and a search over their words. */
export async function lawPage(platform: Platform, visit: Visit): Promise<Page> {
  const texts = textsShown(platform, visit.today)
  const figures = await dutyFigures(platform.db, { today: visit.today, weekEnd: weekEndOf(visit.today) })
  const question = (visit.query.q ?? '').trim().slice(0, 100)
  const title = visit.say('portal.nav.law')
  const body = html`${trail(visit, [{ path: '/law', words: title }])}
<h1>${title}</h1><p class="lead">${visit.say('portal.lawLead')}</p>
${searchForm(visit, question)}
<p class="links"><a href="/law/lifecycles">${visit.say('law.lifecycles')}</a> <a href="/law/readings">${visit.say('law.readings')}</a></p>
${question ? hitsOf(visit, question, searchLaw(texts, question)) : texts.map(text => textPart(visit, text, figures))}`
  return { title: question ? `${question} · ${title}` : title, body }
}

function searchForm(visit: Visit, question: string): SafeHtml {
  return html`<form class="search small" role="search" aria-label="${visit.say('law.searchLabel')}" action="/law" method="get">
<label class="unseen" for="q-law">${visit.say('law.searchLabel')}</label>
<input id="q-law" type="search" name="q" value="${question}" maxlength="100" autocomplete="off" placeholder="${visit.say('law.searchLabel')}">
<button type="submit">${visit.say('portal.search')}</button></form>`
}

function hitsOf(visit: Visit, question: string, hits: readonly LawHit[]): SafeHtml {
  const found = visit.say(hits.length ? 'law.found' : 'law.foundNothing', { question, count: hits.length })
  return html`<section id="found"><h2>${found}</h2><ol class="articles">${hits.map(
    ({ id, text, article }) => html`<li><a href="/law/${id}">${id}</a> ${chinese(visit, text.title)}
<p lang="zh-CN">${foundIn(article.text, question)}</p></li>`,
  )}</ol><p><a href="/law">${visit.say('law.allArticles')}</a></p></section>`
}

function textPart(visit: Visit, text: TextVersion, figures: readonly DutyFigures[]): SafeHtml {
  const words = html`<p><span class="tag">${statusWords(visit, text)}</span>
<a href="/law/texts/${text.text}">${visit.say('law.wholeText')}</a></p>
${chaptersOf(text).map(
  ({ title, articles }) => html`${title && html`<h3>${chinese(visit, title)}</h3>`}
<ol class="articles">${articles.map(([id, article]) => articleLine(visit, { id, article }, figures))}</ol>`,
)}`
  return section(text.text, chinese(visit, text.title), words)
}

type Line = { readonly id: string; readonly article: Article }

function articleLine(visit: Visit, { id, article }: Line, figures: readonly DutyFigures[]): SafeHtml {
  const under = figures.filter(one => one.article === id)
  const running = under.reduce((sum, one) => sum + one.running, 0)
  const overdue = under.reduce((sum, one) => sum + one.overdue, 0)
  const duties = Object.keys(article.duties).length
  return html`<li><a href="/law/${id}">${id}</a> ${chinese(visit, opening(article.text))}
<span class="meta">${visit.say('portal.dutyCount', { count: duties })}${
    running > 0 && html` · ${visit.say('portal.runningCount', { count: numberWords(visit, running) })}`
  }${overdue > 0 && html` · <strong class="late">${visit.say('portal.overdueCount', { count: numberWords(visit, overdue) })}</strong>`}</span></li>`
}

/** The first words of an article, enough to recognise it by. */
function opening(text: string): string {
  const line = [...text.replace(/\s+/g, ' ')]
  return line.length > 36 ? `${line.slice(0, 36).join('')}…` : line.join('')
}
