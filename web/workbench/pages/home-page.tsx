import type { NoticeAnswer } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { api, queries } from '../../parts/api.ts'
import { ArticleLink } from '../../parts/article-link.tsx'
import { useSession } from '../../parts/law-in-force.ts'
import { MissingYearNote } from '../../parts/missing-year-note.tsx'
import { noticeText } from '../../parts/notice-text.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { TaskList } from '../../parts/task-list.tsx'
import { TaskQueues } from '../../parts/task-queues.tsx'
import { YearlyTasks } from '../../parts/yearly-tasks.tsx'
import { dayText } from '../../ui/day-text.ts'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** What is expected of me, what I wait for, what I was told. */
export function HomePage() {
  const { t, language } = useWords()
  const { account, unit, today } = useSession()
  const tasks = useQuery(queries.tasks)
  return (
    <>
      <PageHead
        title={t('work.home.title')}
        about={t('work.home.about', { name: account.name, unit: unit?.name ?? '', today: dayText(today, language) })}
      />
      <MissingYearNote />
      <QueryView query={tasks}>
        {({ mine, waiting, yearly }) => (
          <>
            <TaskQueues tasks={mine} />
            <Card title={t('work.home.mine', { count: mine.length })}>
              <TaskList tasks={mine} empty={t('work.home.nothing')} />
            </Card>
            <YearlyTasks tasks={yearly} />
            <Card title={t('work.home.waiting', { count: waiting.length })}>
              <TaskList tasks={waiting} empty={t('work.home.noWaiting')} waiting />
            </Card>
          </>
        )}
      </QueryView>
      <Notices />
    </>
  )
}

function Notices() {
  const { t } = useWords()
  const notices = useQuery(queries.notices)
  return (
    <Card title={t('work.home.notices')}>
      <QueryView query={notices}>
        {answer =>
          answer.notices.length ? (
            <ul className="list">
              {answer.notices.map(notice => (
                <NoticeLine key={notice.id} notice={notice} />
              ))}
            </ul>
          ) : (
            <p className="empty">{t('work.home.noNotices')}</p>
          )
        }
      </QueryView>
    </Card>
  )
}

function NoticeLine({ notice }: { notice: NoticeAnswer }) {
  const { t, tData, language } = useWords()
  const client = useQueryClient()
  const read = useMutation({
    mutationFn: () => api.readNotice(notice.id),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.notices.queryKey }),
  })
  const text = noticeText(notice, tData)
  return (
    <li className="task">
      <div>
        <span className={notice.read_at ? 'faint' : undefined}>
          {notice.case_id ? (
            <Link to={paths.case} params={{ id: notice.case_id }}>
              {text}
            </Link>
          ) : (
            text
          )}
        </span>
        <div className="meta">
          {dayText(notice.sent_on, language)}
          {notice.duty && (
            <>
              {' · '}
              {t('work.step.basis')} <ArticleLink duty={notice.duty} />
            </>
          )}
        </div>
      </div>
      <div>
        {notice.read_at ? (
          <span className="faint">{t('work.notice.read')}</span>
        ) : (
          <Button size="small" onClick={() => read.mutate()} aria-label={`${t('work.notice.markRead')}: ${text}`}>
            {t('work.notice.markRead')}
          </Button>
        )}
      </div>
    </li>
  )
}
