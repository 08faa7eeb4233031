import type { CaseAnswer } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { queries } from '../../parts/api.ts'
import { CaseFacts } from '../../parts/case-facts.tsx'
import { LawBeside, RunningDuties } from '../../parts/case-law.tsx'
import { CaseTimeline } from '../../parts/case-timeline.tsx'
import { usePreferredStep } from '../../parts/preferred-step.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { StepPanel } from '../../parts/step-panel.tsx'
import { dayText } from '../../ui/day-text.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** One page for every lifecycle: what it is, what can be done, what was done, the facts, and the law beside it. */
export function CasePage() {
  const { id = '' } = useParams({ strict: false })
  const page = useQuery(queries.casePage(id))
  return <QueryView query={page}>{found => <CaseView page={found} />}</QueryView>
}

function CaseView({ page }: { page: CaseAnswer }) {
  const preferred = usePreferredStep(page)
  return (
    <>
      <CaseHead page={page} />
      <div className="case-grid">
        <div>
          <CaseFacts page={page} />
          <CaseTimeline page={page} />
        </div>
        <div className="case-side">
          <StepPanel page={page} preferred={preferred} />
          <RunningDuties page={page} />
          <LawBeside page={page} />
        </div>
      </div>
    </>
  )
}

function CaseHead({ page }: { page: CaseAnswer }) {
  const { t, tData, language } = useWords()
  const { case: found } = page
  return (
    <div className="page-head">
      <h1>{found.title}</h1>
      <StateTag type={found.type} state={found.state} />
      <p>
        {tData(`case.${found.type}`)} {found.number}
        {found.unit && ` · ${found.unit}`}
        {found.party && ` · ${otherSide(found.type, found.party, t)}`}
        {` · ${t('work.case.opened', { day: dayText(found.opened_on, language) })}`}
        {` · ${t('work.task.since', { day: dayText(found.since, language) })}`}
        {found.parent_id && (
          <>
            {' · '}
            <Link to={paths.case} params={{ id: found.parent_id }}>
              {t('work.case.parent')}
            </Link>
          </>
        )}
      </p>
    </div>
  )
}

// Whoever asks for data has an office's name of its own; the other side of any other case has none.
function otherSide(type: string, party: string, t: Words['t']): string {
  const asksForData = ['demand', 'demandPart', 'sharingService'].includes(type)
  return asksForData ? t('work.task.for', { party }) : `${t('work.records.party')} ${party}`
}
