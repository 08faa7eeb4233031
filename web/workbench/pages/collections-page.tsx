import type { CollectionListing } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { queries } from '../../parts/api.ts'
import { numberColumn, stateColumn, titleColumn } from '../../parts/case-columns.tsx'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { QueryView } from '../../parts/query-view.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { dayText } from '../../ui/day-text.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

export function CollectionsPage() {
  const words = useWords()
  const { t, tData } = words
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const collections = useQuery(queries.collections)
  const set = (change: object) => navigate({ to: paths.collections, search: { ...view, ...change }, replace: true })
  return (
    <>
      <PageHead title={t('work.collection.title')} about={t('work.collection.about')} />
      <QueryView query={collections}>
        {answer => (
          <DataTable
            name={t('work.collection.title')}
            rows={answer.collections.filter(row => !view.state || row.state === view.state)}
            rowKey={row => row.id}
            columns={columnsOf(words)}
            view={view}
            onView={set}
            empty={t('work.collection.empty')}
            filters={
              <FilterSelect
                label={t('work.col.state')}
                value={view.state}
                onChange={state => set({ state, page: undefined })}
                choices={['pending', 'collected'].map(value => ({ value, label: tData(`state.collection.${value}`) }))}
              />
            }
          />
        )}
      </QueryView>
    </>
  )
}

function columnsOf(words: Words): Column<CollectionListing>[] {
  const { t, tData, language } = words
  const scores = (row: CollectionListing) =>
    Object.entries(row.quality?.dimensions ?? {})
      .map(([dimension, score]) => `${tData(`dimension.${dimension}`)} ${score}`)
      .join(' · ')
  return [
    numberColumn(words),
    titleColumn(tData('field.name')),
    { key: 'unit', title: t('work.col.unit'), text: row => row.unit },
    stateColumn('collection', words),
    {
      key: 'rows',
      title: t('work.col.rows'),
      text: row => row.manifest?.rows?.toLocaleString('en-US') ?? '',
      number: true,
    },
    {
      key: 'loaded',
      title: t('work.col.loaded'),
      text: row => row.loaded_on ?? '',
      show: row => <span className="nowrap">{row.loaded_on && dayText(row.loaded_on, language)}</span>,
    },
    { key: 'quality', title: t('work.col.quality'), text: scores },
  ]
}
