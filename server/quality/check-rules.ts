import { Refusal } from '../base/refusal.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import type { ColumnType, Lake } from '../lake/lake.ts'
import { measure } from '../lake/query.ts'
import { literal } from '../lake/sql-text.ts'
import { columnsOfRule, type Rule } from './rule.ts'

type Item = Pick<CatalogItem, 'column' | 'type'>
type Fault = { readonly field: string; readonly reason: string }

/**
 * Refuses rules that cannot be run on data of these items, naming each fault and its field. A reason is the code of its
 * words, with the place in question after a colon.
 */
export async function requireRunnable(lake: Lake, rules: readonly Rule[], items: readonly Item[]): Promise<void> {
  const faults = rules.flatMap((rule, index) =>
    faultsOf(rule, items).map(fault => ({ ...fault, field: `rules.${index}.${fault.field}` })),
  )
  for (const [index, rule] of rules.entries()) {
    if (rule.type !== 'pattern') continue
    const reason = await patternFault(lake, rule.pattern)
    if (reason) faults.push({ field: `rules.${index}.pattern`, reason })
  }
  const [first] = faults
  if (first) throw new Refusal('rules_unsound', { field: first.field, faults })
}

const comparable: { readonly [type in ColumnType]: string } = {
  text: 'text',
  boolean: 'boolean',
  integer: 'number',
  decimal: 'number',
  date: 'time',
  datetime: 'time',
}

function faultsOf(rule: Rule, items: readonly Item[]): Fault[] {
  const typeOf = (name: string) => items.find(item => item.column === name)?.type
  const unknown = columnsOfRule(rule).filter(name => !typeOf(name))
  if (unknown.length) return unknown.map(name => ({ field: 'column', reason: `unknownItem: ${name}` }))
  switch (rule.type) {
    case 'range':
      return rangeFaults(rule, typeOf(rule.column) ?? 'text')
    case 'length':
      return rule.minLength === undefined && rule.maxLength === undefined
        ? [{ field: 'minLength', reason: 'noBound' }]
        : []
    case 'compare': {
      const [own, other] = [typeOf(rule.column) ?? 'text', typeOf(rule.other) ?? 'text']
      if (comparable[own] === comparable[other]) return []
      return [{ field: 'other', reason: 'notComparable' }]
    }
    default:
      return []
  }
}

const bounds: { readonly [type in ColumnType]: RegExp } = {
  text: /^[^\0]*$/,
  integer: /^-?\d{1,18}$/,
  decimal: /^-?\d{1,18}(\.\d{1,12})?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$/,
  boolean: /^(true|false)$/,
}

function rangeFaults(rule: { minimum?: string; maximum?: string }, type: ColumnType): Fault[] {
  if (rule.minimum === undefined && rule.maximum === undefined) return [{ field: 'minimum', reason: 'noBound' }]
  return (['minimum', 'maximum'] as const).flatMap(field => {
    const bound = rule[field]
    if (bound === undefined || (bounds[type].test(bound) && (type !== 'date' || isDay(bound)))) return []
    return [{ field, reason: 'badBound' }]
  })
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** What RE2 says of a pattern; null where it takes it. RE2 looks at each character once, however the pattern is made. */
async function patternFault(lake: Lake, pattern: string): Promise<string | null> {
  try {
    await measure(lake, () => `select regexp_full_match('', ${literal(pattern)})`)
    return null
  } catch (error) {
    const told = String((error as Error).message).replace(/^.*?Error: /, '')
    return `badPattern: ${told.slice(0, 120)}`
  }
}
