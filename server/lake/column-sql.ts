import type { Column } from './lake.ts'
import { ident, literal } from './sql-text.ts'

/** How wide decimals are stored: `narrow` is a fast 64-bit integer, `wide` holds what does not fit, 14 times slower. */
export type DecimalWidth = 'narrow' | 'wide'

/**
 * SQL for a raw cell made clean: no blanks at its ends, and null where nothing is left. Trimming costs five times as much
 * as finding out that there is nothing to trim, so it asks first; what sorts before '!' is empty or begins with a blank.
 */
export function cleanSql(raw: string): string {
  const ends = BLANKS.flatMap(blank => [`ends_with(${raw}, '${blank}')`])
  return `case when ${raw} < '!' or starts_with(${raw}, '${WIDE_BLANK}') or ${ends.join(' or ')}
    then nullif(trim(${raw}, '${BLANKS.join('')}'), '') else ${raw} end`
}

const WIDE_BLANK = '\u3000'
const BLANKS = [' ', '\t', WIDE_BLANK]

/** SQL for the typed value of a clean cell; null where the cell is empty or not of the type. */
export function valueSql(column: Column, clean: string, width: DecimalWidth): string {
  switch (column.type) {
    case 'text':
      return clean
    case 'integer':
      // A leading zero means a code, not a number: reading it as a number would lose the zero.
      return `case when regexp_full_match(${clean}, '[+-]?(0|[1-9][0-9]{0,17})') then try_cast(${clean} as bigint) end`
    case 'decimal':
      return width === 'narrow' ? decimalSql(clean, [11, 6, 18]) : decimalSql(clean, [20, 18, 38])
    case 'date':
      return dateSql(clean)
    case 'datetime':
      return datetimeSql(clean)
    case 'boolean':
      return `case when ${clean} = 'true' then true when ${clean} = 'false' then false
        when lower(${clean}) in ('true', '1', 'yes', 'y', '是') then true
        when lower(${clean}) in ('false', '0', 'no', 'n', '否') then false end`
  }
}

/** Whether a source can hold identifiers that a spreadsheet program took for numbers. */
export type LostDigits = 'possible' | 'excluded'

/**
 * SQL that is true where a text is what a spreadsheet program leaves of a long number: `1.10101E+17`; in an item about
 * persons also eighteen digits of which fifteen are left and three are noughts, where region and birthday make them an
 * identity number. A true one that ends so has the check digit 0 (GB 11643), which is computed. Elsewhere a number of a
 * case, of region, day and sequence, may look the same.
 */
export function lostSql(column: Column, clean: string): string {
  const scientific = `when contains(${clean}, 'E+') then regexp_full_match(${clean}, '${SCIENTIFIC}')`
  return `case ${column.sensitive ? roundedSql(clean) : ''} ${scientific} else false end`
}

