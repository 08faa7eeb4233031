import type { EntryListing } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { queries } from '../../parts/api.ts'
import { numberColumn, sinceColumn, stateColumn } from '../../parts/case-columns.tsx'
import { CatalogFiles } from '../../parts/catalog-files.tsx'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

const states = ['underReview', 'returned', 'published'] as const

export function CatalogPage() {
  const words = useWords()
  const { t, tData } = words
  const { roles } = useSession()
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const entries = useQuery(queries.entries({ state: view.state, unitId: view.unit }))
  const units = useQuery(queries.units)
  const set = (change: object) => navigate({ to: paths.catalog, search: { ...view, ...change }, replace: true })
  return (
    <>
      <PageHead title={t('work.catalog.title')} about={t('work.catalog.about')}>
        <CatalogFiles unit={view.unit} state={view.state} />
        {roles.includes('provider') && (
          <Button type="primary" onClick={() => navigate({ to: paths.newEntry })}>
            {t('work.catalog.new')}
          </Button>
        )}
      </PageHead>
      <QueryView query={entries}>
        {rows => (
          <DataTable
            name={t('work.catalog.title')}
            rows={rows}
            rowKey={row => row.id}
            columns={columnsOf(words)}
            view={view}
            onView={set}
            empty={t('work.catalog.empty')}
            filters={
              <>
                <FilterSelect
                  label={t('work.col.state')}
                  value={view.state}
                  onChange={state => set({ state, page: undefined })}
                  choices={states.map(value => ({ value, label: tData(`state.catalogEntry.${value}`) }))}
                />
                <FilterSelect
                  label={t('work.col.unit')}
                  value={view.unit}
                  onChange={unit => set({ unit, page: undefined })}
                  choices={(units.data?.units ?? []).map(unit => ({ value: unit.id, label: unit.short_name }))}
                />
              </>
            }
          />
        )}
      </QueryView>
    </>
  )
}

function columnsOf(words: Words): Column<EntryListing>[] {
  const { t, tData } = words
  const choice = (name: string, value: string | undefined) => (value ? tData(`${name}.${value}`) : '')
  return [
    numberColumn(words),
    {
      key: 'name',
      title: tData('field.name'),
      text: row => row.name,
      show: row => (
        <Link to={paths.case} params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
    },
    { key: 'unit', title: t('work.col.unit'), text: row => row.unit },
    stateColumn('catalogEntry', words),
    sinceColumn(words),
    { key: 'version', title: t('work.col.version'), text: row => String(row.version || ''), number: true },
    { key: 'grade', title: tData('field.grade'), text: row => choice('grade', row.content.grade) },
    {
      key: 'sharing',
      title: tData('field.sharingAttribute'),
      text: row => choice('sharingAttribute', row.content.sharingAttribute),
    },
    {
      key: 'opening',
      title: tData('field.openingAttribute'),
      text: row => choice('openingAttribute', row.content.openingAttribute),
      extra: true,
    },
    {
      key: 'frequency',
      title: tData('field.updateFrequency'),
      text: row => choice('updateFrequency', row.content.updateFrequency),
      extra: true,
    },
    { key: 'source', title: tData('field.source'), text: row => row.content.source ?? '', extra: true },
    { key: 'published', title: t('work.col.published'), text: row => row.published_on ?? '', extra: true },
  ]
}
