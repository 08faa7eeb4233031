import type { EntryAnswer, EntryInput, Item } from '@gongshu/client'
import type { Choices } from '@gongshu/regulations'
import { type GroundValues, noGround } from './ground-values.ts'

/** The entry as it is typed: every field a text, the items as rows of a sheet. */
export type EntryValues = {
  readonly name: string
  readonly description: string
  readonly source: string
  readonly updateFrequency: string
  readonly classification: string
  readonly grade: string
  readonly sharingAttribute: string
  readonly openingAttribute: string
  readonly coverage: string
  readonly managingBody: string
  readonly collectedBy: string
  readonly entrustedParty: string
  readonly origin: string
  readonly recordForm: string
  readonly cityCatalog: string
  readonly businessName: string
  readonly formats: string
  readonly provisionMode: string
  readonly sharingPeriod: string
  readonly limitReason: string
  readonly oneVisit: string
  readonly oneVisitReason: string
  readonly ground: GroundValues
  readonly stateSecret: boolean
  readonly items: readonly Item[]
}

export const emptyItem: Item = {
  column: '',
  name: '',
  description: '',
  type: 'text',
  length: null,
  required: false,
  personal: false,
  lookup: false,
  mask: 'none',
}

export const emptyEntry: EntryValues = {
  name: '',
  description: '',
  source: '',
  updateFrequency: '',
  classification: '',
  grade: '',
  sharingAttribute: '',
  openingAttribute: '',
  coverage: '',
  managingBody: '',
  collectedBy: '',
  entrustedParty: '',
  origin: '',
  recordForm: '',
  cityCatalog: '',
  businessName: '',
  formats: '',
  provisionMode: '',
  sharingPeriod: '',
  limitReason: '',
  oneVisit: '',
  oneVisitReason: '',
  ground: noGround,
  stateSecret: false,
  items: [emptyItem],
}

/** A new entry, with the classes that the jurisdiction proposes. */
export function newEntryValues(choices: Choices | null): EntryValues {
  return {
    ...emptyEntry,
    sharingAttribute: choices?.sharingDefault.value ?? '',
    openingAttribute: choices?.openingDefault.value ?? '',
  }
}

export function isEntryValues(draft: object): draft is EntryValues {
  return Object.keys(emptyEntry).every(name => name in draft) && Array.isArray((draft as EntryValues).items)
}

/** What an entry already says, to be changed. */
export function entryValuesOf({ name, content, items }: EntryAnswer['entry']): EntryValues {
  return { ...emptyEntry, ...content, name, ground: content.ground ?? noGround, stateSecret: false, items }
}

/** The request: what is empty is left out, so that the duty that demands it can refuse by name. */
export function entryInputOf(values: EntryValues): EntryInput {
  const { ground, stateSecret, items, ...texts } = values
  const given = Object.entries(texts).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : []))
  return {
    ...Object.fromEntries(given),
    ...(ground.level || ground.title || ground.article ? { ground } : {}),
    stateSecret,
    items: items.filter(isUsed).map(itemOf),
  }
}

function itemOf({ grade, ...item }: Item): Item {
  return { ...item, column: item.column.trim(), name: item.name.trim(), ...(grade ? { grade } : {}) }
}

export function isUsed(item: Item): boolean {
  return Boolean(item.column.trim() || item.name.trim())
}

export type ItemFault = {
  readonly row: number
  readonly part: 'column' | 'name' | 'mask'
  readonly reason: 'missing' | 'pattern' | 'repeated' | 'unmasked'
}

// The same shape that the platform takes; checked here so that the cell can be shown.
const columnName = /^[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff ()（）/-]*$/

/** What is wrong with the rows of the sheet, cell by cell. */
export function itemFaults(items: readonly Item[]): ItemFault[] {
  const columns = items.map(item => item.column.trim())
  return items.flatMap((item, row): ItemFault[] => {
    if (!isUsed(item)) return []
    const column = columns[row] ?? ''
    return [
      ...(column ? [] : [{ row, part: 'column', reason: 'missing' } as const]),
      ...(column && !columnName.test(column) ? [{ row, part: 'column', reason: 'pattern' } as const] : []),
      ...(column && columns.indexOf(column) < row ? [{ row, part: 'column', reason: 'repeated' } as const] : []),
      ...(item.name.trim() ? [] : [{ row, part: 'name', reason: 'missing' } as const]),
      ...(item.personal && item.mask === 'none' ? [{ row, part: 'mask', reason: 'unmasked' } as const] : []),
    ]
  })
}
