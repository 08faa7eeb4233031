import type { TaskAnswer } from '@gongshu/client'
import { shortDay } from '../ui/day-text.ts'
import { ProvisionalTag } from '../ui/deadline.tsx'
import { useWords } from '../ui/words.tsx'

/** How many of each kind wait and when the first is due; shown where there is more than one kind. */
export function TaskQueues({ tasks }: { tasks: readonly TaskAnswer[] }) {
  const { t, tData } = useWords()
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
              <Earliest queue={queue} />
            </span>
          </div>
        ))}
      </div>
    </section>
  )
}

function Earliest({ queue }: { queue: readonly TaskAnswer[] }) {
  const { t, language } = useWords()
  const [first] = queue.flatMap(({ duty }) => duty ?? []).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  if (!first) return null
  return (
    <>
      {' · '}
      {t('work.queue.earliest', { day: shortDay(first.dueOn, language) })}
      {first.provisional && <ProvisionalTag />}
    </>
  )
}
