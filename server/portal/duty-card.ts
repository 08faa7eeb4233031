import { day } from '@gongshu/deadlines'
import { caseTypeOf, type Duty, type Role, type Step } from '@gongshu/regulations'
import { rolesOf, type StepRow } from '../acts/lifecycle.ts'
import type { YearFigures } from '../assessment/yearly-queries.ts'
import { html, type Part, type SafeHtml } from './html.ts'
import type { DutyFigures } from './law-figure-queries.ts'
import { chinese, screenOf } from './law-view.ts'
import { dayWords, facts, numberWords } from './page-parts.ts'
import { roleWords, type Visit } from './visit.ts'

export type ShownDuty = {
  readonly dutyId: string
  readonly duty: Duty
  /** The steps that the platform has, with their tables. */
  readonly rows: ReadonlyMap<Step, StepRow>
  readonly figures: DutyFigures | null
  /** For a duty of each year: whether this one's work is done. */
  readonly year: YearFigures | null
}

/** A duty as a card: its words, who owes it, by when, what missing it brings, where it is done, what it feeds. */
export function dutyCard(visit: Visit, { dutyId, duty, rows, figures, year }: ShownDuty): SafeHtml {
  return html`<article class="card duty" id="${dutyId}"><h3>${dutyId} <span class="tag">${visit.say(`portal.duty.${duty.kind}`)}</span></h3>
<blockquote lang="zh-CN">${duty.quote}</blockquote>
${facts([
  [
    visit.say('portal.who'),
    listed(
      visit,
      holdersOf(duty).map(role => roleWords(visit, role)),
    ),
  ],
  [visit.say('portal.limit'), duty.clock && limitWords(visit, duty.clock.within)],
  [visit.say('law.runsFrom'), duty.clock && transitionWords(visit, duty.clock.startsOn)],
  [visit.say('portal.consequence'), duty.clock && consequence(visit, duty)],
  [visit.say('portal.recurs'), duty.recurs && html`<span lang="zh-CN">${duty.recurs.quote}</span>`],
  [visit.say('law.ofTheYear'), year && ofTheYear(visit, year)],
  [visit.say('law.grounds'), duty.grounds && chinese(visit, duty.grounds.join('、'))],
  [visit.say('law.asksFor'), fieldsOf(visit, duty)],
  [visit.say('law.reports'), reportsOf(visit, duty)],
  [visit.say('portal.steps'), stepsOf(visit, duty, rows)],
  [visit.say('portal.noSoftwareDuty'), duty.noSoftwareDuty && chinese(visit, duty.noSoftwareDuty)],
  [visit.say('law.figures'), figures && figuresOf(visit, figures)],
])}</article>`
}

function holdersOf({ who }: Duty): readonly Role[] {
  return typeof who === 'string' ? [who] : who
}

function limitWords(visit: Visit, { unit, count }: NonNullable<Duty['clock']>['within']): string {
  return visit.say(`portal.limit.${unit}`, { count })
}

function transitionWords(visit: Visit, transition: string): string {
  const [type = '', state = ''] = transition.split('.')
  return `${visit.sayOf('case', type)} · ${visit.sayOf(`state.${type}`, state)}`
}

function consequence(visit: Visit, { clock }: Duty): string {
  return visit.sayOf('consequence', clock?.ifMissed?.outcome ?? 'none')
}

function fieldsOf(visit: Visit, { requires = [] }: Duty): string | null {
  const names = requires.flatMap(one => ('field' in one ? one.field : 'attachment' in one ? one.attachment : []))
  return names.length ? listed(visit, [...new Set(names.map(name => visit.sayOf('field', name)))]) : null
}

function reportsOf(visit: Visit, { requires = [] }: Duty): string | null {
  const names = requires.flatMap(one => ('report' in one ? one.report : []))
  return names.length ? listed(visit, [...new Set(names.map(name => visit.sayOf('report', name)))]) : null
}

/** The steps with the screen where a person takes them; the two sides of one move have the same words and stand once. */
function stepsOf(visit: Visit, { steps = [] }: Duty, rows: ShownDuty['rows']): Part {
  const byWords = new Map(steps.toReversed().map(step => [visit.sayOf('step', step), step]))
  if (!byWords.size) return null
  return html`<ul class="steps">${[...byWords]
    .toReversed()
    .map(
      ([words, step]) => html`<li>${words} <span class="meta">${whereDone(visit, step, rows.get(step))}</span></li>`,
    )}</ul>`
}

function whereDone(visit: Visit, step: Step, row: StepRow | undefined): SafeHtml {
  const type = caseTypeOf(step)
  if (!row) return html`${visit.say('law.notBuilt')}`
  const diagram = html`<a href="/law/lifecycles/${type}">${visit.say('law.diagram')}</a>`
  if (rolesOf(row).every(role => role === 'system')) return html`${visit.say('law.byItself')} · ${diagram}`
  return html`<a href="${screenOf(step)}">${visit.say('law.screen')}</a> · ${diagram}`
}

function figuresOf(visit: Visit, { running, dueThisWeek, overdue, inTime, late, nextDue }: DutyFigures): SafeHtml {
  const said = (name: 'running' | 'dueThisWeek' | 'inTime' | 'late', count: number) =>
    `${visit.say(`law.figure.${name}`)} ${numberWords(visit, count)}`
  const calm = [said('running', running), said('dueThisWeek', dueThisWeek), said('inTime', inTime), said('late', late)]
  return html`${calm.join(' · ')}${
    overdue > 0 &&
    html` · <strong class="late">${visit.say('law.figure.overdue')} ${numberWords(visit, overdue)}</strong>`
  }${nextDue && html` · ${visit.say('portal.nextDue')} ${dayWords(visit, nextDue)}`}`
}

// The year is the calendar year. Of a year in which the platform did not run it knows nothing and says nothing.
function ofTheYear(visit: Visit, { thisYear, lastYear }: YearFigures): SafeHtml {
  const year = Number(visit.today.slice(0, 4))
  const done = (of: number, count: number) => visit.say('law.yearDone', { year: of, count })
  const until = day(`${year}-12-31`)
  const now =
    thisYear > 0 ? done(year, thisYear) : html`${visit.say('law.yearWaits', { year })} ${dayWords(visit, until)}`
  if (lastYear === null) return html`${now}`
  const missed = html`<strong class="late">${visit.say('law.yearMissed', { year: year - 1 })}</strong>`
  return html`${now} · ${lastYear > 0 ? done(year - 1, lastYear) : missed}`
}

function listed(visit: Visit, words: readonly string[]): string {
  return words.join(visit.say('portal.listComma'))
}
