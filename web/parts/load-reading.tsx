import type { LoadRequest } from '@gongshu/client'
import { SelectField, TextField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'

const formats = ['auto', 'csv', 'tsv', 'xlsx', 'xls', 'json', 'jsonl', 'xml', 'geojson', 'parquet'] as const
const encodings = ['auto', 'utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const

/** How a file is to be read; `auto` is found out by the platform. */
export type Reading = { readonly format: string; readonly encoding: string; readonly record: string }

export function requestOf({
  format,
  encoding,
  record,
}: Reading): Pick<LoadRequest, 'format' | 'encoding' | 'jsonPath'> {
  const jsonPath = record.trim()
  return { format: format || 'auto', encoding: encoding || 'auto', ...(jsonPath ? { jsonPath } : {}) }
}

type Props = {
  readonly reading: Reading
  /** The format that the platform found. */
  readonly found: string | null
  readonly onChange: (reading: Reading) => void
}

export function ReadingFields({ reading, found, onChange }: Props) {
  const { t } = useWords()
  const label = (value: string) => (value === 'auto' ? t('work.load.auto') : value.toUpperCase())
  const choices = (values: readonly string[]) => values.map(value => ({ value, label: label(value) }))
  const format = reading.format === 'auto' ? (found ?? '') : reading.format
  return (
    <>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <SelectField
          id="load-format"
          label={t('work.load.format')}
          value={reading.format}
          choices={choices(formats)}
          onChange={value => onChange({ ...reading, format: value })}
          wide
        />
        <SelectField
          id="load-encoding"
          label={t('work.load.encoding')}
          value={reading.encoding}
          choices={choices(encodings)}
          onChange={value => onChange({ ...reading, encoding: value })}
          wide
        />
      </div>
      {['json', 'xml'].includes(format) && (
        <TextField
          id="load-record"
          label={t('work.load.record')}
          note={t('work.load.recordAbout')}
          value={reading.record}
          onChange={record => onChange({ ...reading, record })}
          wide
        />
      )}
    </>
  )
}
