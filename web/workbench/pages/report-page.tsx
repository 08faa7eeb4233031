import type { ReportAnswer, ReportColumn, ReportFigure, ReportRow } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { queries } from '../../parts/api.ts'
import { ArticleLink } from '../../parts/article-link.tsx'
import { QueryView } from '../../parts/query-view.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { dayText } from '../../ui/day-text.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths, reportFileUrl } from '../paths.ts'

/** One report: its articles, days, figures and rows, each of which leads to its case. */
export function ReportPage() {
  const { t, tData } = useWords()
  const { name = '' } = useParams({ strict: false })
  const { from, to } = useSearch({ strict: false })
  const days = { ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const report = useQuery(queries.report(name, days))
  return (
    <>
      <PageHead title={tData(`report.${name}`)}>
        <Button href={reportFileUrl(name, { ...days, format: 'csv' })}>{t('work.report.csv')}</Button>
        <Button href={reportFileUrl(name, { ...days, format: 'xlsx' })}>{t('work.report.xlsx')}</Button>
        <Button onClick={() => window.print()}>{t('work.report.print')}</Button>
      </PageHead>
      <QueryView query={report}>{answer => <Report answer={answer} />}</QueryView>
    </>
  )
}

function Report({ answer }: { answer: ReportAnswer }) {
  const words = useWords()
  const { t, tData } = words
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const set = (change: object) =>
    navigate({ to: paths.report, params: { name: answer.name }, search: { ...view, ...change }, replace: true })
  return (
    <>
      <Articles answer={answer} />
      {answer.period && <Days period={answer.period} onChange={change => set({ ...change, page: undefined })} />}
      <Figures figures={answer.figures} />
      {answer.cut && (
        <Alert type="warning" showIcon title={t('work.report.cut', { count: answer.rows.length })} role="alert" />
      )}
      <DataTable
        name={tData(`report.${answer.name}`)}
        rows={answer.rows.map((row, place) => ({ ...row, place }))}
        rowKey={row => String(row.place)}
        columns={answer.columns.map(column => columnOf(column, words))}
        view={view}
        onView={set}
        empty={t('work.report.empty')}
      />
    </>
  )
}

function Articles({ answer }: { answer: ReportAnswer }) {
  const { t, language } = useWords()
  return (
    <section className="card">
      <ul className="list stack">
        {answer.articles.map(({ duty, quote }) => (
          <li key={duty}>
            <ArticleLink duty={duty} /> <span lang="zh-CN">{quote}</span>
          </li>
        ))}
      </ul>
      <p className="faint">
        {t('work.report.asOf', { day: dayText(answer.today, language) })}{' '}
        {answer.scope === 'own' && t('work.report.own')}
      </p>
    </section>
  )
}

type Period = { readonly from: string; readonly to: string }

function Days({ period, onChange }: { period: Period; onChange: (change: Partial<Period>) => void }) {
  const { t } = useWords()
  return (
    <div className="tools">
      {(['from', 'to'] as const).map(key => (
        <label key={key} className="row">
          {t(`work.report.${key}`)}
          <input
            className="input"
            type="date"
            value={period[key]}
            onChange={event => event.target.value && onChange({ ...period, [key]: event.target.value })}
          />
        </label>
      ))}
    </div>
  )
}

function Figures({ figures }: { figures: readonly ReportFigure[] }) {
  const { t, tData } = useWords()
  if (!figures.length) return null
  return (
    <section className="card" aria-label={t('work.report.figures')}>
      <div className="figures">
        {figures.map(({ key, kind, value }) => (
          <div className="figure" key={key}>
            <b>{value === null ? t('work.report.noFigure') : kind === 'percent' ? `${value}%` : value}</b>
            <span>{tData(`report.col.${key}`)}</span>
          </div>
        ))}
      </div>
    </section>
  )
}

function columnOf({ key, kind }: ReportColumn, words: Words): Column<ReportRow> {
  const text = (row: ReportRow) => cellText(kind, row.cells[key] ?? null, words)
  const isNumber = kind === 'count' || kind === 'number' || kind === 'percent'
  return {
    key,
    title: words.tData(`report.col.${key}`),
    text,
    ...(isNumber ? { number: true as const } : {}),
    ...(kind === 'case' ? { show: row => <CaseLink row={row} text={text(row)} /> } : {}),
  }
}

function CaseLink({ row, text }: { row: ReportRow; text: string }) {
  if (!row.caseId) return text
  return (
    <Link to={paths.case} params={{ id: row.caseId }}>
      {text}
    </Link>
  )
}

function cellText(kind: ReportColumn['kind'], cell: ReportRow['cells'][string], { t, tData }: Words): string {
  if (cell === null || cell === undefined) return kind === 'percent' ? t('work.report.noFigure') : ''
  if (kind === 'mark') return cell ? t('work.report.yes') : ''
  if (kind === 'percent') return `${cell}%`
  const texts = [cell].flat().map(String)
  return (kind === 'word' || kind === 'words' ? texts.map(one => tData(one)) : texts).join('、')
}
