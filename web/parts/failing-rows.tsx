import type { FailingRows, Item } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable, type TableView } from '../ui/data-table.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { qualityQueries } from './quality-queries.ts'
import { QueryView } from './query-view.tsx'
import { ruleSentence } from './rule-words.ts'

type Props = {
  readonly entryId: string
  readonly version: string
  readonly rule: number
  readonly items: readonly Item[]
  readonly clear: boolean
}

/** The first rows that fail a rule, to look at and to take along as a file. */
export function FailingRowsCard({ entryId, version, rule, items, clear }: Props) {
  const words = useWords()
  const { t } = words
  const failures = useQuery(qualityQueries.failures(entryId, { version, rule }))
  return (
    <Card title={t('work.quality.rows')}>
      <QueryView query={failures}>
        {found => (
          <>
            <p>
              {ruleSentence(found.result.rule, items, words)}{' '}
              <span className="faint">
                {t('work.quality.rowsShown', { shown: found.rows.length, failed: found.result.failed })}{' '}
                {!clear && t('work.quality.masked')}
              </span>
            </p>
            <Rows found={found} items={items} />
          </>
        )}
      </QueryView>
    </Card>
  )
}

type Row = FailingRows['rows'][number]

function Rows({ found, items }: { found: FailingRows; items: readonly Item[] }) {
  const { t } = useWords()
  const [view, setView] = useState<TableView>({})
  const nameOf = (column: string) => items.find(item => item.column === column)?.name ?? column
  const inOrder = [...found.concerned, ...found.columns.filter(column => !found.concerned.includes(column))]
  const columns: Column<Row>[] = [
    { key: '#', title: t('work.quality.row'), text: row => String(row.row), number: true },
    ...inOrder.map((column): Column<Row> => {
      const isConcerned = found.concerned.includes(column)
      const text = (row: Row) => String(row.cells[column] ?? '')
      const show = (row: Row) => <span className="fault-text">{text(row) || t('work.quality.emptyCell')}</span>
      return { key: column, title: nameOf(column), text, ...(isConcerned ? { show } : {}) }
    }),
  ]
  return (
    <DataTable
      name={t('work.quality.rows')}
      rows={found.rows}
      rowKey={row => String(row.row)}
      columns={columns}
      view={view}
      onView={setView}
    />
  )
}
