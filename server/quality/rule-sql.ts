import { cleanSql, valueSql } from '../lake/column-sql.ts'
import { ident, literal } from '../lake/sql-text.ts'
import { codeLists } from './code-lists.ts'
import { identifierSql } from './identifier-sql.ts'
import { type CheckOf, comparisons, type Rule } from './rule.ts'

/** The checks that one row can fail by itself. */
const rowTypes = [
  'required',
  'type',
  'pattern',
  'enum',
  'codeList',
  'range',
  'length',
  'identifier',
  'reference',
  'compare',
] as const
export type RowRule = Rule & { readonly type: (typeof rowTypes)[number] }
/** The checks that look at several rows together. */
export type RepeatRule = Rule & { readonly type: 'unique' | 'distinctRows' }

export function isRowRule(rule: Rule): rule is RowRule {
  return (rowTypes as readonly string[]).includes(rule.type)
}

export function isRepeatRule(rule: Rule): rule is RepeatRule {
  return rule.type === 'unique' || rule.type === 'distinctRows'
}

/** SQL conditions over one row: whether the rule has something to say of it, and whether it then fails. */
export type RowSql = { readonly applies: string; readonly fails: string }

/** `referred` is the SQL of the value that a reference found, null where it found none. */
export function rowSql(rule: RowRule, referred = 'null'): RowSql {
  const name = ident(rule.column)
  if (rule.type === 'required') return { applies: 'true', fails: `${name} is null` }
  if (rule.type === 'compare') {
    const other = ident(rule.other)
    const holds = `${name} ${comparisons[rule.operator]} ${other}`
    return { applies: `${name} is not null and ${other} is not null`, fails: `not (${holds})` }
  }
  return { applies: `${name} is not null`, fails: cellFails(rule, { name, text: `(${name}::varchar)`, referred }) }
}

type Cell = { readonly name: string; readonly text: string; readonly referred: string }

function cellFails(rule: Exclude<RowRule, CheckOf<'required' | 'compare'>>, { name, text, referred }: Cell): string {
  switch (rule.type) {
    case 'type':
      return `${valueSql({ name: '', type: rule.as, required: false }, cleanSql(text), 'wide')} is null`
    case 'pattern':
      return `not regexp_full_match(${text}, ${literal(rule.pattern)})`
    case 'enum':
      return notIn(text, rule.values)
    case 'codeList':
      return notIn(text, codeLists[rule.list])
    case 'range':
      // Compared as the column's own type: numbers as numbers, days as days.
      return anyOf([
        rule.minimum === undefined ? null : `${name} < ${literal(rule.minimum)}`,
        rule.maximum === undefined ? null : `${name} > ${literal(rule.maximum)}`,
      ])
    case 'length':
      return anyOf([
        rule.minLength === undefined ? null : `length(${text}) < ${whole(rule.minLength)}`,
        rule.maxLength === undefined ? null : `length(${text}) > ${whole(rule.maxLength)}`,
      ])
    case 'identifier':
      return `not ${identifierSql(rule.kind, text)}`
    case 'reference':
      return `${referred} is null`
  }
}

function notIn(text: string, values: readonly string[]): string {
  return values.length ? `${text} not in (${values.map(literal).join(', ')})` : 'true'
}

function anyOf(conditions: readonly (string | null)[]): string {
  const given = conditions.filter(condition => condition !== null)
  return given.length ? given.map(condition => `(${condition})`).join(' or ') : 'false'
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Error(`not a length: ${value}`)
  return value
}
