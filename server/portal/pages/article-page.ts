import type { Article, Duty, TextVersion } from '@gongshu/regulations'
import type { Platform } from '../../acts/platform.ts'
import { type YearFigures, yearFigures } from '../../assessment/yearly-queries.ts'
import { dutyCard } from '../duty-card.ts'
import { html, type SafeHtml } from '../html.ts'
import { type DutyFigures, dutyFigures } from '../law-figure-queries.ts'
import { type Proof, proofOfRelease, readingsOfRelease, readingWords } from '../law-files.ts'
import { chaptersOf, chinese, statusWords, textsShown, weekEndOf } from '../law-view.ts'
import { type Page, section, trail } from '../layout.ts'
import { dayWords, numberWords } from '../page-parts.ts'
import type { Visit } from '../visit.ts'

/** One article word for word, the duties read from it, what runs under it now, and what proves that it is kept. */
export async function articlePage(platform: Platform, visit: Visit, id: string): Promise<Page | null> {
  const text = textsShown(platform, visit.today).find(one => Object.hasOwn(one.articles, id))
  const article = text?.articles[id]
  if (!text || !article) return null
  const all = await dutyFigures(platform.db, { today: visit.today, weekEnd: weekEndOf(visit.today) })
  const figures = all.filter(one => one.article === id)
  const transitions = Object.values(article.duties).flatMap(({ recurs }) => recurs?.doneBy ?? [])
  const years = await yearFigures(platform.db, [...new Set(transitions)], visit.today)
  const title = `${id} · ${text.title}`
  const body = html`${trail(visit, [
    { path: '/law', words: visit.say('portal.nav.law') },
    { path: `/law/${id}`, words: id },
  ])}
<h1>${id} <small>${chinese(visit, text.title)}</small></h1>
${whereItStands(visit, text, id)}
${visit.language !== 'zh' && html`<p class="note">${visit.say('portal.chineseBinds')}</p>`}
<blockquote class="law" lang="zh-CN">${article.text}</blockquote>
${section('running', visit.say('law.figures'), figuresOf(visit, figures))}
${section('duties', visit.say('portal.duties'), dutiesOf(platform, visit, { article, figures, years }))}
${readingsOf(visit, id)}
${section('proof', visit.say('law.proof'), proofOf(visit, Object.entries(article.duties), proofOfRelease()))}
${neighbours(visit, text, id)}`
  return { title, body }
}

function whereItStands(visit: Visit, text: TextVersion, id: string): SafeHtml {
  const chapter = chaptersOf(text).find(({ articles }) => articles.some(([one]) => one === id))?.title
  return html`<p><span class="tag">${statusWords(visit, text)}</span>
${chapter && html`${chinese(visit, chapter)} · `}<a href="/law/texts/${text.text}#${id}">${visit.say('law.wholeText')}</a></p>`
}

type Shown = {
  readonly article: Article
  readonly figures: readonly DutyFigures[]
  readonly years: readonly YearFigures[]
}

function dutiesOf(platform: Platform, visit: Visit, { article, figures, years }: Shown): SafeHtml {
  const duties = Object.entries(article.duties)
  if (!duties.length) {
    return html`<p>${visit.say('portal.noDuties')} ${article.noSoftwareDuty && chinese(visit, article.noSoftwareDuty)}</p>`
  }
  const { rows } = platform.acts.door
  return html`${duties.map(([dutyId, duty]) =>
    dutyCard(visit, {
      dutyId,
      duty,
      rows,
      figures: figures.find(one => one.duty === dutyId) ?? null,
      year: years.find(one => one.transition === duty.recurs?.doneBy) ?? null,
    }),
  )}`
}

function figuresOf(visit: Visit, figures: readonly DutyFigures[]): SafeHtml {
  if (!figures.length) return html`<p>${visit.say('law.nothingRan')}</p>`
  const sum = (of: 'running' | 'dueThisWeek' | 'overdue' | 'inTime' | 'late') =>
    numberWords(
      visit,
      figures.reduce((total, one) => total + one[of], 0),
    )
  const next = figures.flatMap(({ nextDue }) => nextDue ?? []).toSorted()[0]
  const names = ['running', 'dueThisWeek', 'overdue', 'inTime', 'late'] as const
  return html`<ul class="figures five">${names.map(
    name => html`<li><strong>${sum(name)}</strong> ${visit.say(`law.figure.${name}`)}</li>`,
  )}</ul>${next && html`<p>${visit.say('portal.nextDue')} ${dayWords(visit, next)}</p>`}`
}

function readingsOf(visit: Visit, id: string): SafeHtml | null {
  const readings = readingsOfRelease().filter(({ article }) => article === id)
  if (!readings.length) return null
  const lines = readings.map(
    reading => html`<li><strong>${reading.about}</strong> ${readingWords(visit, reading)}</li>`,
  )
  return section('readings', visit.say('law.readings'), html`<ul>${lines}</ul>`)
}

function proofOf(visit: Visit, duties: readonly (readonly [string, Duty])[], proof: Proof | null): SafeHtml {
  if (!proof) return html`<p>${visit.say('law.noProof')}</p>`
  const lines = duties.map(([id, { noSoftwareDuty }]) => {
    const tests = proof.duties[id] ?? []
    const none = visit.say(noSoftwareDuty ? 'law.noTestNeeded' : 'law.noTest')
    return html`<li><strong>${id}</strong> ${
      tests.length
        ? html`<ul>${tests.map(({ name, file }) => html`<li><span lang="en">${name}</span> <code>${file}</code></li>`)}</ul>`
        : none
    }</li>`
  })
  return html`<p>${visit.say('law.provenOn', { day: proof.on })}</p><ul>${lines}</ul>`
}

function neighbours(visit: Visit, text: TextVersion, id: string): SafeHtml {
  const ids = Object.keys(text.articles)
  const at = ids.indexOf(id)
  const [before, after] = [ids[at - 1], ids[at + 1]]
  return html`<nav class="pager" aria-label="${visit.say('portal.pages')}">
${before && html`<a rel="prev" href="/law/${before}">${before}</a>`}
${after && html`<a rel="next" href="/law/${after}">${after}</a>`}</nav>`
}
