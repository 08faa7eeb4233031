import Type, { type Static } from 'typebox'
import { line } from '../acts/input-fields.ts'
import { Refusal } from '../base/refusal.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import type { FolderSettings, RemoteSettings, SourceKind, SourceSettings } from '../sources/source-settings.ts'
import { settingsOfKind } from '../sources/source-settings.ts'
import { keyColumnsOf } from './collection.ts'

/** What a person says of a source beside how it is reached. */
const formFields = {
  name: line(100),
  mode: Type.Enum(['replace', 'append', 'upsert']),
  timeOfDay: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
  /** Absent on a change: the stored one stays, as long as it goes to the same place. */
  secret: Type.Optional(Type.String({ minLength: 1, maxLength: 4000 })),
}

/** The body that sets up or changes a source of a kind; closed, so that no setting of another kind slips in. */
export function sourceBody<K extends SourceKind>(kind: K) {
  return Type.Object({ ...formFields, settings: settingsOfKind[kind] }, { additionalProperties: false })
}

export type SourceInput = SourceSettings & Static<ReturnType<typeof commonBody>>

function commonBody() {
  return Type.Object(formFields)
}

/** Refuses, all at once, what would lose rows, repeat them, or could not be run. */
export function requireSoundSource(input: SourceInput, items: readonly CatalogItem[]): void {
  const faults = [...modeFaults(input, items), ...(input.kind === 'folder' ? [] : remoteFaults(input, items))]
  if (faults.length) throw new Refusal('source_unsound', { field: faults[0]?.field ?? '', faults })
}

type FormFault = { readonly field: string; readonly reason: string }

function modeFaults({ mode, ...input }: SourceInput, items: readonly CatalogItem[]): FormFault[] {
  const faults: FormFault[] = []
  if (mode === 'upsert' && keyColumnsOf(items).length === 0) faults.push({ field: 'mode', reason: 'noKey' })
  if (input.kind === 'folder') return faults
  const { markColumn } = input.settings
  // All rows of the source each time, added to those that are there, would be there twice.
  if (mode === 'append' && !markColumn) faults.push({ field: 'markColumn', reason: 'appendNeedsMark' })
  // Only the newer rows, in the place of all, would lose the older.
  if (mode === 'replace' && markColumn) faults.push({ field: 'markColumn', reason: 'markLosesRows' })
  return faults
}

function remoteFaults(source: RemoteSettings, items: readonly CatalogItem[]): FormFault[] {
  const { columns = {} } = source.settings
  const known = new Map(items.map(item => [item.column, item]))
  const unknown = Object.keys(columns).filter(column => !known.has(column))
  const left = items.filter(item => item.required && columns[item.column] === null)
  return [
    ...unknown.map(column => ({ field: 'columns', reason: 'columnUnknown', column })),
    ...left.map(({ column }) => ({ field: 'columns', reason: 'columnRequired', column })),
    ...(source.kind === 'http' ? urlFaults(source.settings.url) : []),
  ]
}

function urlFaults(text: string): FormFault[] {
  const url = URL.parse(text)
  if (!url?.hostname) return [{ field: 'url', reason: 'urlUnreadable' }]
  // What stands in an address is shown and logged; a secret has its own place.
  return url.username || url.password ? [{ field: 'url', reason: 'urlWithSecret' }] : []
}

/** To whom the secret goes: where that changes, a stored secret must be given anew, or it could be sent to anyone. */
export function addresseeOf({ kind, settings }: SourceSettings): string {
  if (kind === 'folder') return 'folder'
  if (kind === 'http') return `http ${URL.parse(settings.url)?.origin} ${settings.secretHeader ?? ''}`
  return `${kind} ${settings.host.toLowerCase()}:${settings.port} ${settings.user} ${settings.tls}`
}

/** What the mark of a source counts in: of another table it says nothing. */
export function markedBy(source: SourceSettings): string {
  if (source.kind === 'folder') return ''
  const { markColumn = '' } = source.settings
  const { settings, kind } = source
  if (kind === 'http') return `${settings.url} ${markColumn}`
  const schema = 'schema' in settings ? (settings.schema ?? '') : ''
  return [kind, settings.host, settings.port, settings.database, schema, settings.table, markColumn].join(' ')
}

/** The folder that a source names, absent where it has its own. */
export function namedFolder(settings: object): string | undefined {
  return (settings as Partial<FolderSettings>).folder
}
