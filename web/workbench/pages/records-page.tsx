import type { ListedCase } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { queries } from '../../parts/api.ts'
import { sinceColumn, stateColumn, titleColumn } from '../../parts/case-columns.tsx'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { OpeningLink } from '../../parts/opening-link.tsx'
import { QueryView } from '../../parts/query-view.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** The cases of one kind, with the steps that open one. */
export function RecordsPage() {
  const words = useWords()
  const { t, tData } = words
  const { type = '' } = useParams({ strict: false })
  const view = useSearch({ strict: false })
  const navigate = useNavigate()
  const cases = useQuery(queries.casesOfType(type))
  const types = useQuery(queries.caseTypes)
  const own = types.data?.types.find(one => one.type === type)
  const set = (change: object) =>
    navigate({ to: paths.records, params: { type }, search: { ...view, ...change }, replace: true })
  return (
    <>
      <PageHead title={tData(`case.${type}.many`)} about={own ? tData(`matter.${own.matter}`) : ''}>
        {own?.opening
          .filter(step => !step.refusal)
          .map(step => (
            <OpeningLink key={step.step} type={type} step={step.step} />
          ))}
      </PageHead>
      <QueryView query={cases}>
        {rows => (
          <DataTable
            name={tData(`case.${type}.many`)}
            rows={rows.filter(row => !view.state || row.state === view.state)}
            rowKey={row => row.id}
            columns={columnsOf(type, words)}
            view={view}
            onView={set}
            empty={t('work.records.empty')}
            filters={
              <FilterSelect
                label={t('work.col.state')}
                value={view.state}
                onChange={state => set({ state, page: undefined })}
                choices={[...new Set(rows.map(row => row.state))].map(state => ({
                  value: state,
                  label: tData(`state.${type}.${state}`),
                }))}
              />
            }
          />
        )}
      </QueryView>
    </>
  )
}

function columnsOf(type: string, words: Words): Column<ListedCase>[] {
  const { t, tData } = words
  return [
    titleColumn(tData('field.title')),
    { key: 'number', title: t('work.records.number'), text: row => row.number },
    { key: 'unit', title: t('work.col.unit'), text: row => row.unit ?? '' },
    { key: 'party', title: t('work.records.party'), text: row => row.party ?? '' },
    stateColumn(type, words),
    sinceColumn(words),
  ]
}
