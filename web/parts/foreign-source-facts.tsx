import type { CaseAnswer, ForeignRecordAnswer } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable, type TableView } from '../ui/data-table.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import { queries } from './api.ts'
import { useSession } from './law-in-force.ts'
import { ListingImport } from './listing-import.tsx'
import { QueryView } from './query-view.tsx'
import { RecordFacts } from './record-facts.tsx'

/** A portal elsewhere: what was registered, the import of its listing, the sets it lists. */
export function ForeignSourceFacts({ page }: { page: CaseAnswer }) {
  const words = useWords()
  const { roles } = useSession()
  const [view, setView] = useState<TableView>({})
  const records = useQuery(queries.foreignRecords(page.case.id))
  const mayImport = page.case.state === 'inUse' && ['operator', 'authority'].some(role => roles.includes(role))
  return (
    <>
      <RecordFacts page={page} />
      {mayImport && <ListingImport sourceId={page.case.id} />}
      <Card title={words.t('work.foreign.records')}>
        <QueryView query={records}>
          {rows => (
            <DataTable
              name={words.t('work.foreign.records')}
              rows={rows}
              rowKey={row => row.external_id ?? row.title}
              columns={columnsOf(words)}
              view={view}
              onView={setView}
              empty={words.t('work.records.empty')}
            />
          )}
        </QueryView>
      </Card>
    </>
  )
}

function columnsOf({ t, tData }: Words): Column<ForeignRecordAnswer>[] {
  const text = (row: ForeignRecordAnswer, name: string) => String(row.content[name] ?? '')
  return [
    {
      key: 'title',
      title: tData('foreignField.title'),
      text: row => row.title,
      show: row => (
        <>
          {row.title} {row.gone && <span className="faint">（{t('work.foreign.gone')}）</span>}
        </>
      ),
    },
    { key: 'department', title: tData('foreignField.department'), text: row => text(row, 'department') },
    {
      key: 'frequency',
      title: t('work.foreign.frequency'),
      text: row => (text(row, 'updateFrequency') ? tData(`updateFrequency.${text(row, 'updateFrequency')}`) : ''),
    },
    {
      key: 'class',
      title: tData('foreignField.openness'),
      text: row => (text(row, 'openness') ? tData(`openingClass.${text(row, 'openness')}`) : ''),
    },
    { key: 'updated', title: tData('foreignField.updatedOn'), text: row => text(row, 'updatedOn') },
  ]
}
