import { type Day, day, dayInShanghai, isDay } from '@gongshu/deadlines'

/** A spelling read into a code; null where the portal says nothing; `unread` where it says what nobody could read. */
export type ReadValue<T> = { readonly value: T | null; readonly unread: boolean }

export const foreignFrequencies = [
  'realtime',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'halfYearly',
  'yearly',
  'irregular',
  'static',
] as const
export type ForeignFrequency = (typeof foreignFrequencies)[number]

export const foreignClasses = ['unconditional', 'conditional', 'notOpen'] as const
export type ForeignClass = (typeof foreignClasses)[number]

export const foreignFormats = [
  'csv',
  'xlsx',
  'xls',
  'json',
  'xml',
  'html',
  'pdf',
  'doc',
  'image',
  'api',
  'database',
  'spreadsheet',
] as const
export type ForeignFormat = (typeof foreignFormats)[number]

const NOTHING = /^(|null|none|暂无|无|-|\/|暂无.*)$/i

const frequencies: readonly (readonly [ForeignFrequency, RegExp])[] = [
  ['halfYearly', /半年|semi-?annual/i],
  ['realtime', /实时|小时|分钟|real-?time|continu/i],
  ['daily', /每日|每天|^日$|daily/i],
  ['weekly', /每周|^周$|weekly/i],
  ['monthly', /每月|^月$|monthly/i],
  ['quarterly', /季度?|quarterly/i],
  ['static', /不更新|静态|never/i],
  ['irregular', /不定期|irregular|as needed/i],
  ['yearly', /每年|年度|^年$|annual|yearly/i],
]

export function readFrequency(given: unknown): ReadValue<ForeignFrequency> {
  return firstFit(frequencies, given)
}

// What needs somebody's leave or name is conditional, however it is called; a ban comes before everything.
const classes: readonly (readonly [ForeignClass, RegExp])[] = [
  ['notOpen', /禁止开放|不予开放|不开放|非开放|^否$/],
  ['unconditional', /无条件/],
  ['conditional', /申请|登录|实名|注册|审批|审核|同意|受限|有条件|授权|login|restricted/i],
  ['unconditional', /完全开放|开放网站|开放数据平台|数据开放平台|^数据开放$|可开放|对外开放|面向社会开放|public|open/i],
]

export function readClass(given: unknown): ReadValue<ForeignClass> {
  return firstFit(classes, given)
}

const formats: readonly (readonly [ForeignFormat, RegExp])[] = [
  ['csv', /csv/i],
  ['xlsx', /xlsx/i],
  ['xls', /xls(?!x)|[-:/]et\b/i],
  ['json', /json/i],
  ['xml', /xml/i],
  ['html', /html?/i],
  ['pdf', /pdf/i],
  ['doc', /docx?|wps/i],
  ['image', /jpe?g|png|tiff?|图形图像/i],
  ['api', /\bapi\b|接口/i],
  ['database', /数据库|mysql|oracle|sql ?server|postgres|greenplum|impala|mongodb|db2/i],
]

export function readFormats(given: unknown): ReadValue<ForeignFormat[]> {
  const text = textOf(given)
  if (NOTHING.test(text)) return { value: null, unread: false }
  const found = formats.filter(([, pattern]) => pattern.test(text)).map(([format]) => format)
  if (found.length === 0 && /电子表格/.test(text)) return { value: ['spreadsheet'], unread: false }
  return found.length ? { value: found, unread: false } : { value: null, unread: true }
}

const EPOCH = /^\d{10}(\d{3})?$/
const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[T ].*)?$/

/** A day as portals write it: with dashes, slashes or 年月日, with a time behind it, or as seconds since 1970. */
export function readDay(given: unknown): ReadValue<Day> {
  const text = textOf(given)
  if (NOTHING.test(text)) return { value: null, unread: false }
  const written = EPOCH.test(text) ? epochDay(text) : dashedDay(text)
  return written ? { value: written, unread: false } : { value: null, unread: true }
}

function epochDay(text: string): Day | null {
  const milliseconds = Number(text) * (text.length === 10 ? 1000 : 1)
  return dayInShanghai(new Date(milliseconds))
}

function dashedDay(text: string): Day | null {
  const [, year = '', month = '', date = ''] = WRITTEN.exec(text) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(written) ? day(written) : null
}

export function readCount(given: unknown): ReadValue<number> {
  const text = textOf(given).replaceAll(',', '')
  if (NOTHING.test(text)) return { value: null, unread: false }
  return /^\d{1,15}$/.test(text) ? { value: Number(text), unread: false } : { value: null, unread: true }
}

export function textOf(given: unknown): string {
  if (given === null || given === undefined) return ''
  return (Array.isArray(given) ? given.map(String).join('、') : String(given)).trim()
}

function firstFit<T>(table: readonly (readonly [T, RegExp])[], given: unknown): ReadValue<T> {
  const text = textOf(given)
  if (NOTHING.test(text)) return { value: null, unread: false }
  const found = table.find(([, pattern]) => pattern.test(text))
  return found ? { value: found[0], unread: false } : { value: null, unread: true }
}
