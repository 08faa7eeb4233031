import type { DemandListing } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { queries } from '../../parts/api.ts'
import { numberColumn, sinceColumn, stateColumn, titleColumn } from '../../parts/case-columns.tsx'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { dayText } from '../../ui/day-text.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

export function DemandsPage() {
  const words = useWords()
  const { t, tData } = words
  const { roles } = useSession()
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const demands = useQuery(queries.demands)
  const set = (change: object) => navigate({ to: paths.demands, search: { ...view, ...change }, replace: true })
  return (
    <>
      <PageHead title={t('work.demands.title')} about={t('work.demands.about')}>
        {roles.includes('consumer') && (
          <Button type="primary" onClick={() => navigate({ to: paths.newDemand })}>
            {t('work.demands.new')}
          </Button>
        )}
      </PageHead>
      <QueryView query={demands}>
        {rows => (
          <DataTable
            name={t('work.demands.title')}
            rows={rows.filter(row => !view.state || row.state === view.state)}
            rowKey={row => row.id}
            columns={columnsOf(words)}
            view={view}
            onView={set}
            empty={t('work.demands.empty')}
            filters={
              <FilterSelect
                label={t('work.col.state')}
                value={view.state}
                onChange={state => set({ state, page: undefined })}
                choices={[...new Set(rows.map(row => row.state))].map(value => ({
                  value,
                  label: tData(`state.demand.${value}`),
                }))}
              />
            }
          />
        )}
      </QueryView>
    </>
  )
}

function columnsOf(words: Words): Column<DemandListing>[] {
  const { t, tData, language } = words
  return [
    numberColumn(words),
    titleColumn(tData('field.title')),
    { key: 'unit', title: t('work.col.consumer'), text: row => row.unit },
    stateColumn('demand', words),
    {
      key: 'opened',
      title: t('work.col.opened'),
      text: row => row.opened_on,
      show: row => <span className="nowrap">{dayText(row.opened_on, language)}</span>,
    },
    sinceColumn(words),
  ]
}
