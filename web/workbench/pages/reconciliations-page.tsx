import type { ReconciliationListing } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { qualityQueries } from '../../parts/quality-queries.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { dayText } from '../../ui/day-text.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

type Outcome = 'agree' | 'differ' | 'notYet'

/** The last reconciliation of every entry: where source, lake and services hold the same, and where not. */
export function ReconciliationsPage() {
  const words = useWords()
  const { t } = words
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const runs = useQuery(qualityQueries.reconciliations)
  const set = (change: object) => navigate({ to: paths.reconciliations, search: { ...view, ...change }, replace: true })
  return (
    <>
      <PageHead title={t('work.reconcile.page')} about={t('work.reconcile.about')} />
      <QueryView query={runs}>
        {answer => (
          <DataTable
            name={t('work.reconcile.page')}
            rows={answer.entries.filter(row => !view.state || outcomeOf(row) === view.state)}
            rowKey={row => row.id}
            columns={columnsOf(words)}
            view={view}
            onView={set}
            empty={t('work.quality.empty')}
            filters={
              <FilterSelect
                label={t('work.reconcile.outcome')}
                value={view.state}
                onChange={state => set({ state, page: undefined })}
                choices={(['agree', 'differ', 'notYet'] as const).map(value => ({
                  value,
                  label: t(`work.reconcile.${value}`),
                }))}
              />
            }
          />
        )}
      </QueryView>
    </>
  )
}

function outcomeOf({ agreed }: ReconciliationListing): Outcome {
  if (agreed === null) return 'notYet'
  return agreed ? 'agree' : 'differ'
}

const tones = { agree: 'good', differ: 'bad', notYet: '' } as const

function columnsOf({ t, tData, language }: Words): Column<ReconciliationListing>[] {
  const figure = (value: number | null) => (value === null ? '' : Number(value).toLocaleString('en-US'))
  return [
    {
      key: 'title',
      title: tData('field.name'),
      text: row => row.title,
      show: row => (
        <Link to={paths.entryReconciliation} params={{ id: row.id }}>
          {row.title}
        </Link>
      ),
    },
    { key: 'unit', title: t('work.col.unit'), text: row => row.unit },
    {
      key: 'outcome',
      title: t('work.reconcile.outcome'),
      text: row => t(`work.reconcile.${outcomeOf(row)}`),
      show: row => <span className={`tag ${tones[outcomeOf(row)]}`}>{t(`work.reconcile.${outcomeOf(row)}`)}</span>,
    },
    { key: 'source', title: t('work.reconcile.sourceRows'), text: row => figure(row.source_rows), number: true },
    { key: 'lake', title: t('work.reconcile.lakeRows'), text: row => figure(row.lake_rows), number: true },
    { key: 'serving', title: t('work.reconcile.services'), text: row => figure(row.serving), number: true },
    { key: 'issues', title: t('work.quality.openIssues'), text: row => String(row.open_issues), number: true },
    {
      key: 'day',
      title: t('work.reconcile.day'),
      text: row => row.run_on ?? '',
      show: row => <span className="nowrap">{row.run_on && dayText(row.run_on, language)}</span>,
    },
  ]
}
