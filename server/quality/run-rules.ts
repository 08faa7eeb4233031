import type { Lake } from '../lake/lake.ts'
import { measure, type TableOf, versionColumns } from '../lake/query.ts'
import { ident } from '../lake/sql-text.ts'
import { columnsOfRule, type Rule, type RuleProblem, type RuleResult, resultOf } from './rule.ts'
import { isRepeatRule, isRowRule, type RepeatRule, type RowRule, rowSql } from './rule-sql.ts'

export type VersionName = { readonly resource: string; readonly version: string }

/** What rules need beside the rows. */
export type RunContext = {
  /** The current version of each entry that rules refer to; absent where nothing of it is collected. */
  readonly versionOf?: { readonly [entryId: string]: string | undefined }
  /** Whether the version came in time; absent where its entry promises no rhythm. */
  readonly inTime?: boolean
  /** Only every so many rows are read, for a look before the record; absent: all. */
  readonly every?: number
}

/**
 * Runs the rules over a version: one scan counts what every rule asks of rows. A rule checks the rows that have a value;
 * a rule that cannot be run says why and counts nothing.
 */
export async function runRules(
  lake: Lake,
  { resource, version, ...context }: VersionName & RunContext,
  rules: readonly Rule[],
): Promise<RuleResult[]> {
  const of = { resource, version }
  const columns = new Set((await versionColumns(lake, resource, version)).map(column => column.name))
  const problems = rules.map(rule => problemOf(rule, columns, context))
  const runnable = rules.filter((_, index) => !problems[index])
  const counts = await countByScan(lake, of, { rules: runnable, context })
  const results: RuleResult[] = []
  for (const [index, rule] of rules.entries()) {
    const problem = problems[index]
    if (problem) results.push(resultOf(rule, { checked: 0, failed: 0, problem }))
    else results.push(resultOf(rule, wholeCounts(rule, { columns, context }) ?? (await counts.of(rule, results))))
  }
  return results
}

function problemOf(rule: Rule, columns: ReadonlySet<string>, { versionOf = {} }: RunContext): RuleProblem | null {
  if (!columnsOfRule(rule).every(name => columns.has(name))) return 'columnMissing'
  if (rule.type === 'reference' && !versionOf[rule.entryId]) return 'referenceMissing'
  return null
}

type Counts = { checked: number; failed: number }

/** What a rule finds without reading a row; null for all others. */
function wholeCounts(rule: Rule, at: { columns: ReadonlySet<string>; context: RunContext }): Counts | null {
  if (rule.type === 'present') {
    return { checked: rule.columns.length, failed: rule.columns.filter(name => !at.columns.has(name)).length }
  }
  if (rule.type !== 'fresh') return null
  const { inTime } = at.context
  return { checked: inTime === undefined ? 0 : 1, failed: inTime === false ? 1 : 0 }
}

async function countByScan(lake: Lake, of: VersionName, asked: { rules: readonly Rule[]; context: RunContext }) {
  const rules: readonly Rule[] = asked.rules.filter(rule => isRowRule(rule) || rule.type === 'unique')
  const [row = {}] = await measure(lake, table => scanSql(table, of, { ...asked, rules }))
  const number = (key: string) => Number(row[key] ?? 0)
  return {
    async of(rule: Rule, before: readonly RuleResult[]): Promise<Counts> {
      const index = rules.indexOf(rule)
      if (index >= 0) return { checked: number(`c${index}`), failed: number(`f${index}`) }
      if (!isRepeatRule(rule)) throw new Error(`a rule of type ${rule.type} counts no rows`)
      const rows = number('rows')
      return { checked: rows, failed: await repeatedRows(lake, of, { rule, rows, before, context: asked.context }) }
    },
  }
}

function scanSql(table: TableOf, of: VersionName, { rules, context }: { rules: readonly Rule[]; context: RunContext }) {
  const joins: string[] = []
  const counted = rules.map((rule, index) => {
    if (rule.type === 'unique') return uniqueSql(rule, index)
    if (!isRowRule(rule)) throw new Error(`a rule of type ${rule.type} counts no rows`)
    if (rule.type === 'reference') joins.push(referenceJoin(rule, `r${index}`, { table, context }))
    const { applies, fails } = rowSql(rule, referredIn(`r${index}`))
    const failed = `coalesce(sum(((${applies}) and (${fails}))::integer), 0) as f${index}`
    return `count(*) filter (where ${applies}) as c${index}, ${failed}`
  })
  return `select ${['count(*) as rows', ...counted].join(', ')} from ${rowsRead(table, of, context)} as d ${joins.join(' ')}`
}

/** The rows that are read: all, or every so many, the same ones each time. */
function rowsRead(table: TableOf, of: VersionName, { every = 1 }: RunContext): string {
  if (every <= 1) return table(of)
  return `(select * from ${table(of, 'numbered')} where file_row_number % ${Math.floor(every)} = 0)`
}

type Referring = Extract<RowRule, { type: 'reference' }>

// No column of the data is called so: its own columns are named without their table.
const REFERRED = ident('\u001freferred')

/** SQL of the value that a joined reference found, null where it found none. */
export function referredIn(name: string): string {
  return `${name}.${REFERRED}`
}

/** Joined to the distinct values of the target, so that no row is counted twice. */
export function referenceJoin(rule: Referring, name: string, at: { table: TableOf; context: RunContext }): string {
  const version = at.context.versionOf?.[rule.entryId]
  if (!version) throw new Error(`the entry ${rule.entryId} has no version to refer to`)
  const target = ident(rule.target)
  return `left join (select distinct ${target}::varchar as ${REFERRED} from ${at.table({ resource: rule.entryId, version })}
    where ${target} is not null) ${name} on d.${ident(rule.column)}::varchar = ${referredIn(name)}`
}

/** Every row after the first with the same key fails; a row without its whole key has none. */
function uniqueSql(rule: RepeatRule, index: number): string {
  const names = rule.columns.map(ident)
  const whole = names.map(name => `${name} is not null`).join(' and ')
  const key = names.length === 1 ? names[0] : `(${names.join(', ')})`
  return `count(*) filter (where ${whole}) as c${index},
    count(*) filter (where ${whole}) - count(distinct ${key}) filter (where ${whole}) as f${index}`
}

type Repeats = { rule: RepeatRule; rows: number; before: readonly RuleResult[]; context: RunContext }

/** How many rows repeat an earlier one. Rows are compared only where keys or hashes do not already tell them apart. */
async function repeatedRows(lake: Lake, of: VersionName, repeats: Repeats): Promise<number> {
  const { rule, rows, before, context } = repeats
  const toldApart = before.some(
    ({ rule: other, checked, failed }) =>
      other.type === 'unique' &&
      failed === 0 &&
      checked === rows &&
      other.columns.every(name => rule.columns.includes(name)),
  )
  if (toldApart || rows < 2) return 0
  const names = rule.columns.map(ident).join(', ')
  const read = (table: TableOf) => rowsRead(table, of, context)
  const [hashed] = await measure(
    lake,
    table => `select count(distinct hash(${names})) as different from ${read(table)}`,
  )
  if (Number(hashed?.different) === rows) return 0
  const [row] = await measure(
    lake,
    table => `select coalesce(sum(same - 1), 0) as failed from (
      select count(*) as same from (select ${names}, hash(${names}) as h from ${read(table)})
      where h in (select hash(${names}) from ${read(table)} group by 1 having count(*) > 1) group by ${names}, h)`,
  )
  return Number(row?.failed)
}
