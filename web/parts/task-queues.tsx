import type { TaskAnswer } from '@gongshu/client'
import { shortDay } from '../ui/day-text.ts'
import { useWords } from '../ui/words.tsx'

/** How many of each kind wait and when the first is due; shown where there is more than one kind. */
export function TaskQueues({ tasks }: { tasks: readonly TaskAnswer[] }) {
  const { t, tData, language } = useWords()
  const queues = Object.entries(Object.groupBy(tasks, task => `${task.caseType}.${task.state}`))
  if (queues.length < 2) return null
  return (
    <section className="card" aria-label={t('work.home.queues')}>
      <div className="figures">
        {queues.map(([state, queue = []]) => (
          <div className="figure" key={state}>
            <b>{queue.length}</b>
            <span>
              {tData(`case.${queue[0]?.caseType}`)} · {tData(`state.${state}`)}
              {earliest(queue) && ` · ${t('work.queue.earliest', { day: shortDay(earliest(queue) ?? '', language) })}`}
            </span>
          </div>
        ))}
      </div>
    </section>
  )
}

function earliest(queue: readonly TaskAnswer[]): string | undefined {
  return queue.flatMap(task => (task.duty ? [task.duty.dueOn] : [])).sort()[0]
}
