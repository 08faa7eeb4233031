import type { FileLookAnswer } from '@gongshu/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Spin } from 'antd'
import { useState } from 'react'
import { SelectField, TextField } from '../ui/form-field.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { api } from './api.ts'
import { FaultTable } from './fault-table.tsx'
import type { UploadedFile } from './load-file.tsx'
import { ErrorNote } from './query-view.tsx'

const formats = ['auto', 'csv', 'tsv', 'xlsx', 'xls', 'json', 'jsonl', 'xml', 'geojson', 'parquet'] as const
const encodings = ['auto', 'utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const
const modes = ['replace', 'append', 'upsert'] as const
type Mode = (typeof modes)[number]

type Props = {
  readonly collectionId: string
  readonly uploaded: UploadedFile
  /** What the look-up items are called, by which rows are known. */
  readonly keys: readonly string[]
  readonly onStarted: (loadId: string) => Promise<void>
  readonly onOther: () => void
}

/** The first rows of an uploaded file as the platform reads them, how it is to be read and loaded, and the decision. */
export function LoadChoice({ collectionId, uploaded, keys, onStarted, onOther }: Props) {
  const { t } = useWords()
  const [format, setFormat] = useState('auto')
  const [encoding, setEncoding] = useState('auto')
  const [record, setRecord] = useState('')
  const [mode, setMode] = useState<Mode>('replace')
  const reading = {
    ...uploaded,
    format: format || 'auto',
    encoding: encoding || 'auto',
    ...(record.trim() ? { jsonPath: record.trim() } : {}),
  }
  const look = useQuery({
    queryKey: ['look', collectionId, reading],
    queryFn: () => api.lookAtUpload(collectionId, reading),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const start = useMutation({
    mutationFn: () => api.startLoad(collectionId, { ...reading, mode }),
    onSuccess: ({ loadId }) => onStarted(loadId),
  })
  const label = (value: string) => (value === 'auto' ? t('work.load.auto') : value.toUpperCase())
  const choices = (values: readonly string[]) => values.map(value => ({ value, label: label(value) }))
  const keyless = mode === 'upsert' && keys.length === 0
  return (
    <>
      <p>
        <strong>{uploaded.fileName}</strong>
      </p>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <SelectField
          id="load-format"
          label={t('work.load.format')}
          value={format}
          choices={choices(formats)}
          onChange={setFormat}
          wide
        />
        <SelectField
          id="load-encoding"
          label={t('work.load.encoding')}
          value={encoding}
          choices={choices(encodings)}
          onChange={setEncoding}
          wide
        />
      </div>
      {mayNameRecord(format, look.data) && (
        <TextField
          id="load-record"
          label={t('work.load.record')}
          note={t('work.load.recordAbout')}
          value={record}
          onChange={setRecord}
          wide
        />
      )}
      {look.isPending && (
        <p role="status">
          <Spin size="small" /> {t('work.load.looking')}
        </p>
      )}
      {look.isError && <ErrorNote error={look.error} />}
      {look.data && <Look look={look.data} />}
      <SelectField
        id="load-mode"
        label={t('work.load.mode')}
        value={mode}
        choices={modes.map(value => ({ value, label: t(`loadMode.${value}`) }))}
        note={keyless ? t('work.load.noKey') : t(`work.load.modeAbout.${mode}`, { keys: keys.join('、') })}
        onChange={value => setMode((value || 'replace') as Mode)}
        wide
      />
      {start.isError && <ErrorNote error={start.error} />}
      <div className="row">
        <Button
          type="primary"
          disabled={!look.data?.format || keyless}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {t('work.load.confirm')}
        </Button>
        <Button onClick={onOther}>{t('work.load.otherFile')}</Button>
      </div>
    </>
  )
}

function mayNameRecord(format: string, look: FileLookAnswer | undefined): boolean {
  return ['json', 'xml'].includes(format === 'auto' ? (look?.format ?? '') : format)
}

function Look({ look }: { readonly look: FileLookAnswer }) {
  const { t } = useWords()
  const format = look.format?.toUpperCase() ?? ''
  const encoding = look.encoding?.toUpperCase() ?? ''
  const named = look.namedAs?.toUpperCase()
  const binary = look.encoding === 'binary'
  return (
    <div style={{ marginBottom: 16 }}>
      {named && (
        <Alert type="warning" showIcon title={t('work.load.namedAs', { named, format })} style={{ marginBottom: 8 }} />
      )}
      {look.format && (
        <p className="faint">{t(binary ? 'work.load.lookBinary' : 'work.load.lookAs', { format, encoding })}</p>
      )}
      {look.faults.length > 0 && (
        <div className="faults" role="alert">
          <p>{t('work.load.lookFaults')}</p>
          <FaultTable faults={look.faults} />
        </div>
      )}
      {look.rows.length > 0 && <FirstRows look={look} />}
    </div>
  )
}

function FirstRows({ look: { columns, rows } }: { readonly look: FileLookAnswer }) {
  const { t } = useWords()
  const title = t('work.load.lookTitle', { rows: rows.length })
  return (
    <>
      <h3>{title}</h3>
      <ScrollRegion name={title} style={{ maxHeight: 320, overflow: 'auto' }}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('work.load.row')}
              </th>
              {columns.map(column => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells }) => (
              <tr key={row}>
                <td className="number">{row}</td>
                {columns.map((column, at) => (
                  <td key={column}>{cells[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
