import { cleanSql, valueSql } from '../lake/column-sql.ts'
import type { ColumnType, Lake } from '../lake/lake.ts'
import { measure } from '../lake/query.ts'
import { ident, literal } from '../lake/sql-text.ts'

/** The dimensions of GB/T 36344 that rows alone can show: 规范性 完整性 准确性 一致性. */
export type Dimension = 'conformity' | 'completeness' | 'accuracy' | 'consistency'

export type VersionName = { resource: string; version: string }

export type Rule =
  | { type: 'completeness'; column: string }
  | { type: 'uniqueness'; columns: string[] }
  | { type: 'type'; column: string; as: ColumnType }
  | { type: 'range'; column: string; min?: string; max?: string }
  | { type: 'regex'; column: string; pattern: string }
  | { type: 'reference'; column: string; to: VersionName & { column: string } }
  | { type: 'duplicate-record'; columns: string[] }

export type RuleResult = { rule: Rule; dimension: Dimension; checked: number; failed: number; score: number }

const dimensionOf = {
  completeness: 'completeness',
  uniqueness: 'accuracy',
  range: 'accuracy',
  'duplicate-record': 'accuracy',
  type: 'conformity',
  regex: 'conformity',
  reference: 'consistency',
} as const satisfies Record<Rule['type'], Dimension>

/** Runs the rules over a version. A rule checks the rows that have a value; the score is the part of them that passes. */
export async function runRules(lake: Lake, of: VersionName, rules: Rule[]): Promise<RuleResult[]> {
  const results: RuleResult[] = []
  for (const rule of rules) {
    const tables = rule.type === 'reference' ? { data: of, target: rule.to } : { data: of }
    const [row = {}] = await measure(lake, ruleSql(rule), tables)
    results.push(resultOf(rule, { checked: Number(row.checked), failed: Number(row.failed) }))
  }
  return results
}

export function resultOf(rule: Rule, counts: { checked: number; failed: number }): RuleResult {
  const score =
    counts.checked === 0 ? 100 : Math.round((10_000 * (counts.checked - counts.failed)) / counts.checked) / 100
  return { rule, dimension: dimensionOf[rule.type], ...counts, score }
}

/** The mean score per dimension. The standard gives no weights, so none are made up here. */
export function scoreByDimension(results: RuleResult[]): Partial<Record<Dimension, number>> {
  const scores: Partial<Record<Dimension, number>> = {}
  for (const dimension of new Set(results.map(result => result.dimension))) {
    const own = results.filter(result => result.dimension === dimension)
    scores[dimension] = Math.round((100 * own.reduce((sum, result) => sum + result.score, 0)) / own.length) / 100
  }
  return scores
}

function ruleSql(rule: Rule): string {
  switch (rule.type) {
    case 'completeness':
      return `select count(*)::integer as checked, (count(*) - count(${ident(rule.column)}))::integer as failed from {data}`
    case 'uniqueness':
      return repeatedSql(rule.columns, `where ${rule.columns.map(name => `${ident(name)} is not null`).join(' and ')}`)
    case 'duplicate-record':
      return repeatedSql(rule.columns, '')
    case 'type':
      return cellSql(
        rule.column,
        text => `${valueSql({ name: '', type: rule.as, required: false }, cleanSql(text), 'wide')} is null`,
      )
    case 'range':
      return rangeSql(rule)
    case 'regex':
      return cellSql(rule.column, text => `not regexp_full_match(${text}, ${literal(rule.pattern)})`)
    case 'reference':
      return cellSql(
        rule.column,
        text =>
          `${text} not in (select ${ident(rule.to.column)}::varchar from {target} where ${ident(rule.to.column)} is not null)`,
      )
  }
}

function cellSql(column: string, fails: (text: string) => string): string {
  const text = `${ident(column)}::varchar`
  return `select count(*)::integer as checked, coalesce(sum((${fails(text)})::integer), 0)::integer as failed
    from {data} where ${ident(column)} is not null`
}

/** Bounds are compared as the column's own type: numbers as numbers, days as days. */
function rangeSql(rule: { column: string; min?: string; max?: string }): string {
  const name = ident(rule.column)
  const below = rule.min === undefined ? 'false' : `${name} < ${literal(rule.min)}`
  const above = rule.max === undefined ? 'false' : `${name} > ${literal(rule.max)}`
  return cellSql(rule.column, () => `${below} or ${above}`)
}

/** Every row after the first of its kind fails. */
function repeatedSql(columns: string[], where: string): string {
  const names = columns.map(ident).join(', ')
  return `select coalesce(sum(same), 0)::integer as checked, coalesce(sum(same - 1), 0)::integer as failed
    from (select count(*) as same from {data} ${where} group by ${names})`
}
