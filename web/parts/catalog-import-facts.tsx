import type { CaseAnswer } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { importQueries, type RowFilter } from './catalog-import-queries.ts'
import { ImportProgress } from './import-progress.tsx'
import { ImportRows } from './import-rows.tsx'
import { QueryView } from './query-view.tsx'

/** An import on the page of its case: how far it is, and its rows. */
export function CatalogImportFacts({ page }: { page: CaseAnswer }) {
  const { t } = useWords()
  const [filter, setFilter] = useState<RowFilter>({})
  const found = useQuery(importQueries.one(page.case.id))
  return (
    <Card title={t('work.import.rows')}>
      <QueryView query={found}>
        {one => (
          <>
            <ImportProgress found={one} />
            <ImportRows found={one} filter={filter} onFilter={setFilter} />
          </>
        )}
      </QueryView>
    </Card>
  )
}
