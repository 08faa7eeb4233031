import { literal } from '../lake/sql-text.ts'
import { codeLists } from './code-lists.ts'

/** Identifiers with a form of their own; SQL over a text says whether it has it, never null for a text that is there. */
const forms = {
  residentNumber: isResidentSql,
  uscc: isUsccSql,
  region: isRegionSql,
  mobile: (text: string) => matches(text, '1[3-9][0-9]{9}'),
} as const satisfies Record<string, (text: string) => string>

export type IdentifierKind = keyof typeof forms
export const identifierKinds = Object.keys(forms) as IdentifierKind[]

export function identifierSql(kind: IdentifierKind, text: string): string {
  return forms[kind](text)
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** GB 11643: region, day of birth, order, check character by ISO 7064 MOD 11-2. */
function isResidentSql(text: string): string {
  const weights = Array.from({ length: 17 }, (_, i) => 2 ** (17 - i) % 11)
  const sum = weights.map((weight, i) => `${weight} * (ascii(${text}[${i + 1}]) - 48)`).join(' + ')
  const born = `try_cast(concat(${text}[7:10], '-', ${text}[11:12], '-', ${text}[13:14]) as date)`
  return guarded(matches(text, '[1-9][0-9]{16}[0-9Xx]'), [
    `${text}[1:2] in (${provinces})`,
    `${born} between date '1850-01-01' and current_date`,
    `upper(${text}[18]) = '10X98765432'[(${sum}) % 11 + 1]`,
  ])
}

/** GB 32100: 17 characters of its alphabet and a check character by MOD 31. */
function isUsccSql(text: string): string {
  const sum = Array.from(
    { length: 17 },
    (_, i) => `${3 ** i % 31} * (strpos('${USCC_ALPHABET}', ${text}[${i + 1}]) - 1)`,
  )
  return guarded(matches(text, `[${USCC_ALPHABET}]{18}`), [
    `${text}[18] = '${USCC_ALPHABET}'[(31 - (${sum.join(' + ')}) % 31) % 31 + 1]`,
  ])
}

/** GB/T 2260 and GB/T 10114: 6, 9 or 12 digits that begin with a province. */
function isRegionSql(text: string): string {
  return guarded(matches(text, '[0-9]{6}([0-9]{3})?([0-9]{3})?'), [`${text}[1:2] in (${provinces})`])
}

const provinces = codeLists.province.map(literal).join(', ')

function matches(text: string, pattern: string): string {
  return `regexp_full_match(${text}, ${literal(pattern)})`
}

// Parts of a text are read only where its form holds, so that no arithmetic meets a letter.
function guarded(form: string, further: readonly string[]): string {
  return `case when ${form} then coalesce(${further.join(' and ')}, false) else false end`
}
