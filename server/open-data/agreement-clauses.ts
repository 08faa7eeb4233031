import { wordsFor } from '../../text/words.ts'
import type { JsonObject } from '../base/json.ts'
import { conditionsOf } from './opening-terms.ts'

export type Clauses = { agreedScenario: string; agreedReporting: string; agreedSafeguards: string }

type Agreed = { readonly record: JsonObject; readonly content: JsonObject; readonly reportEvery: string }

/** The three clauses that the law names, from what was applied for and from the conditions on the page of the set. */
export function composeClauses({ record, content, reportEvery }: Agreed): Clauses {
  const said = (families: readonly string[]) =>
    conditionsOf(content)
      .filter(row => families.includes(row.conditionFamily))
      .map(row => row.condition)
      .join('；')
  const rhythm = wordsFor('zh', `reportEvery.${reportEvery}`)
  const clause = (name: string, params: { readonly [name: string]: string }) =>
    wordsFor('zh', `agreement.${name}`, params)
  return {
    agreedScenario: joined(clause('scenario', { scenario: String(record.scenario ?? '') }), said(['scenario'])),
    agreedReporting: joined(clause('reporting', { rhythm }), said(['feedback'])),
    agreedSafeguards: joined(
      clause('safeguards', {}),
      said(['security', 'ability', 'other']),
      String(content.supervision ?? ''),
    ),
  }
}

function joined(...parts: string[]): string {
  return parts.filter(part => part.trim()).join('\n')
}