function roundedSql(clean: string): string {
  const digits = Array.from({ length: 17 }, (_, at) => `${WEIGHTS[at]} * ${clean}[${at + 1}]::integer`)
  return `when ends_with(${clean}, '000') and strlen(${clean}) = 18 and regexp_full_match(${clean}, '${ROUNDED}')
    then (${digits.join(' + ')}) % 11 <> 1`
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ROUNDED = '[1-8][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]000'
const SCIENTIFIC = '[0-9](\\.[0-9]+)?E\\+(1[1-9]|[2-9][0-9])'

/** SQL for the reason why a clean cell is refused, or null. */
export function faultSql(column: Column, clean: string): string {
  const cases = [
    `when ${clean} is null then ${column.required ? "'required'" : 'null'}`,
    ...(column.type === 'text' ? [`when ${lostSql(column, clean)} then 'number_precision'`] : []),
    ...(hasLength(column) ? [`when ${longSql(column, clean)} then 'too_long'`] : []),
    ...(column.type === 'text' ? [] : [`when ${valueSql(column, clean, 'wide')} is null then 'bad_type'`]),
  ]
  return `case ${cases.join(' ')} end`
}

/** SQL for the value of a clean cell that stops the whole query on the first fault. */
export function checkedSql(
  column: Column,
  clean: string,
  { width, lost }: { width: DecimalWidth; lost: LostDigits },
): string {
  const fault = `error('cell_fault')`
  const value = valueSql(column, clean, width)
  const long = hasLength(column) ? `when ${longSql(column, clean)} then ${fault}` : ''
  const empty = column.required ? fault : 'null'
  const spoilt = column.type === 'text' && lost === 'possible' ? `when ${lostSql(column, clean)} then ${fault}` : ''
  if (column.type === 'text' && !long && !spoilt && !column.required) return clean
  return `case when ${clean} is null then ${empty} ${spoilt} ${long} else ${column.type === 'text' ? value : `coalesce(${value}, ${fault})`} end`
}

/** SQL for the one text form of a stored value, the same whatever file it came from, in PostgreSQL's COPY text form. */
export function canonicalSql(column: Column, width: DecimalWidth): string {
  const name = ident(column.name)
  // A wide decimal drops the zeros that a narrow one does not have, so that the stored width does not show.
  if (column.type === 'decimal' && width === 'wide') return `regexp_replace(${name}::varchar, '0{1,12}$', '')`
  if (column.type !== 'text') return `${name}::varchar`
  const special = [10, 13, 9, 92].map(code => `contains(${name}, chr(${code}))`).join(' or ')
  return `case when ${special} then ${escapedSql(name)} else ${name} end`
}

function escapedSql(name: string): string {
  const escapes: [number, string][] = [
    [92, '\\'],
    [10, 'n'],
    [13, 'r'],
    [9, 't'],
  ]
  return escapes.reduce((sql, [code, letter]) => `replace(${sql}, chr(${code}), '\\${letter}')`, name)
}

// Counting characters takes longer than counting bytes, of which there are never fewer.
function longSql(column: Column, clean: string): string {
  return `strlen(${clean}) > ${column.maxLength} and length(${clean}) > ${column.maxLength}`
}

function hasLength(column: Column): boolean {
  return column.maxLength !== undefined && (column.type === 'text' || column.type === 'integer')
}

// Digits are counted first: the cast alone would round 1.2345678 without a word.
function decimalSql(clean: string, [whole, fraction, precision]: [number, number, number]): string {
  const pattern = literal(`[+-]?[0-9]{1,${whole}}(\\.[0-9]{1,${fraction}})?`)
  return `case when regexp_full_match(${clean}, ${pattern}) then try_cast(${clean} as decimal(${precision}, ${fraction})) end`
}

const DAY = '[12][0-9]{3}[-/][0-9]{1,2}[-/][0-9]{1,2}'
const TIME = '[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?'

// The pattern comes first because the cast alone also takes 'epoch', 'infinity' and years before Christ.
function dateSql(clean: string): string {
  return `case when ${clean} like '____-__-__' and ${clean} > '1' and ${clean} < '3' then try_cast(${clean} as date)
    when regexp_full_match(${clean}, '${DAY}') then try_cast(replace(${clean}, '/', '-') as date)
    when regexp_full_match(${clean}, '[12][0-9]{7}')
    then try_cast(concat(${clean}[1:4], '-', ${clean}[5:6], '-', ${clean}[7:8]) as date) end`
}

// A time without a zone is the time of Beijing; one with a zone is brought to it.
function datetimeSql(clean: string): string {
  return `case when regexp_full_match(${clean}, '${DAY}${TIME}') then try_cast(replace(${clean}, '/', '-') as timestamp)
    when regexp_full_match(${clean}, '${DAY}${TIME}(Z|[+-][0-9]{2}:?[0-9]{2})')
    then timezone('Asia/Shanghai', try_cast(replace(${clean}, '/', '-') as timestamptz))
    else (${dateSql(clean)})::timestamp end`
}
