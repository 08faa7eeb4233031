import type { CalendarYear } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { calendarQueries } from '../../parts/calendar-queries.ts'
import { useSession } from '../../parts/law-in-force.ts'
import { MissingYearNote } from '../../parts/missing-year-note.tsx'
import { QueryView } from '../../parts/query-view.tsx'
import { ScheduleImport } from '../../parts/schedule-import.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { YearMonths } from '../../ui/year-months.tsx'
import { paths } from '../paths.ts'

/** The calendar by which deadlines are counted: which years are published, their days, and the import of a schedule. */
export function CalendarPage() {
  const { t } = useWords()
  const { today, roles } = useSession()
  const asked = Number(useSearch({ strict: false }).year)
  const shown = Number.isInteger(asked) && asked >= 2007 && asked <= 2200 ? asked : Number(today.slice(0, 4))
  const year = useQuery(calendarQueries.year(shown))
  return (
    <>
      <PageHead title={t('work.calendar.title')} about={t('work.calendar.about')} />
      <MissingYearNote linked={false} />
      <Years shown={shown} />
      <QueryView query={year}>
        {found => (
          <>
            <Year found={found} today={today} />
            {roles.includes('authority') ? (
              <ScheduleImport key={`${found.year} ${found.published}`} year={found} />
            ) : (
              <p className="faint">{t('work.calendar.readOnly')}</p>
            )}
          </>
        )}
      </QueryView>
    </>
  )
}

function Years({ shown }: { shown: number }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const calendar = useQuery(calendarQueries.calendar)
  return (
    <Card title={t('work.calendar.years')}>
      <QueryView query={calendar}>
        {({ years }) => (
          <div className="row">
            {years.map(({ year, published }) => (
              <span key={year} className="row">
                <Button
                  type={year === shown ? 'primary' : 'default'}
                  aria-pressed={year === shown}
                  onClick={() => navigate({ to: paths.calendar, search: { year: String(year) } })}
                >
                  {t('work.calendar.year', { year })}
                </Button>
                <span className={published ? 'tag good' : 'tag warn'}>
                  {t(published ? 'work.calendar.published' : 'work.calendar.unpublished')}
                </span>
              </span>
            ))}
          </div>
        )}
      </QueryView>
    </Card>
  )
}

function Year({ found, today }: { found: CalendarYear; today: string }) {
  const { t } = useWords()
  const { year, published, imported, papers, caseId, days } = found
  return (
    <Card title={t('work.calendar.year', { year })}>
      {published ? (
        <p className="row" style={{ marginBottom: 8 }}>
          <span className="tag">{t(imported ? 'work.calendar.imported' : 'work.calendar.vendored')}</span>
          <span className="pre">
            {t('work.calendar.papers')}: {papers.join('、')}
          </span>
          {caseId && (
            <Link to={paths.case} params={{ id: caseId }}>
              {t('work.calendar.case')}
            </Link>
          )}
        </p>
      ) : (
        <Alert type="warning" showIcon title={t('work.calendar.none')} style={{ marginBottom: 16 }} />
      )}
      <YearMonths year={year} today={today} days={days} />
    </Card>
  )
}
