import type { QualityListing, Scheme } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { numberColumn } from '../../parts/case-columns.tsx'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { qualityQueries } from '../../parts/quality-queries.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { ScoreTag } from '../../parts/score-tag.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { dayText } from '../../ui/day-text.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { TrendLine } from '../../ui/trend-line.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'
import '../../ui/quality.css'

/** The quality of everything that is collected: which entry is weak, whether it gets better, what is open. */
export function QualityPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const quality = useQuery(qualityQueries.all)
  return (
    <>
      <PageHead title={t('work.quality.page')} about={t('work.quality.about')}>
        <Button onClick={() => navigate({ to: paths.records, params: { type: 'scoringScheme' } })}>
          {t('case.scoringScheme')}
        </Button>
      </PageHead>
      <QueryView query={quality}>
        {({ scheme, entries }) => (
          <>
            <Figures entries={entries} scheme={scheme} />
            <Listing entries={entries} />
          </>
        )}
      </QueryView>
    </>
  )
}

function Figures({ entries, scheme }: { entries: readonly QualityListing[]; scheme: Scheme }) {
  const { t } = useWords()
  const scores = entries.flatMap(entry => entry.score ?? [])
  const mean = scores.length
    ? Math.round((10 * scores.reduce((sum, score) => sum + score, 0)) / scores.length) / 10
    : '–'
  const figures = [
    { name: t('work.quality.mean'), value: mean },
    {
      name: t('work.quality.below', { score: scheme.alarmBelow }),
      value: scores.filter(score => score < scheme.alarmBelow).length,
    },
    { name: t('work.quality.openIssues'), value: entries.reduce((sum, entry) => sum + entry.open_issues, 0) },
    { name: t('work.quality.withoutRules'), value: entries.filter(entry => entry.rules_version === null).length },
  ]
  return (
    <section className="card" aria-label={t('work.report.figures')}>
      <div className="figures">
        {figures.map(({ name, value }) => (
          <div className="figure" key={name}>
            <b>{value}</b>
            <span>{name}</span>
          </div>
        ))}
      </div>
    </section>
  )
}

function Listing({ entries }: { entries: readonly QualityListing[] }) {
  const words = useWords()
  const { t } = words
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const set = (change: object) => navigate({ to: paths.quality, search: { ...view, ...change }, replace: true })
  const units = [...new Set(entries.map(entry => entry.unit))]
  return (
    <DataTable
      name={t('work.quality.page')}
      rows={entries.filter(row => (!view.unit || row.unit === view.unit) && (!view.state || row.grade === view.state))}
      rowKey={row => row.id}
      columns={columnsOf(words)}
      view={view}
      onView={set}
      empty={t('work.quality.empty')}
      filters={
        <>
          <FilterSelect
            label={t('work.col.unit')}
            value={view.unit}
            onChange={unit => set({ unit, page: undefined })}
            choices={units.map(value => ({ value, label: value }))}
          />
          <FilterSelect
            label={t('work.quality.grade')}
            value={view.state}
            onChange={state => set({ state, page: undefined })}
            choices={(['good', 'fair', 'passing', 'poor'] as const).map(value => ({
              value,
              label: t(`grade.${value}`),
            }))}
          />
        </>
      }
    />
  )
}

const dimensions = ['conformity', 'completeness', 'accuracy', 'consistency', 'timeliness', 'accessibility'] as const

function columnsOf(words: Words): Column<QualityListing>[] {
  const { t, tData, language } = words
  return [
    { ...numberColumn(words), extra: true },
    {
      key: 'title',
      title: tData('field.name'),
      text: row => row.title,
      show: row => (
        <Link to={paths.entryQuality} params={{ id: row.id }}>
          {row.title}
        </Link>
      ),
    },
    { key: 'unit', title: t('work.col.unit'), text: row => row.unit },
    {
      key: 'score',
      title: t('work.col.quality'),
      text: row => String(row.score ?? ''),
      show: row => <ScoreTag score={row.score} grade={row.grade} />,
    },
    {
      key: 'trend',
      title: t('work.quality.trend'),
      text: row => row.trend.map(score => score ?? '').join(' '),
      show: row => <TrendLine scores={row.trend} label={row.trend.map(score => score ?? '–').join('，')} />,
    },
    ...dimensions.map(
      (dimension): Column<QualityListing> => ({
        key: dimension,
        title: tData(`dimension.${dimension}`),
        text: row => String(row.dimensions[dimension] ?? ''),
        number: true,
        extra: true,
      }),
    ),
    {
      key: 'rules',
      title: t('case.qualityRules'),
      text: row => rulesText(row, words),
    },
    { key: 'issues', title: t('work.quality.openIssues'), text: row => String(row.open_issues), number: true },
    {
      key: 'loaded',
      title: t('work.col.loaded'),
      text: row => row.loaded_on ?? '',
      show: row => <span className="nowrap">{row.loaded_on && dayText(row.loaded_on, language)}</span>,
    },
  ]
}

function rulesText(row: QualityListing, { t, tData }: Words): string {
  const version =
    row.rules_version === null
      ? t('work.quality.basicRules')
      : t('work.quality.version', { version: row.rules_version })
  return row.draft_state ? `${version}（${tData(`state.qualityRules.${row.draft_state}`)}）` : version
}
