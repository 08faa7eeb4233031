import { Alert, Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { FormField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'
import { ErrorNote } from './query-view.tsx'
import { type Sending, sendFile } from './send-file.ts'
import { unfinishedUploads } from './upload-memory.ts'

export type UploadedFile = { readonly uploadId: string; readonly fileName: string }

/** Chooses a file and sends it; a pause, a broken line and a reload lose nothing of what has arrived. */
export function LoadFile({ onUploaded }: { readonly onUploaded: (uploaded: UploadedFile) => void }) {
  const { t } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const { start, pause, part, stopped, error } = useSending(onUploaded)
  const going = part !== null && !stopped
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (file) void start(file)
      }}
    >
      <FormField id="load-file" label={t('work.load.file')} note={t('work.load.kinds')} wide>
        {control => (
          <input
            {...control}
            className="input"
            type="file"
            accept={KINDS}
            disabled={going}
            onChange={event => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </FormField>
      {!file && <UnfinishedNote />}
      {error !== null && <ErrorNote error={error} />}
      {part !== null && <SendingBar part={part} stopped={stopped} />}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!file || going}>
          {t(stopped ? 'work.load.resume' : 'work.load.look')}
        </Button>
        {going && <Button onClick={pause}>{t('work.load.pause')}</Button>}
      </div>
    </form>
  )
}

const KINDS = '.csv,.tsv,.txt,.xlsx,.xls,.json,.jsonl,.ndjson,.xml,.geojson,.parquet'

type Stopped = 'paused' | 'broken' | null

function SendingBar({ part, stopped }: { readonly part: number; readonly stopped: Stopped }) {
  const { t } = useWords()
  const percent = Math.floor(part * 100)
  const said = stopped
    ? t(`work.load.${stopped}`, { part: percent })
    : t(percent < 100 ? 'work.load.sending' : 'work.load.checking')
  return (
    <div role="status">
      <Progress percent={percent} status={stopped ? 'exception' : 'active'} aria-label={t('work.load.sending')} />
      <span className="faint">{said}</span>
    </div>
  )
}

function UnfinishedNote() {
  const { t } = useWords()
  const [latest] = unfinishedUploads()
  if (!latest) return null
  const title = t('work.load.unfinished', { name: latest.name, part: Math.floor(latest.part * 100) })
  return <Alert type="info" showIcon title={title} style={{ marginBottom: 16 }} />
}

function useSending(onUploaded: (uploaded: UploadedFile) => void) {
  const sending = useRef<Sending | null>(null)
  const [part, setPart] = useState<number | null>(null)
  const [stopped, setStopped] = useState<Stopped>(null)
  const [error, setError] = useState<unknown>(null)
  const start = async (file: File) => {
    setError(null)
    setStopped(null)
    setPart(found => found ?? 0)
    sending.current = sendFile(file, setPart)
    try {
      const { id } = await sending.current.done
      onUploaded({ uploadId: id, fileName: file.name })
    } catch (cause) {
      const { code } = cause as { code?: string }
      if (code === 'paused') return setStopped('paused')
      if (code === 'unreachable') return setStopped('broken')
      setPart(null)
      setError(cause)
    }
  }
  return { start, pause: () => sending.current?.pause(), part, stopped, error }
}
