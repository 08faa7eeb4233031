import type { ServiceListing } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { queries } from '../../parts/api.ts'
import { CallingKeys } from '../../parts/calling-keys.tsx'
import { numberColumn, stateColumn, titleColumn } from '../../parts/case-columns.tsx'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { UsageCard } from '../../parts/usage-card.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { dayText } from '../../ui/day-text.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

export function ServicesPage() {
  const words = useWords()
  const { t, tData } = words
  const { roles } = useSession()
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const services = useQuery(queries.services)
  const set = (change: object) => navigate({ to: paths.services, search: { ...view, ...change }, replace: true })
  return (
    <>
      <PageHead title={t('work.services.title')} about={t('work.services.about')} />
      <UsageCard />
      <QueryView query={services}>
        {rows => (
          <DataTable
            name={t('work.services.title')}
            rows={rows.filter(row => !view.state || row.state === view.state)}
            rowKey={row => row.id}
            columns={columnsOf(words)}
            view={view}
            onView={set}
            empty={t('work.services.empty')}
            filters={
              <FilterSelect
                label={t('work.col.state')}
                value={view.state}
                onChange={state => set({ state, page: undefined })}
                choices={[...new Set(rows.map(row => row.state))].map(value => ({
                  value,
                  label: tData(`state.sharingService.${value}`),
                }))}
              />
            }
          />
        )}
      </QueryView>
      {roles.includes('consumer') && (
        <div style={{ marginTop: 16 }}>
          <CallingKeys />
        </div>
      )}
    </>
  )
}

function columnsOf(words: Words): Column<ServiceListing>[] {
  const { t, tData, language } = words
  return [
    numberColumn(words),
    titleColumn(tData('field.title')),
    { key: 'consumer', title: t('work.col.consumer'), text: row => row.consumer },
    { key: 'provider', title: t('work.col.provider'), text: row => row.provider },
    { key: 'scenario', title: tData('field.scenario'), text: row => row.scenario, extra: true },
    { key: 'mode', title: tData('field.useMode'), text: row => tData(`useMode.${row.mode}`) },
    stateColumn('sharingService', words),
    {
      key: 'used',
      title: t('work.service.lastUse'),
      text: row => row.last_used_on ?? '',
      show: row => (
        <span className="nowrap">
          {row.last_used_on ? dayText(row.last_used_on, language) : t('work.service.never')}
        </span>
      ),
    },
    { key: 'started', title: t('work.service.started'), text: row => row.started_on, extra: true },
  ]
}
