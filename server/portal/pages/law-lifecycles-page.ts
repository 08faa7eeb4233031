import { absenceOf, caseTypeOf, dutiesFor, type Step } from '@gongshu/regulations'
import { rolesOf, type StepRow } from '../../acts/lifecycle.ts'
import type { Platform } from '../../acts/platform.ts'
import { html, type SafeHtml } from '../html.ts'
import { lawToday } from '../law-view.ts'
import { type Page, trail } from '../layout.ts'
import { lifecycleDrawing } from '../lifecycle-drawing.ts'
import { table } from '../page-parts.ts'
import { roleWords, type Visit } from '../visit.ts'

type Rows = readonly (readonly [Step, StepRow])[]

/** Every kind of case that the platform has, each with a link to its drawing. */
export async function lawLifecyclesPage(platform: Platform, visit: Visit): Promise<Page> {
  const title = visit.say('law.lifecycles')
  const { jurisdiction } = lawToday(platform)
  const here = [...platform.acts.door.rows.keys()].filter(step => !absenceOf(jurisdiction, step))
  const types = [...new Set(here.map(caseTypeOf))]
  const body = html`${trailTo(visit)}
<h1>${title}</h1><p class="lead">${visit.say('law.lifecyclesLead')}</p>
<section><ul class="columns">${types.map(
    type => html`<li><a href="/law/lifecycles/${type}">${visit.sayOf('case', type)}</a></li>`,
  )}</ul></section>`
  return { title, body }
}

/** The states and steps of one kind of case: drawn from its table, and the table itself with the articles behind it. */
export async function lawLifecyclePage(platform: Platform, visit: Visit, type: string): Promise<Page | null> {
  const all = [...platform.acts.door.rows].filter(([step]) => caseTypeOf(step) === type)
  const { jurisdiction } = lawToday(platform)
  const rows = reachable(all.filter(([step]) => !absenceOf(jurisdiction, step)))
  const title = visit.sayOf('case', type)
  const [first] = all
  if (!first) return null
  if (!rows.length) return absentPage(visit, { type, title, reason: absenceOf(jurisdiction, first[0]) ?? '' })
  const body = html`${trailTo(visit, { path: `/law/lifecycles/${type}`, words: title })}
<h1>${title}</h1>
<p class="note">${visit.say('law.diagramHow')}</p>
<section>${lifecycleDrawing(visit, type, rows)}</section>
<section><h2>${visit.say('portal.steps')}</h2>${stepTable(platform, visit, { type, rows })}</section>`
  return { title, body }
}

/** Without the states to which no step leads here, because those that lead to them are left out. */
function reachable(rows: Rows): Rows {
  const reached = new Set<string>(['new'])
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const [, { from, to }] of rows)
      if (from.some(state => reached.has(state))) for (const state of to) reached.add(state)
  }
  const kept = rows.map(
    ([step, row]) => [step, { ...row, from: row.from.filter(state => reached.has(state)) }] as const,
  )
  return kept.filter(([, { from }]) => from.length > 0)
}

function absentPage(visit: Visit, { type, title, reason }: { type: string; title: string; reason: string }): Page {
  const body = html`${trailTo(visit, { path: `/law/lifecycles/${type}`, words: title })}
<h1>${title}</h1><p class="note">${visit.say('refusal.not_in_this_law', { reason })}</p>`
  return { title, body }
}

function trailTo(visit: Visit, ...further: { path: string; words: string }[]): SafeHtml {
  return trail(visit, [
    { path: '/law', words: visit.say('portal.nav.law') },
    { path: '/law/lifecycles', words: visit.say('law.lifecycles') },
    ...further,
  ])
}

function stepTable(platform: Platform, visit: Visit, { type, rows }: { type: string; rows: Rows }): SafeHtml {
  const law = lawToday(platform)
  const states = (names: readonly string[]) =>
    names.map(name => visit.sayOf(name === 'new' ? 'law' : `state.${type}`, name)).join(visit.say('portal.listComma'))
  return table({
    caption: visit.say('portal.steps'),
    heads: headKeys.map(key => visit.say(key)),
    rows: rows.map(([step, row]) => [
      visit.sayOf('step', step),
      rolesOf(row)
        .map(role => roleWords(visit, role))
        .join(visit.say('portal.listComma')),
      states(row.from),
      states(row.to),
      html`${dutiesFor(law, step).map(({ id, article }) => html`<a class="duty-id" href="/law/${article}#${id}">${id}</a> `)}`,
    ]),
  })
}

const headKeys = ['portal.step', 'portal.who', 'law.from', 'law.to', 'portal.article'] as const
