import type { CaseAnswer, CaseDuty, TimelineEvent } from '@gongshu/client'
import { dayText, momentText, shortDay } from '../ui/day-text.ts'
import { ProvisionalTag } from '../ui/deadline.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { proofUrl } from '../workbench/paths.ts'
import { ArticleLink, ArticleLinks } from './article-link.tsx'

/** Every act on the case: who, when, under which article, how much of its time was used, and its proof. */
export function CaseTimeline({ page }: { page: CaseAnswer }) {
  const { t } = useWords()
  return (
    <Card title={t('work.case.timeline')}>
      <ol className="timeline">
        {page.timeline.map(event => (
          <TimelineEntry
            key={event.id}
            event={event}
            ended={page.duties.filter(duty => wasEndedBy(duty, event, page.case.type))}
          />
        ))}
      </ol>
    </Card>
  )
}

function TimelineEntry({ event, ended }: { event: TimelineEvent; ended: readonly CaseDuty[] }) {
  const { t, tData, language } = useWords()
  const type = event.step.split('.')[0] ?? ''
  return (
    <li className={event.account_id ? undefined : 'by-system'}>
      <strong>{tData(`step.${event.step}`)}</strong> → {tData(`state.${type}.${event.to_state}`)}
      <div className="faint">
        {whoOf(event, t, tData)} · {dayText(event.effective_on, language)} ·{' '}
        {t('work.case.recorded', { moment: momentText(event.recorded_at) })}
      </div>
      <div className="faint">
        {event.duties.length > 0 && (
          <>
            {t('work.step.basis')} <ArticleLinks duties={event.duties} /> ·{' '}
          </>
        )}
        {event.position === null ? (
          t('work.case.unlogged')
        ) : (
          <a href={proofUrl(event.id)}>{t('work.case.proof', { position: event.position })}</a>
        )}
      </div>
      {ended.map(duty => (
        <div className="faint" key={duty.id}>
          <ArticleLink duty={duty.duty} />{' '}
          {t('work.case.used', {
            from: shortDay(duty.started_on, language),
            to: shortDay(event.effective_on, language),
            due: shortDay(duty.due_on, language),
          })}
          {duty.provisional && <ProvisionalTag />}
        </div>
      ))}
      {event.reason && <div className="reason">{event.reason}</div>}
      <Defects detail={event.detail} />
    </li>
  )
}

/** Defects are listed all at once, one by one. */
function Defects({ detail }: { detail: TimelineEvent['detail'] }) {
  const defects = detail.defects
  if (!Array.isArray(defects)) return null
  return (
    <ol className="reason" style={{ paddingLeft: 32 }}>
      {defects.map(defect => (
        <li key={String(defect)} style={{ border: 0, padding: 0, margin: 0, listStyle: 'decimal' }}>
          {String(defect)}
        </li>
      ))}
    </ol>
  )
}

function whoOf(event: TimelineEvent, t: ReturnType<typeof useWords>['t'], tData: ReturnType<typeof useWords>['tData']) {
  if (event.account_id) return event.unit ?? t('work.case.anOfficial')
  return event.on_behalf_of
    ? t('work.case.onBehalf', { role: tData(`role.${event.on_behalf_of}`) })
    : tData('role.system')
}

function wasEndedBy(duty: CaseDuty, event: TimelineEvent, type: string): boolean {
  return duty.ended_by === `${type}.${event.to_state}` && duty.ended_on === event.effective_on
}
