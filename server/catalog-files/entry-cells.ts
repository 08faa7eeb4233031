import { type LocalWords, wordsFor } from '../../text/words.ts'
import type { Json } from '../base/json.ts'
import { readClass, readFrequency } from '../listings/foreign-values.ts'
import type { EntryColumn } from './entry-columns.ts'
import type { NamedUnit } from './entry-file.ts'

/** A cell as it was understood: null says that it is empty. A value that nobody could read is a fault, never a guess. */
export type ReadCell = { readonly value: Json } | { readonly unread: string }

const SEPARATOR = /[、；;\n]/
const LONGEST_SHOWN = 60

/** What begins like a formula, also behind spaces and apostrophes, gets one more in front; reading takes it away again. */
const FORMULA = /^['\s]*[=+\-@\t\r\n＝＋－＠]/

export function harmlessCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}

/** The value of a column as people read it; the reverse of `readCell`. */
export function writeCell(column: EntryColumn, value: Json | undefined, local?: LocalWords): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return wordsFor('zh', value ? 'oneVisit.yes' : 'oneVisit.no')
  const said = (one: Json) => (isUnit(one) ? one.name : wordOf(column, String(one), local))
  return harmlessCell(Array.isArray(value) ? value.map(said).join('、') : said(value))
}

/** The value that stands in a cell: a code, its words in either language, or a spelling that other forms use. */
export function readCell(column: EntryColumn, cell: string, local?: LocalWords): ReadCell {
  const text = unguarded(cell).trim()
  if (text === '') return { value: null }
  const unread = { unread: text.slice(0, LONGEST_SHOWN) }
  if (column.kind === 'yesNo') {
    const found = yesOrNo.find(([, pattern]) => pattern.test(text))
    return found ? { value: found[0] } : unread
  }
  if (column.kind === 'count') return /^\d{1,9}$/.test(text) ? { value: Number(text) } : unread
  const parts = column.kind === 'list' || column.kind === 'cases' ? text.split(SEPARATOR) : [text]
  const codes = parts.flatMap(part => (part.trim() ? [codeOf(column, part.trim(), local)] : []))
  if (codes.includes(null)) return unread
  return { value: column.kind === 'list' || column.kind === 'cases' ? codes : (codes[0] ?? null) }
}

const yesOrNo: readonly (readonly [boolean, RegExp])[] = [
  [true, /^(是|有|√|y|yes|true|1)$/i],
  [false, /^(否|无|×|n|no|false|0)$/i],
]

function isUnit(value: Json): value is NamedUnit {
  return typeof value === 'object' && value !== null && 'uscc' in value
}

function wordOf(column: EntryColumn, code: string, local?: LocalWords): string {
  const key = `${column.words ?? column.field}.${code}`
  const word = wordsFor('zh', key, {}, local)
  return word === key ? code : word
}

function codeOf(column: EntryColumn, text: string, local?: LocalWords): string | null {
  const { values } = column
  if (!values) return modeOf(column, text, local)
  const exact = values.find(code => code === text || spellings(column, code, local).includes(text.toLowerCase()))
  return exact ?? foreignSpelling(column, text, values)
}

// Where the district names the ways of providing data, files say them in words.
function modeOf({ field }: EntryColumn, text: string, local?: LocalWords): string {
  const named = Object.entries(local?.words ?? {}).find(([key, word]) => key.startsWith(`${field}.`) && word === text)
  return named ? named[0].slice(field.length + 1) : text
}

function spellings(column: EntryColumn, code: string, local?: LocalWords): string[] {
  const key = `${column.words ?? column.field}.${code}`
  return [wordsFor('zh', key, {}, local), wordsFor('zh', key), wordsFor('en', key)].map(word => word.toLowerCase())
}

const itemTypes: readonly (readonly [string, RegExp])[] = [
  ['datetime', /日期时间|时间戳|时间型|^t$|datetime|timestamp/i],
  ['date', /日期|^d$|date/i],
  ['integer', /整数|整型|^i$|int|serial/i],
  ['decimal', /小数|数值|浮点|双精度|货币|^[nyfb]$|decimal|numeric|number|double|float|money/i],
  ['boolean', /布尔|逻辑|是否|^l$|bool|^bit$/i],
  ['text', /字符|文本|备注|长文|^[cmg]$|char|text|string|clob/i],
]

const sharings: readonly (readonly [string, RegExp])[] = [
  ['notShared', /不予|不共享|^3$/],
  ['conditional', /有条件|^2$/],
  ['shared', /无条件|普遍共享|^1$/],
]

function foreignSpelling({ field }: EntryColumn, text: string, values: readonly string[]): string | null {
  const found = spelledElsewhere(field, text)
  return found !== null && values.includes(found) ? found : null
}

function spelledElsewhere(field: string, text: string): string | null {
  if (field === 'updateFrequency') return readFrequency(text).value
  if (field === 'openingAttribute') return readClass(/^是$/.test(text) ? '无条件' : text).value
  if (field === 'sharingAttribute') return firstFit(sharings, text)
  // A length behind the type, as in `varchar(20)`, belongs to another column.
  if (field === 'type') return firstFit(itemTypes, text.replace(/[(（].*$/, '').trim())
  return null
}

function firstFit(table: readonly (readonly [string, RegExp])[], text: string): string | null {
  return table.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}
