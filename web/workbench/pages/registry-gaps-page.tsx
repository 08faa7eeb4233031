import type { RegistryGap } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert } from 'antd'
import { ArticleLink } from '../../parts/article-link.tsx'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { GapRemedy } from '../../parts/gap-remedy.tsx'
import { QueryView } from '../../parts/query-view.tsx'
import { registryQueries } from '../../parts/registry-queries.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** What the registers of the units lack, each with the way to where it is completed. */
export function RegistryGapsPage() {
  const words = useWords()
  const { t, tData } = words
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const gaps = useQuery(registryQueries.gaps())
  const set = (change: object) => navigate({ to: paths.registryGaps, search: { ...view, ...change }, replace: true })
  return (
    <>
      <PageHead title={t('work.registryGaps.title')} about={t('work.registryGaps.about')} />
      <QueryView query={gaps}>
        {answer => (
          <>
            {answer.cut && (
              <Alert type="warning" showIcon title={t('work.registryGaps.cut', { count: answer.gaps.length })} />
            )}
            <DataTable
              name={t('work.registryGaps.title')}
              rows={wanted(answer.gaps, view).map((gap, place) => ({ ...gap, place }))}
              rowKey={row => String(row.place)}
              columns={columnsOf(words)}
              view={view}
              onView={set}
              empty={t('work.registryGaps.none')}
              filters={
                <>
                  <FilterSelect
                    label={t('work.registryGaps.kind')}
                    value={view.state}
                    onChange={state => set({ state, page: undefined })}
                    choices={choicesOf(answer.gaps, gap => [gap.kind, tData(`registryGap.${gap.kind}`)])}
                  />
                  <FilterSelect
                    label={t('work.col.unit')}
                    value={view.unit}
                    onChange={unit => set({ unit, page: undefined })}
                    choices={choicesOf(answer.gaps, gap => [gap.unitId, gap.unit])}
                  />
                </>
              }
            />
          </>
        )}
      </QueryView>
    </>
  )
}

type Filter = { readonly state?: string | undefined; readonly unit?: string | undefined }

function wanted(gaps: readonly RegistryGap[], { state, unit }: Filter): readonly RegistryGap[] {
  return gaps.filter(gap => (!state || gap.kind === state) && (!unit || gap.unitId === unit))
}

function choicesOf(gaps: readonly RegistryGap[], of: (gap: RegistryGap) => readonly [string, string]) {
  return [...new Map(gaps.map(of))].map(([value, label]) => ({ value, label }))
}

function columnsOf({ t, tData }: Words): Column<RegistryGap>[] {
  return [
    {
      key: 'unit',
      title: t('work.col.unit'),
      text: row => row.unit,
      show: row => (
        <Link to={paths.unit} params={{ id: row.unitId }}>
          {row.unit}
        </Link>
      ),
    },
    {
      key: 'kind',
      title: t('work.registryGaps.kind'),
      text: row => tData(`registryGap.${row.kind}`),
      show: row => (
        <>
          <span className="tag warn">{tData(`registryGap.${row.kind}`)}</span>{' '}
          {row.duty && <ArticleLink duty={row.duty} />}
        </>
      ),
    },
    { key: 'subject', title: t('work.registryGaps.subject'), text: row => row.subject ?? '' },
    { key: 'fix', title: t('work.registryGaps.fix'), text: () => '', show: row => <GapRemedy gap={row} /> },
  ]
}
