import type { CatalogReading } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Spin } from 'antd'
import { useEffect } from 'react'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { importQueries } from './catalog-import-queries.ts'
import { ImportFaults } from './import-faults.tsx'
import { QueryView } from './query-view.tsx'

type Read = Extract<CatalogReading, { state: 'read' }>

/** The dry run while it goes on, and what it found: one import goes on by itself, several are listed by unit. */
export function ImportReading({ id, onImport }: { id: string; onImport: (importId: string) => void }) {
  const { t, tData } = useWords()
  const reading = useQuery(importQueries.reading(id))
  const only = reading.data?.state === 'read' ? onlyImport(reading.data) : null
  useEffect(() => {
    if (only) onImport(only)
  }, [only, onImport])
  return (
    <QueryView query={reading}>
      {found => {
        if (found.state === 'read') return <ReadFile read={found} />
        if (found.state === 'refused') {
          const what = { field: '', ...found.details.params }
          return <Alert type="error" showIcon role="alert" title={tData(`refusal.${found.code}`, what)} />
        }
        if (found.state === 'failed')
          return <Alert type="error" showIcon role="alert" title={t('work.import.failed')} />
        return (
          <p role="status">
            <Spin size="small" /> {t('work.import.reading', { count: found.entries })}
          </p>
        )
      }}
    </QueryView>
  )
}

function onlyImport({ imports, unplaced }: Read): string | null {
  return imports.length === 1 && unplaced.count === 0 ? (imports[0]?.id ?? null) : null
}

/** What an office prepared for units: each unit confirms its own. */
function ReadFile({ read }: { read: Read }) {
  const { t, tData } = useWords()
  return (
    <Card title={t('work.import.byUnit')}>
      <p style={{ marginBottom: 8 }}>
        {t('work.import.byUnitAbout', { seen: read.seen, units: read.imports.length, unplaced: read.unplaced.count })}
      </p>
      <ScrollRegion name={t('work.import.byUnit')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('work.col.unit')}</th>
              {kinds.map(kind => (
                <th key={kind} scope="col" className="number">
                  {tData(`importKind.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {read.imports.map(one => (
              <tr key={one.id}>
                <td>
                  <Link to={paths.importCatalog} search={{ import: one.id }}>
                    {one.unitName}
                  </Link>
                </td>
                {kinds.map(kind => (
                  <td key={kind} className="number">
                    {one.counts[kind]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {read.unplaced.count > 0 && <Unplaced rows={read.unplaced.rows} count={read.unplaced.count} />}
    </Card>
  )
}

const kinds = ['new', 'resubmit', 'change', 'same', 'fault'] as const

function Unplaced({ rows, count }: Read['unplaced']) {
  const { t } = useWords()
  return (
    <details className="fold" open>
      <summary>{t('work.import.unplaced', { count })}</summary>
      <ul>
        {rows.map(row => (
          <li key={row.row}>
            {t('work.import.row', { row: row.row })} {row.name} <ImportFaults faults={row.faults} />
          </li>
        ))}
      </ul>
    </details>
  )
}
