import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { dayText } from '../ui/day-text.ts'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { calendarQueries } from './calendar-queries.ts'
import { useSession } from './law-in-force.ts'

/** Warns the offices that decide on schedules when running deadlines reach a year that has none yet. */
export function MissingYearNote({ linked = true }: { linked?: boolean }) {
  const { t, language } = useWords()
  const { roles } = useSession()
  const concerned = roles.includes('authority') || roles.includes('operator')
  const { data } = useQuery({ ...calendarQueries.calendar, enabled: concerned })
  if (!concerned || !data?.warning) return null
  const { year, running, earliest } = data.warning
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      style={{ marginBottom: 16 }}
      title={t('work.calendar.warning', { year, running })}
      description={
        <>
          {earliest && t('work.calendar.warning.earliest', { day: dayText(earliest, language) })}{' '}
          {t('work.calendar.warning.about', { days: data.warnDays })}{' '}
          {linked && (
            <Link to={paths.calendar} search={{ year: String(year) }} style={{ textDecoration: 'underline' }}>
              {t('work.calendar.open')}
            </Link>
          )}
        </>
      }
    />
  )
}
