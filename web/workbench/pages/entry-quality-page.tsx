import type { EntryQuality, ScoredVersion } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { FailingRowsCard } from '../../parts/failing-rows.tsx'
import { useSession } from '../../parts/law-in-force.ts'
import { qualityQueries } from '../../parts/quality-queries.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { RuleResults } from '../../parts/rule-results.tsx'
import { RuleSets } from '../../parts/rule-sets.tsx'
import { ScoreTag } from '../../parts/score-tag.tsx'
import { dayText } from '../../ui/day-text.ts'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'
import '../../ui/quality.css'

// The chart library is large and stands on few pages.
const ScoreChart = lazy(() => import('../../ui/score-chart.tsx').then(module => ({ default: module.ScoreChart })))

const dimensions = ['conformity', 'completeness', 'accuracy', 'consistency', 'timeliness', 'accessibility'] as const

/** The quality of one entry: score and trend, every rule with the rows that fail it, issues, and who loaded what. */
export function EntryQualityPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const quality = useQuery(qualityQueries.entry(id))
  return (
    <QueryView query={quality}>
      {answer => (
        <>
          <PageHead title={t('work.quality.of', { title: answer.entry.title })} about={t('work.quality.ofAbout')}>
            <Actions answer={answer} />
          </PageHead>
          <EntryView answer={answer} />
        </>
      )}
    </QueryView>
  )
}

function Actions({ answer }: { answer: EntryQuality }) {
  const { t } = useWords()
  const { roles } = useSession()
  const navigate = useNavigate()
  const params = { id: answer.entry.id }
  const mayEdit = answer.clear || roles.includes('operator')
  return (
    <>
      <Button onClick={() => navigate({ to: paths.case, params })}>{t('case.catalogEntry')}</Button>
      <Button onClick={() => navigate({ to: paths.entryReconciliation, params })}>{t('work.reconcile.page')}</Button>
      {mayEdit && (
        <Button type="primary" onClick={() => navigate({ to: paths.editRules, params })}>
          {t('work.rules.edit')}
        </Button>
      )}
    </>
  )
}

function EntryView({ answer }: { answer: EntryQuality }) {
  const { t } = useWords()
  const { rule } = useSearch({ strict: false }) as { rule?: string }
  const { entry, versions, clear } = answer
  const current = versions.at(-1)
  if (!current) return <p className="empty">{t('work.quality.none')}</p>
  const place = rule === undefined ? null : Number(rule)
  return (
    <>
      <ScoreCard answer={answer} current={current} />
      <Card title={t('work.quality.results')}>
        <RuleResults results={current.quality?.results ?? []} items={entry.items} entryId={entry.id} />
      </Card>
      {place !== null && Number.isInteger(place) && (
        <FailingRowsCard entryId={entry.id} version={current.id} rule={place} items={entry.items} clear={clear} />
      )}
      <RuleSets sets={answer.ruleSets} />
      <Issues answer={answer} />
      <Versions versions={versions} />
    </>
  )
}

function ScoreCard({ answer, current }: { answer: EntryQuality; current: ScoredVersion }) {
  const { t, tData, language } = useWords()
  const named = (version: ScoredVersion) => [
    { name: t('work.quality.whole'), score: version.score },
    ...dimensions.map(dimension => ({
      name: tData(`dimension.${dimension}`),
      score: version.dimensions[dimension] ?? null,
    })),
  ]
  const now = named(current).slice(1)
  return (
    <Card title={t('work.quality.current', { day: dayText(current.loaded_on, language) })}>
      <div className="figures">
        <div className="figure">
          <b>{current.score ?? '–'}</b>
          <span>
            {t('work.quality.whole')} {current.grade && t(`grade.${current.grade}`)}
          </span>
        </div>
        {now.map(({ name, score }) => (
          <div className="figure" key={name}>
            <b>{score ?? '–'}</b>
            <span>{name}</span>
          </div>
        ))}
      </div>
      <Suspense fallback={<p className="empty">{t('work.loading')}</p>}>
        <ScoreChart
          label={t('work.quality.chart')}
          now={now}
          trend={answer.versions.map(version => ({ version: version.loaded_on.slice(5), scores: named(version) }))}
        />
      </Suspense>
    </Card>
  )
}

function Issues({ answer }: { answer: EntryQuality }) {
  const { t, tData, language } = useWords()
  return (
    <Card title={t('case.dataIssue.many')}>
      {answer.issues.length === 0 && <p className="empty">{t('work.quality.noIssues')}</p>}
      <ul className="list linked">
        {answer.issues.map(issue => (
          <li key={issue.id}>
            <Link to={paths.case} params={{ id: issue.id }}>
              {issue.number} {tData(`issueType.${issue.issue_type}`)}
            </Link>{' '}
            <StateTag type="dataIssue" state={issue.state} />{' '}
            <span className="faint">
              {dayText(issue.opened_on, language)} {issue.found_by && tData(`foundBy.${issue.found_by}`)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Versions({ versions }: { versions: readonly ScoredVersion[] }) {
  const { t, language } = useWords()
  const heads = ['loaded', 'rows', 'score', 'rulesVersion', 'loadedBy'] as const
  return (
    <Card title={t('work.quality.versions')}>
      <ScrollRegion name={t('work.quality.versions')}>
        <table className="table">
          <thead>
            <tr>
              {heads.map(head => (
                <th key={head} scope="col" className={head === 'rows' ? 'number' : undefined}>
                  {t(`work.quality.col.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {versions.toReversed().map(version => (
              <tr key={version.id}>
                <td className="nowrap">{dayText(version.loaded_on, language)}</td>
                <td className="number">{Number(version.rows).toLocaleString('en-US')}</td>
                <td>
                  <ScoreTag score={version.score} grade={version.grade} />
                </td>
                <td>
                  {version.quality?.ruleSet
                    ? t('work.quality.version', { version: version.quality.ruleSet.version })
                    : t('work.quality.basicRules')}
                </td>
                <td>{[version.loaded_by_unit, version.loaded_by].filter(Boolean).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}
