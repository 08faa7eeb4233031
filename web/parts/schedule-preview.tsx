import type { MovedDeadline, Schedule, SchedulePreview } from '@gongshu/client'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { dayText } from '../ui/day-text.ts'
import { ProvisionalTag } from '../ui/deadline.tsx'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { ArticleLink } from './article-link.tsx'

type Props = {
  readonly schedule: Schedule
  readonly preview: SchedulePreview
  readonly pending: boolean
  readonly onConfirm: () => void
}

/** Which running deadlines a schedule moves, old day and new day, before anything is in force. */
export function SchedulePreviewCard({ schedule, preview, pending, onConfirm }: Props) {
  const { t } = useWords()
  const { moved, count, settled } = preview
  return (
    <Card title={t('work.calendar.preview.title', { year: schedule.year })}>
      <p role="status" style={{ marginBottom: 8 }}>
        {count ? t('work.calendar.preview.count', { count, settled }) : t('work.calendar.preview.nothing')}
      </p>
      {moved.length > 0 && <MovedTable moved={moved} />}
      {count > moved.length && <p className="faint">{t('work.calendar.preview.cut', { shown: moved.length })}</p>}
      <div className="form-foot" style={{ marginTop: 16 }}>
        <Button type="primary" size="large" loading={pending} onClick={onConfirm}>
          {t('work.calendar.confirm')}
        </Button>
      </div>
    </Card>
  )
}

function MovedTable({ moved }: { moved: readonly MovedDeadline[] }) {
  const { t, language } = useWords()
  return (
    <ScrollRegion name={t('work.calendar.preview')} style={{ maxHeight: 480, overflow: 'auto' }}>
      <table className="table">
        <thead>
          <tr>
            {(['case', 'duty', 'old', 'new'] as const).map(column => (
              <th key={column} scope="col">
                {t(`work.calendar.col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moved.map(change => (
            <tr key={change.id}>
              <td>
                <Link to={paths.case} params={{ id: change.caseId }}>
                  {change.number}
                </Link>
              </td>
              <td>
                <ArticleLink duty={change.duty} />
              </td>
              <td>
                {dayText(change.oldDay, language)} {change.wasProvisional && <ProvisionalTag />}
              </td>
              <td>
                {dayText(change.newDay, language)} {change.provisional && <ProvisionalTag />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
