import type { SourceListing } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { sourceQueries } from '../../parts/source-queries.ts'
import { faultText, RunTag, rhythmText } from '../../parts/source-words.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { momentText } from '../../ui/day-text.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** Where collections fetch their data from by themselves: how each went last, and when it is fetched next. */
export function SourcesPage() {
  const words = useWords()
  const { t, tData } = words
  const { roles } = useSession()
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const sources = useQuery(sourceQueries.sources)
  const set = (change: object) => navigate({ to: paths.sources, search: { ...view, ...change }, replace: true })
  const mayAdd = roles.includes('provider') || roles.includes('operator')
  return (
    <>
      <PageHead title={t('work.source.title')} about={t('work.source.about')}>
        {mayAdd && (
          <Button type="primary" onClick={() => navigate({ to: paths.newSource })}>
            {t('work.source.new')}
          </Button>
        )}
      </PageHead>
      <QueryView query={sources}>
        {answer => (
          <DataTable
            name={t('work.source.title')}
            rows={answer.sources.filter(row => !view.state || stateOf(row) === view.state)}
            rowKey={row => row.id}
            columns={columnsOf(words)}
            view={view}
            onView={set}
            empty={t('work.source.empty')}
            filters={
              <FilterSelect
                label={t('work.source.col.last')}
                value={view.state}
                onChange={state => set({ state, page: undefined })}
                choices={[...new Set(answer.sources.map(stateOf))]
                  .filter(Boolean)
                  .map(value => ({ value, label: tData(`runState.${value}`) }))}
              />
            }
          />
        )}
      </QueryView>
    </>
  )
}

function stateOf({ last }: SourceListing): string {
  return last?.state ?? ''
}

function columnsOf(words: Words): Column<SourceListing>[] {
  const { t } = words
  return [
    {
      key: 'name',
      title: t('work.source.name'),
      text: row => row.name,
      show: row => (
        <Link to={paths.source} params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
    },
    { key: 'kind', title: t('work.source.kind'), text: row => t(`sourceKind.${row.kind}`) },
    { key: 'collection', title: t('work.source.collection'), text: row => `${row.title} ${row.number}` },
    { key: 'unit', title: t('work.col.unit'), text: row => row.unit },
    { key: 'when', title: t('work.source.when'), text: row => rhythmText(row, words) },
    {
      key: 'last',
      title: t('work.source.col.last'),
      text: row => lastText(row, words),
      show: row => <Last row={row} words={words} />,
    },
    {
      key: 'next',
      title: t('work.source.next'),
      text: row => nextText(row, words),
      show: row => <span className="nowrap">{nextText(row, words)}</span>,
    },
    { key: 'mode', title: t('work.source.mode'), text: row => words.tData(`sourceMode.${row.mode}`), extra: true },
  ]
}

function lastText({ last }: SourceListing, { tData }: Words): string {
  return last ? `${tData(`runState.${last.state}`)} ${momentText(last.endedAt ?? last.queuedAt)}` : ''
}

function Last({ row: { last }, words }: { row: SourceListing; words: Words }) {
  if (!last) return <span className="faint">{words.t('work.source.never')}</span>
  const isBad = last.fault && last.state !== 'done'
  return (
    <>
      <RunTag run={last} words={words} /> <span className="nowrap">{momentText(last.endedAt ?? last.queuedAt)}</span>
      {isBad && last.fault && <div className="faint">{faultText(last.fault, words)}</div>}
    </>
  )
}

function nextText({ state, nextRunAt, kind }: SourceListing, { t }: Words): string {
  if (state === 'paused') return t('sourceState.paused')
  if (kind === 'folder') return t('work.source.whenDropped')
  return nextRunAt ? momentText(nextRunAt) : t('work.source.onDemand')
}
