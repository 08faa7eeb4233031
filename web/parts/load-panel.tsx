import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { api, queries } from './api.ts'
import { LoadChoice } from './load-choice.tsx'
import { LoadFile, type UploadedFile } from './load-file.tsx'
import { LoadProgress } from './load-progress.tsx'
import { ErrorNote } from './query-view.tsx'

const POLL_MS = 700

type Props = { readonly collectionId: string; readonly entryId: string }

/**
 * Sends a file, shows its first rows, and watches it being collected; the number of the run stands in the address, so a
 * reload goes on watching.
 */
export function LoadPanel({ collectionId, entryId }: Props) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { load } = useSearch({ strict: false })
  const entry = useQuery(queries.entry(entryId))
  const [uploaded, setUploaded] = useState<UploadedFile | null>(null)
  const keys = entry.data?.entry.items.filter(item => item.lookup).map(item => item.name) ?? []
  const started = async (loadId: string) => {
    setUploaded(null)
    await navigate({ to: paths.case, params: { id: collectionId }, search: { load: loadId }, replace: true })
  }
  return (
    <section className="card" id="upload" tabIndex={-1} aria-label={t('work.load.title')}>
      <h2>{t('work.load.title')}</h2>
      <p className="faint" style={{ marginBottom: 16 }}>
        {t('work.load.about')}
      </p>
      {uploaded ? (
        <LoadChoice
          key={uploaded.uploadId}
          collectionId={collectionId}
          uploaded={uploaded}
          keys={keys}
          onStarted={started}
          onOther={() => setUploaded(null)}
        />
      ) : (
        <LoadFile onUploaded={setUploaded} />
      )}
      {load && !uploaded && <RunningLoad id={load} />}
    </section>
  )
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
    refetchInterval: query => (['running', 'waiting'].includes(query.state.data?.state ?? '') ? POLL_MS : false),
  })
  if (load.isError) return <ErrorNote error={load.error} />
  return load.data ? <LoadProgress id={id} load={load.data} at={load.dataUpdatedAt} /> : null
}
