import type { OpenListing } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { queries } from '../../parts/api.ts'
import { sinceColumn, stateColumn, titleColumn } from '../../parts/case-columns.tsx'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

const states = ['submitted', 'returned', 'open'] as const

export function OpenListPage() {
  const words = useWords()
  const { t, tData } = words
  const { roles } = useSession()
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const orders = useQuery(queries.workOrders)
  const set = (change: object) => navigate({ to: paths.open, search: { ...view, ...change }, replace: true })
  return (
    <>
      <PageHead title={t('work.orders.title')} about={t('work.orders.about')}>
        {roles.includes('provider') && (
          <Button type="primary" onClick={() => navigate({ to: paths.newOpen })}>
            {t('work.orders.new')}
          </Button>
        )}
      </PageHead>
      <QueryView query={orders}>
        {answer => (
          <DataTable
            name={t('work.orders.title')}
            rows={answer.entries.filter(row => !view.state || row.state === view.state)}
            rowKey={row => row.id}
            columns={columnsOf(words)}
            view={view}
            onView={set}
            empty={t('work.orders.empty')}
            filters={
              <FilterSelect
                label={t('work.col.state')}
                value={view.state}
                onChange={state => set({ state, page: undefined })}
                choices={states.map(value => ({ value, label: tData(`state.openListEntry.${value}`) }))}
              />
            }
          />
        )}
      </QueryView>
    </>
  )
}

function columnsOf(words: Words): Column<OpenListing>[] {
  const { t, tData } = words
  return [
    titleColumn(tData('field.title')),
    { key: 'unit', title: t('work.col.unit'), text: row => row.unit },
    { key: 'class', title: tData('field.openingClass'), text: row => tData(`openingClass.${row.opening_class}`) },
    stateColumn('openListEntry', words),
    sinceColumn(words),
    { key: 'published', title: t('work.col.published'), text: row => row.published_on ?? '' },
    { key: 'downloads', title: t('work.order.downloads'), text: row => String(row.downloads), number: true },
  ]
}
