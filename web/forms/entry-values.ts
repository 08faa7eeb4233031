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
  readonly domain: string
  /** As typed, separated by commas or spaces. */
  readonly tags: string
  readonly baseLibrary: string
  readonly theme: string
  readonly storageLocation: string
  readonly relatedEntries: readonly string[]
  readonly shareConditions: string
  readonly openConditions: string
  readonly sharedWith: readonly string[]
  readonly ground: GroundValues
  readonly stateSecret: boolean
  readonly workSecret: boolean
  readonly items: readonly Item[]
  /** The revision of the case that was opened for editing: what has changed since is a conflict. 0 for a new entry. */
  readonly seen: number
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
  domain: '',
  tags: '',
  baseLibrary: '',
  theme: '',
  storageLocation: '',
  relatedEntries: [],
  shareConditions: '',
  openConditions: '',
  sharedWith: [],
  ground: noGround,
  stateSecret: false,
  workSecret: false,
  items: [emptyItem],
  seen: 0,
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
  const whole = Object.keys(emptyEntry).every(name => name in draft)
  const { items, sharedWith, relatedEntries } = draft as EntryValues
  return whole && [items, sharedWith, relatedEntries].every(Array.isArray)
}

/** What an entry already says, to be changed. */
export function entryValuesOf({ name, content, items, revision }: EntryAnswer['entry']): EntryValues {
  return {
    ...emptyEntry,
    ...content,
    name,
    tags: (content.tags ?? []).join('、'),
    ground: content.ground ?? noGround,
    stateSecret: false,
    items: items.length ? items : emptyEntry.items,
    seen: revision,
  }
}

/** The request: what is empty is left out, so that the duty that demands it can refuse by name. */
export function entryInputOf(values: EntryValues): EntryInput {
  const { ground, stateSecret, workSecret, items, tags, sharedWith, relatedEntries, seen: _, ...texts } = values
  const given = Object.entries(texts).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : []))
  const labels = tagsOf(tags)
  return {
    ...Object.fromEntries(given),
    ...(labels.length ? { tags: labels } : {}),
    ...(sharedWith.length ? { sharedWith } : {}),
    ...(relatedEntries.length ? { relatedEntries } : {}),
    ...(ground.level || ground.title || ground.article ? { ground } : {}),
    stateSecret,
    ...(workSecret ? { workSecret } : {}),
    items: items.filter(isUsed).map(itemOf),
  }
}

/** The same without the rows that are wrong in themselves: what can be looked at while it is still being written. */
export function soundInputOf(values: EntryValues): EntryInput {
  const wrong = new Set(itemFaults(values.items).map(fault => fault.row))
  return entryInputOf({ ...values, items: values.items.filter((_, row) => !wrong.has(row)) })
}

/** The keywords of a line; each once. */
export function tagsOf(line: string): string[] {
  return [...new Set(line.split(/[\s,，、;；]+/).filter(Boolean))]
}

// What may be left open is left out where nothing was chosen.
function itemOf({ grade, sensitivity, sharing, opening, codeList, ...item }: Item): Item {
  const open = Object.entries({ grade, sensitivity, sharing, opening, codeList: codeList?.trim() })
  return {
    ...item,
    column: item.column.trim(),
    name: item.name.trim(),
    ...Object.fromEntries(open.filter(([, value]) => value)),
  }
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
