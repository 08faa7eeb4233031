import type { CaseAnswer } from '@gongshu/client'
import { dayText } from '../ui/day-text.ts'
import { Deadline } from '../ui/deadline.tsx'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { lawUrl } from '../workbench/paths.ts'
import { ArticleLink } from './article-link.tsx'
import { useSession } from './law-in-force.ts'

/** The deadlines that run on the case, with the words behind them. */
export function RunningDuties({ page }: { page: CaseAnswer }) {
  const { t, tData, language } = useWords()
  const { today } = useSession()
  const running = page.duties.filter(duty => !duty.ended_on)
  if (!running.length) return null
  return (
    <Card title={t('work.case.duties')}>
      <ul className="list stack">
        {running.map(duty => (
          <li key={duty.id}>
            <Deadline
              today={today}
              facts={{ dueOn: duty.due_on, workdaysLeft: duty.workdaysLeft, provisional: duty.provisional }}
            >
              <ArticleLink duty={duty.duty} />
            </Deadline>
            <div className="faint">
              {tData(`role.${duty.who}`)} · {t('work.case.since', { day: dayText(duty.started_on, language) })}
            </div>
            <div className="faint">“{duty.quote}”</div>
            <div>{tData(duty.outcome ? `consequence.${duty.outcome}` : 'consequence.none')}</div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The articles that govern the present state, folded. */
export function LawBeside({ page }: { page: CaseAnswer }) {
  const { t } = useWords()
  if (!page.law.length) return null
  return (
    <Card title={t('work.case.law')}>
      {page.law.map(({ article, text, title }) => (
        <details className="fold" key={article}>
          <summary>
            {article} · {title}
          </summary>
          <ScrollRegion className="law-text" name={article}>
            {text}
          </ScrollRegion>
          <a href={lawUrl(article)}>{t('work.case.article')}</a>
        </details>
      ))}
    </Card>
  )
}
