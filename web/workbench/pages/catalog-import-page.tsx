import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Steps } from 'antd'
import { useCallback } from 'react'
import { importQueries } from '../../parts/catalog-import-queries.ts'
import { ImportCancel, ImportConfirm } from '../../parts/import-confirm.tsx'
import { ImportFileForm } from '../../parts/import-file-form.tsx'
import { ImportProgress } from '../../parts/import-progress.tsx'
import { ImportReading } from '../../parts/import-reading.tsx'
import { ImportRows } from '../../parts/import-rows.tsx'
import { QueryView } from '../../parts/query-view.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

const stages = ['file', 'dryRun', 'confirm', 'result'] as const

/** Import of the own catalog: where it is stands in the address, so that a reload goes on. */
export function CatalogImportPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { reading, import: importId } = useSearch({ strict: false })
  const toReading = (id: string) => navigate({ to: paths.importCatalog, search: { reading: id } })
  const toImport = useCallback(
    (id: string) => navigate({ to: paths.importCatalog, search: { import: id }, replace: true }),
    [navigate],
  )
  return (
    <>
      <PageHead title={t('work.import.title')} about={t('work.import.about')}>
        <Link to={paths.catalog}>{t('work.import.back')}</Link>
        {(reading || importId) && <Link to={paths.importCatalog}>{t('work.import.another')}</Link>}
      </PageHead>
      {importId ? (
        <OneImport id={importId} />
      ) : (
        <>
          <Stages at={reading ? 1 : 0} />
          {reading ? <ImportReading id={reading} onImport={toImport} /> : <ImportFileForm onReading={toReading} />}
        </>
      )}
    </>
  )
}

const stageOf = { prepared: 2, running: 3, finished: 4, cancelled: 4 } as const

function OneImport({ id }: { id: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { kind, q } = useSearch({ strict: false })
  const found = useQuery(importQueries.one(id))
  return (
    <QueryView query={found}>
      {one => (
        <>
          <Stages at={stageOf[one.state]} />
          <ImportProgress found={one} />
          {one.state === 'running' && <ImportCancel id={id} />}
          <Card title={t('work.import.dryRun', { file: one.fileName, number: one.number })}>
            <ImportRows
              found={one}
              filter={{ kind, q }}
              onFilter={filter =>
                navigate({ to: paths.importCatalog, search: { import: id, ...filter }, replace: true })
              }
            />
          </Card>
          {one.state === 'prepared' && <ImportConfirm found={one} />}
        </>
      )}
    </QueryView>
  )
}

function Stages({ at }: { at: number }) {
  const { t } = useWords()
  return (
    <Steps
      size="small"
      current={at}
      style={{ marginBottom: 16 }}
      items={stages.map(stage => ({ title: t(`work.import.stage.${stage}`) }))}
    />
  )
}
