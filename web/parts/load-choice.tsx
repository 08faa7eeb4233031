import type { FileLookAnswer } from '@gongshu/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import { useState } from 'react'
import { SelectField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'
import { api } from './api.ts'
import { FileLook } from './file-look.tsx'
import type { UploadedFile } from './load-file.tsx'
import { type Reading, ReadingFields, requestOf } from './load-reading.tsx'
import { ErrorNote } from './query-view.tsx'

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

/** How an uploaded file is to be read and loaded, what of it the platform sees, and the decision. */
export function LoadChoice({ collectionId, uploaded, keys, onStarted, onOther }: Props) {
  const { t } = useWords()
  const [reading, setReading] = useState<Reading>({ format: 'auto', encoding: 'auto', record: '' })
  const [mode, setMode] = useState<Mode>('replace')
  const request = { ...uploaded, ...requestOf(reading) }
  const look = useQuery({
    queryKey: ['look', collectionId, request],
    queryFn: () => api.lookAtUpload(collectionId, request),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const start = useMutation({
    mutationFn: () => api.startLoad(collectionId, { ...request, mode }),
    onSuccess: ({ loadId }) => onStarted(loadId),
  })
  const keyless = mode === 'upsert' && keys.length === 0
  return (
    <>
      <p style={{ marginBottom: 12 }}>
        <strong>{uploaded.fileName}</strong>
      </p>
      <ReadingFields reading={reading} found={look.data?.format ?? null} onChange={setReading} />
      <LookState look={look} />
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

type LookQuery = { readonly isPending: boolean; readonly error: unknown; readonly data: FileLookAnswer | undefined }

function LookState({ look: { isPending, error, data } }: { readonly look: LookQuery }) {
  const { t } = useWords()
  if (error) return <ErrorNote error={error} />
  if (data) return <FileLook look={data} />
  return isPending ? (
    <p role="status">
      <Spin size="small" /> {t('work.load.looking')}
    </p>
  ) : null
}
