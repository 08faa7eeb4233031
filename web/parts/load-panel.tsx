import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { SelectField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { api } from './api.ts'
import { LoadProgress } from './load-progress.tsx'
import { ErrorNote } from './query-view.tsx'
import { sendFile } from './send-file.ts'

const formats = ['auto', 'csv', 'xlsx', 'json'] as const
const encodings = ['auto', 'utf-8', 'gb18030', 'big5', 'utf-16le'] as const
const POLL_MS = 700

/** Sends a file and watches it being collected; the number of the run stands in the address, so a reload goes on watching. */
export function LoadPanel({ collectionId }: { collectionId: string }) {
  const { t } = useWords()
  const { load } = useSearch({ strict: false })
  return (
    <section className="card" id="upload" tabIndex={-1} aria-label={t('work.load.title')}>
      <h2>{t('work.load.title')}</h2>
      <p className="faint" style={{ marginBottom: 16 }}>
        {t('work.load.about')}
      </p>
      <FileForm collectionId={collectionId} />
      {load && <RunningLoad id={load} />}
    </section>
  )
}

function FileForm({ collectionId }: { collectionId: string }) {
  const { t } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [format, setFormat] = useState('auto')
  const [encoding, setEncoding] = useState('auto')
  const sending = useSending(collectionId)
  const start = () => {
    if (file) void sending.start(file, { format: format || 'auto', encoding: encoding || 'auto' })
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        start()
      }}
    >
      <div className="field wide">
        <label htmlFor="load-file">{t('work.load.file')}</label>
        <div className="control">
          <input
            id="load-file"
            className="input"
            type="file"
            accept=".csv,.txt,.xlsx,.json,.jsonl"
            onChange={event => setFile(event.target.files?.[0] ?? null)}
          />
        </div>
      </div>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <Reading id="load-format" label={t('work.load.format')} value={format} values={formats} onChange={setFormat} />
        <Reading
          id="load-encoding"
          label={t('work.load.encoding')}
          value={encoding}
          values={encodings}
          onChange={setEncoding}
        />
      </div>
      {sending.error !== null && <ErrorNote error={sending.error} />}
      {sending.part !== null && (
        <div role="status">
          <Progress percent={Math.round(sending.part * 100)} aria-label={t('work.load.sending')} />
          <span className="faint">{t('work.load.sending')}</span>
        </div>
      )}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!file || sending.part !== null}>
          {t('work.load.start')}
        </Button>
        {sending.part !== null && <Button onClick={sending.cancel}>{t('work.cancel')}</Button>}
      </div>
    </form>
  )
}

type ReadingProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly values: readonly string[]
  readonly onChange: (value: string) => void
}

/** How the file is to be read; found out by the platform unless somebody says. */
function Reading({ values, ...field }: ReadingProps) {
  const { t } = useWords()
  const labelOf = (value: string) => (value === 'auto' ? t('work.load.auto') : value.toUpperCase())
  return <SelectField {...field} wide choices={values.map(value => ({ value, label: labelOf(value) }))} />
}

function useSending(collectionId: string) {
  const navigate = useNavigate()
  const running = useRef<(() => void) | null>(null)
  const [part, setPart] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const start = async (file: File, reading: { format: string; encoding: string }) => {
    setError(null)
    setPart(0)
    const sent = sendFile(file, setPart)
    running.current = sent.cancel
    try {
      const { id } = await sent.done
      const { loadId } = await api.startLoad(collectionId, { uploadId: id, fileName: file.name, ...reading })
      await navigate({ to: paths.case, params: { id: collectionId }, search: { load: loadId }, replace: true })
    } catch (cause) {
      setError((cause as { code?: string }).code === 'cancelled' ? null : cause)
    } finally {
      setPart(null)
    }
  }
  return { start, cancel: () => running.current?.(), part, error }
}

function RunningLoad({ id }: { id: string }) {
  const client = useQueryClient()
  const load = useQuery({
    queryKey: ['load', id],
    queryFn: async () => {
      const answer = await api.load(id)
      // The case, its versions and the tasks have changed once the file is in.
      if (answer.state === 'done') void client.invalidateQueries({ predicate: query => query.queryKey[0] !== 'load' })
      return answer
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: query => (query.state.data?.state === 'running' ? POLL_MS : false),
  })
  if (load.isError) return <ErrorNote error={load.error} />
  return load.data ? <LoadProgress load={load.data} at={load.dataUpdatedAt} /> : null
}
