import type { YearlyTaskAnswer } from '@gongshu/client'
import { Deadline } from '../ui/deadline.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { ArticleLink } from './article-link.tsx'
import { useSession } from './law-in-force.ts'
import { OpeningLink } from './opening-link.tsx'

/** What the law asks for once a year and this year still lacks; nothing is shown once all of it is done. */
export function YearlyTasks({ tasks }: { tasks: readonly YearlyTaskAnswer[] }) {
  const { t, tData } = useWords()
  const { today } = useSession()
  if (!tasks.length) return null
  return (
    <Card title={t('work.yearly.title', { year: today.slice(0, 4), count: tasks.length })}>
      <ul className="list">
        {tasks.map(task => (
          <li className="task" key={task.caseType}>
            <div>
              <b>{tData(`case.${task.caseType}`)}</b>
              <div className="meta">{task.step && <OpeningLink type={task.caseType} step={task.step} />}</div>
            </div>
            <div>
              <Deadline facts={task} today={today}>
                {task.duties.map(duty => (
                  <ArticleLink key={duty} duty={duty} />
                ))}
              </Deadline>
            </div>
            <blockquote>“{task.quote}”</blockquote>
          </li>
        ))}
      </ul>
    </Card>
  )
}
