import { type CaseType, lawOn } from '@gongshu/regulations'
import type { Platform } from '../../acts/platform.ts'
import { casesRecording, type RecordedCase } from '../../acts/record-queries.ts'
import type { JsonObject } from '../../base/json.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Page, section, trail } from '../layout.ts'
import { dayWords } from '../page-parts.ts'
import { listSets } from '../portal-queries.ts'
import type { Visit } from '../visit.ts'

type Shown = { readonly type: CaseType; readonly states: string[] }

/** What is in force and public, by type: each shows itself as soon as it is published and goes when it is replaced. */
const documents: readonly Shown[] = [
  { type: 'openingPlan', states: ['published', 'tracked'] },
  { type: 'platformRules', states: ['inForce'] },
  { type: 'technicalStandard', states: ['inForce'] },
  { type: 'classificationGuide', states: ['inForce'] },
  { type: 'sectorRules', states: ['inForce'] },
]

/** What is going on: calls for demands and for demonstration projects, and projects that were promoted. */
const occasions: readonly Shown[] = [
  { type: 'demandCall', states: ['open'] },
  { type: 'demoGuide', states: ['published'] },
  { type: 'demoProject', states: ['promoted'] },
]

const NEWEST_SETS = 10

/** Policies, rules and news of the opening of data; nothing on it is written by hand, so it is never out of date. */
export async function policiesPage(platform: Platform, visit: Visit): Promise<Page> {
  const { texts } = lawOn(platform.jurisdiction, platform.versions, visit.today)
  const title = visit.say('policies.title')
  const rules = await newestOf(platform, documents)
  const body = html`${trail(visit, [{ path: '/policies', words: title }])}
<h1>${title}</h1><p class="lead">${visit.say('policies.lead')}</p>
${section(
  'law',
  visit.say('policies.law'),
  html`<ul>${texts.map(text => html`<li><a href="/law/texts/${text.id}">${text.title}</a></li>`)}</ul>`,
)}
${section('rules', visit.say('policies.rules'), rules.length ? html`${rules.map(one => ruleOf(visit, one))}` : none(visit))}
${section('news', visit.say('policies.news'), await newsList(platform, visit))}`
  return { title, body }
}

/** The newest rules, for the first page. */
export async function newestRules(platform: Platform, visit: Visit, most: number): Promise<SafeHtml> {
  const rules = (await newestOf(platform, documents)).slice(0, most)
  const list = html`<ul>${rules.map(({ title, since }) => html`<li>${title} ${dayWords(visit, since)}</li>`)}</ul>`
  return html`${rules.length ? list : none(visit)}<p><a href="/policies">${visit.say('policies.all')}</a></p>`
}

async function newestOf({ db }: Platform, wanted: readonly Shown[]): Promise<RecordedCase[]> {
  const found: RecordedCase[] = []
  for (const { type, states } of wanted) found.push(...(await casesRecording(db, { type, states })))
  return found.toSorted((a, b) => b.since.localeCompare(a.since))
}

function ruleOf(visit: Visit, { title, type, since, content }: RecordedCase): SafeHtml {
  const clauses = Array.isArray(content.clauses) ? (content.clauses as JsonObject[]) : []
  return html`<details><summary><span class="tag">${visit.sayOf('case', type)}</span> ${title} ${dayWords(visit, since)}</summary>
${clauses.map(({ clause, clauseText }) => html`<h3>${String(clause)}</h3><p class="text">${String(clauseText)}</p>`)}</details>`
}

async function newsList(platform: Platform, visit: Visit): Promise<SafeHtml> {
  const sets = await listSets(platform.db, { limit: NEWEST_SETS, offset: 0 })
  const opened = sets.rows.map(({ id, title, published_on }) => ({
    on: published_on ?? '',
    words: html`<a href="/sets/${id}">${visit.say('policies.opened', { title })}</a>`,
  }))
  const others = (await newestOf(platform, occasions)).map(({ since, type, title }) => ({
    on: since,
    words: html`${visit.sayOf('case', type)}: ${title}`,
  }))
  const news = [...opened, ...others].toSorted((a, b) => b.on.localeCompare(a.on))
  if (!news.length) return none(visit)
  return html`<ul>${news.map(({ on, words }) => html`<li><time datetime="${on}">${on}</time> ${words}</li>`)}</ul>`
}

function none(visit: Visit): SafeHtml {
  return html`<p class="empty">${visit.say('policies.none')}</p>`
}
