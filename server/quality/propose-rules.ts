import type { CatalogItem } from '../db/schema-matters.ts'
import { type CodeListName, codeLists } from './code-lists.ts'
import type { IdentifierKind } from './identifier-sql.ts'
import type { ColumnProfile } from './profile.ts'
import type { Rule } from './rule.ts'

type Basis = {
  readonly items: readonly CatalogItem[]
  readonly updateFrequency: string
  /** What the present version holds; empty where nothing is collected. */
  readonly profiles: readonly ColumnProfile[]
}

/** The rules that catalog and data suggest: for people to correct, never in force by themselves. */
export function proposeRules({ items, updateFrequency, profiles }: Basis): Rule[] {
  const profileOf = (column: string) => profiles.find(profile => profile.name === column)
  const perItem = items.flatMap(item => itemRules(item, profileOf(item.column)))
  return [...entryRules(items, profiles), ...perItem, ...orderRules(items), ...rhythmRules(updateFrequency)]
}

/** What holds for every entry: it has its columns, what identifies is unique, no row stands there twice. */
export function entryRules(
  items: readonly Pick<CatalogItem, 'column' | 'lookup'>[],
  profiles: readonly ColumnProfile[] = [],
): Rule[] {
  const columns = items.map(item => item.column)
  const keys = items.filter(item => item.lookup).map(item => item.column)
  // Several look-up items are each a way to find a row; only where data shows one that repeats are they one key.
  const single = keys.filter(key => isDistinct(profiles.find(profile => profile.name === key)))
  const unique: Rule[] = single.length
    ? single.map(column => ({ type: 'unique', columns: [column], hard: true }))
    : keys.length
      ? [{ type: 'unique', columns: keys }]
      : []
  return [{ type: 'present', columns }, ...unique, { type: 'distinctRows', columns }]
}

function isDistinct(profile: ColumnProfile | undefined): boolean {
  return profile !== undefined && profile.rows > 0 && profile.distinct === profile.rows - profile.nulls
}

function itemRules(item: CatalogItem, profile: ColumnProfile | undefined): Rule[] {
  const { column } = item
  const kind = identifierOf(item)
  const list = codeListOf(item, profile)
  const rules: Rule[] = []
  if (item.required) rules.push({ type: 'required', column, hard: true })
  if (kind) rules.push({ type: 'identifier', column, kind, weight: 2 })
  else if (list) rules.push({ type: 'codeList', column, list })
  else rules.push(...valueRules(item, profile))
  return rules
}

function valueRules(item: CatalogItem, profile: ColumnProfile | undefined): Rule[] {
  const { column } = item
  if (item.type === 'text') {
    const values = fewValues(profile)
    if (values) return [{ type: 'enum', column, values }]
    const even =
      profile && profile.minLength !== null && profile.minLength === profile.maxLength ? profile.minLength : 0
    if (even > 3 && profile?.distinct !== 1) return [{ type: 'length', column, minLength: even, maxLength: even }]
    return item.length ? [{ type: 'length', column, maxLength: item.length }] : []
  }
  if (item.type === 'date') return [{ type: 'range', column, minimum: '1900-01-01' }]
  const isAmount = /数|额|量|价|面积|年龄|amount|count|price|area|age$/i.test(`${item.name} ${column}`)
  const isBelowZero = profile?.min?.startsWith('-') ?? false
  if ((item.type === 'integer' || item.type === 'decimal') && isAmount && !isBelowZero) {
    return [{ type: 'range', column, minimum: '0' }]
  }
  return []
}

const MOST_VALUES = 8
const LEAST_ROWS = 50

/** The values of a column that says one of a few things; null where it does not, or where they are somebody's. */
function fewValues(profile: ColumnProfile | undefined): string[] | null {
  if (!profile?.top || profile.rows < LEAST_ROWS || profile.distinct > MOST_VALUES) return null
  const shown = profile.top.map(({ value }) => value)
  return shown.length === profile.distinct && shown.length > 1 ? shown.toSorted() : null
}

const identifierNames: readonly (readonly [IdentifierKind, RegExp])[] = [
  [
    'residentNumber',
    /身份证|公民身份号码|居民身份号码|^(id_?number|id_?card|resident_?(id|number)|sfzh|gmsfhm|zjhm)$/i,
  ],
  ['uscc', /统一社会信用代码|信用代码|^(uscc|credit_?code|tyshxydm|shxydm)$/i],
  ['mobile', /手机|移动电话|^(mobile|mobile_?phone|cell_?phone|sjh|sjhm)$/i],
  ['region', /行政区划|区划代码|^(region_?code|division_?code|xzqh|xzqhdm)$/i],
]

function identifierOf({ type, name, column }: CatalogItem): IdentifierKind | null {
  if (type !== 'text') return null
  return identifierNames.find(([, pattern]) => pattern.test(name) || pattern.test(column))?.[0] ?? null
}

const listNames: readonly (readonly [CodeListName, RegExp])[] = [
  ['sex', /性别代码|^(sex|gender)_?code$|^xbdm$/i],
  ['nationality', /民族代码|^(nation|ethnic)(ality)?_?code$|^mzdm$/i],
  ['industry', /行业门类/i],
]

/** A code list by name, unless the data shows other values. */
function codeListOf({ type, name, column }: CatalogItem, profile: ColumnProfile | undefined): CodeListName | null {
  if (type !== 'text') return null
  const list = listNames.find(([, pattern]) => pattern.test(name) || pattern.test(column))?.[0]
  if (!list) return null
  const known: readonly string[] = codeLists[list]
  const found = profile?.top?.map(({ value }) => value) ?? []
  return found.every(value => known.includes(value)) ? list : null
}

const begins = /开始|起始|起止日|成立|签发|生效|受理|^(start|begin|from|issued?|opened|founded)/i
const ends = /结束|终止|截止|注销|失效|届满|办结|^(end|until|to|expir|closed|ended)/i

/** What begins does not end before: dates whose names say so, and the type of both. */
function orderRules(items: readonly CatalogItem[]): Rule[] {
  const days = items.filter(item => item.type === 'date' || item.type === 'datetime')
  const named = (pattern: RegExp) => days.filter(item => pattern.test(item.name) || pattern.test(item.column))
  const [first] = named(begins)
  const [last] = named(ends)
  if (!first || !last || first.column === last.column || first.type !== last.type) return []
  return [{ type: 'compare', column: first.column, operator: 'le', other: last.column }]
}

function rhythmRules(updateFrequency: string): Rule[] {
  return ['static', 'irregular', 'other', ''].includes(updateFrequency) ? [] : [{ type: 'fresh' }]
}
