import type { SourceAnswer, SourceKind, SourceRequest, SourceSettingsAnswer } from '@gongshu/client'

/** A source as its form has it: every field a text, whatever the kind. */
export type SourceValues = {
  readonly collectionId: string
  readonly kind: SourceKind | ''
  readonly name: string
  readonly mode: string
  readonly timeOfDay: string
  readonly secret: string
  /** Of the settings of the kind; absent ones are empty. */
  readonly settings: { readonly [name: string]: string }
  /** For a column of the entry that of the source; empty: it has none. Absent as a whole: the names are the same. */
  readonly columns: { readonly [column: string]: string } | null
}

export const sourceKinds: readonly SourceKind[] = ['postgres', 'mysql', 'http', 'folder']

export const pagings = ['none', 'page', 'offset', 'cursor', 'link'] as const

const numbers = ['port', 'first', 'step']
const pagingFields: { readonly [by: string]: readonly string[] } = {
  page: ['parameter', 'first'],
  offset: ['parameter', 'step'],
  cursor: ['parameter', 'path'],
  link: ['path'],
}

/** The fields of the settings of a kind, in the order in which they are asked for. */
export const fieldsOfKind: { readonly [kind in SourceKind]: readonly string[] } = {
  postgres: ['host', 'port', 'tls', 'database', 'schema', 'table', 'user', 'markColumn'],
  mysql: ['host', 'port', 'tls', 'database', 'table', 'user', 'markColumn'],
  http: ['url', 'rowsPath', 'secretHeader', 'markColumn', 'markParameter'],
  folder: ['folder', 'format', 'encoding', 'jsonPath'],
}

const firstSettings: { readonly [kind in SourceKind]: { readonly [name: string]: string } } = {
  postgres: { port: '5432', schema: 'public', tls: 'verified' },
  mysql: { port: '3306', tls: 'verified' },
  http: { 'paging.by': 'none' },
  folder: { format: 'auto', encoding: 'auto' },
}

export function emptySource(collectionId = ''): SourceValues {
  return {
    ...{ collectionId, kind: '', name: '', mode: 'replace', timeOfDay: '02:00', secret: '' },
    ...{ settings: {}, columns: null },
  }
}

/** The same source on another way: what was said of the old way says nothing of the new one. */
export function ofKind(values: SourceValues, kind: SourceKind | ''): SourceValues {
  return { ...values, kind, secret: '', settings: kind ? firstSettings[kind] : {}, columns: null }
}

/** What the fields of a paging are called for the kind of paging. */
export function fieldsOfPaging(by: string): readonly string[] {
  return pagingFields[by] ?? []
}

export function valuesOfSource({ source }: SourceAnswer): SourceValues {
  const { collectionId, kind, name, mode, timeOfDay, settings } = source
  const { columns, paging, ...plain } = settings
  const pagingValues = Object.entries((paging ?? {}) as object).map(([field, value]) => [
    `paging.${field}`,
    String(value),
  ])
  const plainValues = Object.entries(plain).map(([field, value]) => [field, String(value)])
  const named = columns as { [column: string]: string | null } | undefined
  return {
    ...{ collectionId, kind, name, mode, timeOfDay, secret: '' },
    settings: Object.fromEntries([...plainValues, ...pagingValues]),
    columns: named ? Object.fromEntries(Object.entries(named).map(([column, found]) => [column, found ?? ''])) : null,
  }
}

/** The request of a form; what is empty is left out, so that the server says what is missing. */
export function requestOf(values: SourceValues): SourceRequest {
  const { name, mode, timeOfDay, secret, kind, columns } = values
  const settings: SourceSettingsAnswer = {
    ...given(values, kind ? fieldsOfKind[kind] : []),
    ...(kind === 'http' ? { paging: pagingOf(values) } : {}),
    ...(columns && kind !== 'folder'
      ? { columns: Object.fromEntries(Object.entries(columns).map(([column, found]) => [column, found || null])) }
      : {}),
  }
  return { name: name.trim(), mode, timeOfDay, settings, ...(secret ? { secret } : {}) }
}

function pagingOf(values: SourceValues): SourceSettingsAnswer {
  const by = values.settings['paging.by'] || 'none'
  const fields = given(
    values,
    fieldsOfPaging(by).map(field => `paging.${field}`),
  )
  return { by, ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [field.slice(7), value])) }
}

function given({ settings }: SourceValues, fields: readonly string[]): SourceSettingsAnswer {
  return Object.fromEntries(
    fields.flatMap(field => {
      const value = settings[field]?.trim()
      const isNumber = numbers.includes(field.split('.').at(-1) ?? '')
      return value ? [[field, isNumber ? Number(value) : value]] : []
    }),
  )
}
