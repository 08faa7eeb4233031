import type { CatalogItem } from '../../db/schema-matters.ts'
import { columnsOfRule, type Rule, type RuleResult } from '../../quality/rule.ts'
import { scoreByDimension } from '../../quality/score.ts'
import { html, type SafeHtml } from '../html.ts'
import { numberWords, table } from '../page-parts.ts'
import type { Visit } from '../visit.ts'
import type { SetView } from './set-content.ts'

/** The quality of what is open, by dimension, with the rules and counts that it rests on. */
export function qualityOf(visit: Visit, { items, current }: SetView): SafeHtml {
  const results = resultsFor(current?.quality?.results, items)
  if (results.length === 0) return html`<p class="empty">${visit.say('portal.noQuality')}</p>`
  const scores = Object.entries(scoreByDimension(results))
  return html`<ul class="scores">${scores.map(
    ([dimension, score]) => html`<li><span>${visit.sayOf('dimension', dimension)}</span>
<meter min="0" max="100" value="${score}" aria-label="${visit.sayOf('dimension', dimension)}">${score}</meter>
<strong>${score}</strong></li>`,
  )}</ul>
<p>${visit.say('portal.qualityHow')}</p>
${reasons(visit, results, items)}`
}

function reasons(visit: Visit, results: readonly RuleResult[], items: readonly CatalogItem[]): SafeHtml {
  return table({
    caption: visit.say('portal.quality'),
    heads: [
      visit.say('portal.rule'),
      visit.say('portal.dimension'),
      visit.say('portal.checked'),
      visit.say('portal.failedRows'),
      visit.say('portal.score'),
    ],
    rows: results.map(result => [
      ruleWords(visit, result.rule, items),
      visit.sayOf('dimension', result.dimension),
      numberWords(visit, result.checked),
      numberWords(visit, result.failed),
      result.score,
    ]),
    figures: [2, 3, 4],
  })
}

/** Only rules about fields that are open: a count about another field would tell of data that is not. */
function resultsFor(results: unknown, items: readonly CatalogItem[]): RuleResult[] {
  const open = new Set(items.map(item => item.column))
  const all = Array.isArray(results) ? (results as RuleResult[]) : []
  return all.filter(({ rule }) => columnsOfRule(rule).every(column => open.has(column)))
}

function ruleWords(visit: Visit, rule: Rule, items: readonly CatalogItem[]): string {
  const nameOf = (column: string) => items.find(item => item.column === column)?.name ?? column
  const fields = columnsOfRule(rule).map(nameOf).join(visit.say('portal.listComma'))
  return visit.say(`qualityRule.${rule.type}`, { fields })
}
