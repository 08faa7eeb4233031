import type { CatalogFileLook } from '@gongshu/client'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FormField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { api } from './api.ts'
import { ImportMapping } from './import-mapping.tsx'
import { useErrorText } from './query-view.tsx'

type Sent = { readonly uploadId: string; readonly fileName: string; readonly look: CatalogFileLook }

/** The first half of an import: the file, what its columns hold, and the order to try it out. */
export function ImportFileForm({ onReading }: { onReading: (readingId: string) => void }) {
  const { t } = useWords()
  const errorText = useErrorText()
  const [sent, setSent] = useState<Sent | null>(null)
  const choose = useMutation({
    mutationFn: async (file: File) => {
      const { id: uploadId } = await api.sendCatalogFile(file)
      return { uploadId, fileName: file.name, look: await api.lookAtCatalogFile({ uploadId, fileName: file.name }) }
    },
    onMutate: () => setSent(null),
    onSuccess: setSent,
  })
  return (
    <>
      <Card title={t('work.import.file')}>
        <p className="faint" style={{ marginBottom: 16 }}>
          {t('work.import.fileAbout')}
        </p>
        <FormField
          id="catalog-file"
          label={t('work.import.fileLabel')}
          required
          error={choose.error ? errorText(choose.error) : undefined}
        >
          {control => (
            <input
              {...control}
              className="input"
              type="file"
              accept=".xlsx,.csv,.json,.jsonld,.ttl"
              disabled={choose.isPending}
              onChange={event => {
                const file = event.target.files?.[0]
                if (file) choose.mutate(file)
              }}
            />
          )}
        </FormField>
        {choose.isPending && <p role="status">{t('work.import.looking')}</p>}
      </Card>
      {sent && <SentFile key={sent.uploadId} sent={sent} onReading={onReading} />}
    </>
  )
}

function SentFile({ sent, onReading }: { sent: Sent; onReading: (readingId: string) => void }) {
  const { t } = useWords()
  const errorText = useErrorText()
  const { uploadId, fileName, look } = sent
  const [mapping, setMapping] = useState(look.mapping)
  const isTable = look.headings.length > 0
  const isNamed = !isTable || Object.values(mapping).includes('entry.name')
  const read = useMutation({
    mutationFn: () => api.readCatalogFile({ uploadId, fileName, ...(isTable ? { mapping } : {}) }),
    onSuccess: ({ readingId }) => onReading(readingId),
  })
  return (
    <Card title={t(isTable ? 'work.import.mapping' : 'work.import.found')}>
      <p role="status" style={{ marginBottom: 8 }}>
        {t('work.import.entries', { count: look.entries })} {look.saved && t('work.import.saved')}
      </p>
      {isTable && <ImportMapping look={look} mapping={mapping} onChange={setMapping} />}
      {!isNamed && <p className="error">{t('work.import.noName')}</p>}
      {read.error && (
        <p className="error" role="alert">
          {errorText(read.error)}
        </p>
      )}
      <div className="form-foot" style={{ marginTop: 16 }}>
        <Button type="primary" size="large" disabled={!isNamed} loading={read.isPending} onClick={() => read.mutate()}>
          {t('work.import.try')}
        </Button>
        <span className="faint">{t('work.import.tryAbout')}</span>
      </div>
    </Card>
  )
}
