import type { OpenListContent, StatedClass } from '@gongshu/client'

/** A work order as it is typed: every field a text, choices as lists of codes, one level for each dimension. */
export type WorkOrderValues = {
  readonly title: string
  readonly domain: string
  readonly abstract: string
  readonly items: readonly string[]
  readonly formats: readonly string[]
  readonly openingClass: string
  readonly conditions: string
  readonly supervision: string
  readonly updateFrequency: string
  readonly reason: string
  readonly license: string
  readonly levels: { readonly [dimension: string]: string }
  readonly closedGrounds: readonly string[]
  readonly openingNeeds: readonly string[]
  readonly unlocking: { readonly [name: string]: string }
}

export const emptyWorkOrder: WorkOrderValues = {
  title: '',
  domain: '',
  abstract: '',
  items: [],
  formats: ['csv', 'xlsx', 'json', 'parquet'],
  openingClass: '',
  conditions: '',
  supervision: '',
  updateFrequency: '',
  reason: '',
  license: '',
  levels: {},
  closedGrounds: [],
  openingNeeds: [],
  unlocking: {},
}

const texts = [
  'domain',
  'abstract',
  'openingClass',
  'conditions',
  'supervision',
  'updateFrequency',
  'reason',
  'license',
] as const
const lists = ['items', 'formats', 'closedGrounds', 'openingNeeds'] as const

export function isWorkOrderValues(draft: object): draft is WorkOrderValues {
  return Object.keys(emptyWorkOrder).every(name => name in draft)
}

/** A work order that was put in before, to be changed. */
export function valuesOfOrder(title: string, content: OpenListContent): WorkOrderValues {
  const given = [...texts, ...lists].flatMap(name => (content[name] === undefined ? [] : [[name, content[name]]]))
  return {
    ...emptyWorkOrder,
    ...Object.fromEntries(given),
    title,
    levels: Object.fromEntries((content.levels ?? []).map(row => [row.dimension, row.levelCode])),
    unlocking: { ...content.unlocking },
  }
}

/** The request: what is empty is left out, so that the duty that demands it can refuse by name. */
export function workOrderInput(values: WorkOrderValues, entryId: string): OpenListContent {
  const given = texts.flatMap(name => (values[name].trim() ? [[name, values[name].trim()]] : []))
  const chosen = lists.flatMap(name => (values[name].length ? [[name, values[name]]] : []))
  const unlocking = Object.entries(values.unlocking).filter(([, text]) => text.trim())
  const levels = levelsOf(values)
  return {
    ...Object.fromEntries([...given, ...chosen]),
    entryId,
    title: values.title.trim(),
    ...(levels.length ? { levels } : {}),
    ...(values.unlocking.unlockedBy ? { unlocking: Object.fromEntries(unlocking) } : {}),
  }
}

/** What is said of the data, from which a class is proposed. */
export function statedOf(values: WorkOrderValues, entryId: string): StatedClass {
  const { items, closedGrounds, openingNeeds } = values
  const levels = levelsOf(values)
  return {
    entryId,
    items,
    ...(levels.length ? { levels } : {}),
    ...(closedGrounds.length ? { closedGrounds } : {}),
    ...(openingNeeds.length ? { openingNeeds } : {}),
  }
}

function levelsOf({ levels }: WorkOrderValues) {
  return Object.entries(levels).flatMap(([dimension, levelCode]) => (levelCode ? [{ dimension, levelCode }] : []))
}
