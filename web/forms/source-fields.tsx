import type { CollectionListing, SourceKind } from '@gongshu/client'
import type { ReactNode } from 'react'
import { SelectField, TextField } from '../ui/form-field.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import { fieldsOfKind, fieldsOfPaging, ofKind, pagings, type SourceValues, sourceKinds } from './source-values.ts'

type Props = {
  readonly values: SourceValues
  readonly errorOf: (field: string) => ReactNode
  readonly onChange: (values: SourceValues) => void
}

const choicesOf: { readonly [field: string]: readonly string[] } = {
  tls: ['verified', 'none'],
  format: ['auto', 'csv', 'tsv', 'xlsx', 'xls', 'json', 'jsonl', 'xml', 'geojson', 'parquet'],
  encoding: ['auto', 'utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'],
  'paging.by': pagings,
}
const required = ['host', 'port', 'database', 'table', 'user', 'url', 'paging.parameter', 'paging.path', 'paging.step']

/** Which collection is fed, and by which way: asked first, because all else follows from it. */
export function SourceStart({
  values,
  collections,
  onChange,
}: Omit<Props, 'errorOf'> & { readonly collections: readonly CollectionListing[] }) {
  const { t, tData } = useWords()
  const labelOf = (one: CollectionListing) => `${one.title}（${one.number}，${one.unit}）`
  return (
    <>
      <SelectField
        id="field-collectionId"
        required
        label={t('work.source.collection')}
        note={t('work.source.collection.note')}
        value={values.collectionId}
        choices={collections.map(one => ({ value: one.id, label: labelOf(one) }))}
        onChange={collectionId => onChange({ ...values, collectionId, columns: null })}
      />
      <SelectField
        id="field-kind"
        required
        label={t('work.source.kind')}
        note={values.kind ? tData(`work.source.kind.${values.kind}`) : undefined}
        value={values.kind}
        choices={sourceKinds.map(value => ({ value, label: t(`sourceKind.${value}`) }))}
        onChange={kind => onChange(ofKind(values, kind as SourceKind | ''))}
      />
    </>
  )
}

/** How the source is reached: the fields of its kind, and the secret that only the server keeps. */
export function SourceReach({ values, errorOf, onChange, hasSecret }: Props & { readonly hasSecret: boolean }) {
  const { t } = useWords()
  const { kind, settings } = values
  if (!kind) return null
  const by = settings['paging.by'] ?? 'none'
  const paging = kind === 'http' ? ['paging.by', ...fieldsOfPaging(by).map(field => `paging.${field}`)] : []
  const set = (field: string) => (value: string) => onChange({ ...values, settings: { ...settings, [field]: value } })
  return (
    <>
      {[...fieldsOfKind[kind], ...paging].map(field => (
        <Setting key={field} field={field} value={settings[field]} error={errorOf(field)} onChange={set(field)} />
      ))}
      {kind !== 'folder' && (
        <TextField
          id="field-secret"
          type="password"
          label={t(kind === 'http' ? 'work.source.field.key' : 'work.source.field.password')}
          note={t(hasSecret ? 'work.source.secret.kept' : 'work.source.secret.note')}
          value={values.secret}
          error={errorOf('secret')}
          onChange={secret => onChange({ ...values, secret })}
        />
      )}
    </>
  )
}

/** What becomes of the rows, and when they are fetched. */
export function SourceRhythm({ values, errorOf, onChange }: Props) {
  const { t } = useWords()
  return (
    <>
      <TextField
        id="field-name"
        required
        label={t('work.source.name')}
        note={t('work.source.name.note')}
        value={values.name}
        error={errorOf('name')}
        onChange={name => onChange({ ...values, name })}
      />
      <SelectField
        id="field-mode"
        required
        label={t('work.source.mode')}
        note={t(`work.source.mode.${values.mode as 'replace' | 'append' | 'upsert'}`)}
        value={values.mode}
        error={errorOf('mode')}
        choices={(['replace', 'append', 'upsert'] as const).map(value => ({ value, label: t(`sourceMode.${value}`) }))}
        onChange={mode => onChange({ ...values, mode: mode || 'replace' })}
      />
      {values.kind !== 'folder' && (
        <TextField
          id="field-timeOfDay"
          type="time"
          required
          label={t('work.source.timeOfDay')}
          note={t('work.source.timeOfDay.note')}
          value={values.timeOfDay}
          error={errorOf('timeOfDay')}
          onChange={timeOfDay => onChange({ ...values, timeOfDay })}
        />
      )}
    </>
  )
}

type SettingProps = {
  readonly field: string
  readonly value: string | undefined
  readonly error: ReactNode
  readonly onChange: (value: string) => void
}

function Setting({ field, value, error, onChange }: SettingProps) {
  const words = useWords()
  const { tData } = words
  const note = tData(`work.source.note.${field}`)
  const frame = {
    id: `field-${field}`,
    label: tData(`work.source.field.${field}`),
    required: required.includes(field),
    // A field that speaks for itself has no note; its key would be shown in its place.
    ...(note === field.split('.').at(-1) ? {} : { note }),
    value,
    error,
    onChange,
  }
  const choices = choicesOf[field]
  if (!choices) return <TextField {...frame} type={field === 'port' || field === 'paging.step' ? 'number' : 'text'} />
  const labelled = choices.map(choice => ({ value: choice, label: choiceText(field, choice, words) }))
  return <SelectField {...frame} choices={labelled} />
}

/** The value of a setting as people read it: in words where it is a choice, else as it was written. */
export function choiceText(field: string, value: string, { t, tData }: Words): string {
  if (!choicesOf[field]?.includes(value)) return value
  if (value === 'auto') return t('work.load.auto')
  const said = tData(`work.source.choice.${field}.${value}`)
  return said === value.split('.').at(-1) ? value.toUpperCase() : said
}
