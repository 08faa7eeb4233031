import type { TaskAnswer } from '@gongshu/client'
import { Link } from '@tanstack/react-router'
import { dayText } from '../ui/day-text.ts'
import { Deadline } from '../ui/deadline.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { ArticleLink } from './article-link.tsx'
import { useSession } from './law-in-force.ts'

/** Tasks in the order of urgency: what, for whom, since, days left, the article's own words, what missing it brings. */
export function TaskList({
  tasks,
  empty,
  waiting = false,
}: {
  tasks: readonly TaskAnswer[]
  empty: string
  waiting?: boolean
}) {
  if (!tasks.length) return <p className="empty">{empty}</p>
  return (
    <ul className="list">
      {tasks.map(task => (
        <TaskLine key={`${task.caseId} ${task.duty?.id ?? ''}`} task={task} waiting={waiting} />
      ))}
    </ul>
  )
}

function TaskLine({ task, waiting }: { task: TaskAnswer; waiting: boolean }) {
  const { t, tData, language } = useWords()
  const { today } = useSession()
  const steps = task.steps.map(step => tData(`step.${step}`)).join(language === 'zh' ? '、' : ', ')
  return (
    <li className="task">
      <div>
        <Link className="title" to={paths.case} params={{ id: task.caseId }}>
          {task.title}
        </Link>{' '}
        <StateTag type={task.caseType} state={task.state} />
        <div className="meta">
          {tData(`case.${task.caseType}`)} {task.number}
          {task.unit && ` · ${task.unit}`}
          {task.party && ` · ${t('work.task.for', { party: task.party })}`}
          {` · ${t('work.task.since', { day: dayText(task.since, language) })}`}
        </div>
        {steps && <div className="meta">{t(waiting ? 'work.task.awaited' : 'work.task.todo', { steps })}</div>}
      </div>
      <div>
        {task.duty ? (
          <Deadline facts={task.duty} today={today}>
            <ArticleLink duty={task.duty.id} />
          </Deadline>
        ) : (
          <span className="faint">{t('work.task.noLimit')}</span>
        )}
      </div>
      {task.duty && !waiting && (
        <blockquote>
          “{task.duty.quote}”{' '}
          <span className={task.duty.outcome ? 'consequence' : undefined}>
            {tData(task.duty.outcome ? `consequence.${task.duty.outcome}` : 'consequence.none')}
          </span>
        </blockquote>
      )}
    </li>
  )
}
