import type { SupplyBoard, SupplyEntry, TaskAnswer } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { queries } from '../../parts/api.ts'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { TaskList } from '../../parts/task-list.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { dayText } from '../../ui/day-text.ts'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** What belongs to supply, whoever it lies with. */
const supplyTypes = [
  'catalogEntry',
  'catalogTask',
  'planConsent',
  'citySubmission',
  'collection',
  'dataRequest',
  'refusalCase',
  'dataIssue',
  'capturePlan',
  'digitisation',
]

/** How my unit stands with what it supplies: what is due, what is late, how good it is. */
export function SupplyPage() {
  const { t, language } = useWords()
  const { unit, today } = useSession()
  const board = useQuery(queries.supplyBoard)
  const tasks = useQuery(queries.tasks)
  return (
    <QueryView query={board}>
      {found => (
        <>
          <PageHead
            title={t('work.supply.title')}
            about={t('work.supply.about', {
              unit: found.wholeDistrict ? t('work.supply.office') : (unit?.name ?? ''),
              today: dayText(today, language),
            })}
          />
          <Figures board={found} />
          <Card title={t('work.supply.due')}>
            <QueryView query={tasks}>
              {({ mine }) => <TaskList tasks={mine.filter(isSupply).slice(0, 8)} empty={t('work.supply.noDue')} />}
            </QueryView>
          </Card>
          <DataState wholeDistrict={found.wholeDistrict} />
        </>
      )}
    </QueryView>
  )
}

function isSupply({ caseType }: TaskAnswer): boolean {
  return supplyTypes.includes(caseType)
}

function Figures({ board: { counts, meanScore } }: { board: SupplyBoard }) {
  const { t } = useWords()
  const to = { entries: paths.catalog, collections: paths.collections } as const
  const figures = [
    { key: 'published', to: to.entries, search: { state: 'published' } },
    { key: 'underReview', to: to.entries, search: { state: 'underReview' } },
    { key: 'returned', to: to.entries, search: { state: 'returned' }, isLate: counts.returned > 0 },
    { key: 'tasks', to: paths.home, search: {}, isLate: counts.tasks > 0 },
    { key: 'uncollected', to: to.collections, search: {}, isLate: counts.uncollected > 0 },
    { key: 'stale', to: to.collections, search: {}, isLate: counts.stale > 0 },
    { key: 'issues', to: paths.home, search: {}, isLate: counts.issues > 0 },
  ] as const
  return (
    <section className="card" aria-label={t('work.supply.title')}>
      <div className="figures">
        {figures.map(({ key, to: target, search, ...figure }) => (
          <div className="figure" key={key}>
            <b className={'isLate' in figure && figure.isLate ? 'soon' : undefined}>{counts[key]}</b>
            <span>
              <Link to={target} search={search}>
                {t(`work.supply.${key}`)}
              </Link>
            </span>
          </div>
        ))}
        <div className="figure">
          <b>{percent(meanScore)}</b>
          <span>{t('work.supply.score')}</span>
        </div>
      </div>
    </section>
  )
}

function DataState({ wholeDistrict }: { wholeDistrict: boolean }) {
  const words = useWords()
  const { t } = words
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const entries = useQuery(queries.supplyEntries)
  return (
    <Card title={t('work.supply.data')}>
      <QueryView query={entries}>
        {rows => (
          <DataTable
            name={t('work.supply.data')}
            rows={rows}
            rowKey={row => row.entryId}
            columns={columnsOf(words).filter(({ key }) => wholeDistrict || key !== 'unit')}
            view={view}
            onView={change => navigate({ to: paths.supply, search: { ...view, ...change }, replace: true })}
            empty={t('work.supply.noData')}
          />
        )}
      </QueryView>
    </Card>
  )
}

function columnsOf({ t, language }: Words): Column<SupplyEntry>[] {
  const day = (value: string | null) => (value ? dayText(value, language) : '')
  return [
    {
      key: 'title',
      title: t('work.supply.entry'),
      text: row => row.title,
      show: row => (
        <Link to={paths.case} params={{ id: row.entryId }}>
          {row.title}
        </Link>
      ),
    },
    { key: 'unit', title: t('work.col.unit'), text: row => row.unit },
    {
      key: 'state',
      title: t('work.supply.state'),
      text: row => t(stateOf(row)),
      show: row => <span className={toneOf(row)}>{t(stateOf(row))}</span>,
    },
    { key: 'loaded', title: t('work.supply.loaded'), text: row => day(row.loadedOn) },
    { key: 'until', title: t('work.supply.freshUntil'), text: row => day(row.freshUntil) },
    { key: 'score', title: t('work.supply.scoreOf'), text: row => percent(row.score), number: true },
  ]
}

function stateOf({ loadedOn, freshUntil, late }: SupplyEntry) {
  if (!loadedOn) return 'work.supply.never'
  if (!freshUntil) return 'work.supply.noRhythm'
  return late ? 'work.supply.late' : 'work.supply.fresh'
}

function toneOf(row: SupplyEntry): string | undefined {
  if (row.late) return 'deadline late'
  return row.loadedOn ? undefined : 'deadline soon'
}

/** A score in percent as people read it. */
function percent(score: number | null): string {
  return score === null ? '–' : `${Math.round(score * 10) / 10}%`
}
