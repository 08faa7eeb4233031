import type { OpenListing } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { queries } from '../../parts/api.ts'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { dayText } from '../../ui/day-text.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
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

function columnsOf({ t, tData, language }: Words): Column<OpenListing>[] {
  return [
    {
      key: 'title',
      title: tData('field.title'),
      text: row => row.title,
      show: row => (
        <Link to={paths.case} params={{ id: row.id }}>
          {row.title}
        </Link>
      ),
    },
    { key: 'unit', title: t('work.col.unit'), text: row => row.unit },
    { key: 'class', title: tData('field.openingClass'), text: row => tData(`openingClass.${row.opening_class}`) },
    {
      key: 'state',
      title: t('work.col.state'),
      text: row => tData(`state.openListEntry.${row.state}`),
      show: row => <StateTag type="openListEntry" state={row.state} />,
    },
    {
      key: 'since',
      title: t('work.col.since'),
      text: row => row.since,
      show: row => <span className="nowrap">{dayText(row.since, language)}</span>,
    },
    { key: 'published', title: t('work.col.published'), text: row => row.published_on ?? '' },
    { key: 'downloads', title: t('work.order.downloads'), text: row => String(row.downloads), number: true },
  ]
}
