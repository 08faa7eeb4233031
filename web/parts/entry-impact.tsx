import type { EntryInput, EntryUseAnswer, HeldImpact } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayText } from '../ui/day-text.ts'
import { FactList } from '../ui/fact-list.tsx'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { api, queries } from './api.ts'
import { QueryView } from './query-view.tsx'

type Props = {
  readonly entryId: string
  readonly changeKind: 'change' | 'deletion'
  /** The entry as it is to be; absent for a deletion. */
  readonly entry?: EntryInput
}

/** What rests on an entry and would be touched by a change of it, before anybody asks for the change. */
export function EntryImpact({ entryId, changeKind, entry }: Props) {
  const { t } = useWords()
  const impact = useQuery({
    queryKey: ['entryImpact', entryId, changeKind, JSON.stringify(entry ?? null)],
    queryFn: () => api.entryImpact(entryId, { changeKind, ...(entry ? { entry } : {}) }),
    gcTime: 60_000,
  })
  return (
    <Card title={t('work.impact.title')}>
      <QueryView query={impact}>{({ uses }) => <UseTable uses={uses} />}</QueryView>
    </Card>
  )
}

/** The change that an entry waits for: what it is, what it touches, the plan, and what each unit says of it. */
export function HeldChange({ entryId }: { entryId: string }) {
  const { t, tData } = useWords()
  const impact = useQuery(queries.heldImpact(entryId))
  return (
    <QueryView query={impact}>
      {({ held, uses, consents }) =>
        held && (
          <Card title={t('work.impact.title')}>
            <FactList
              facts={[
                { name: tData('field.changeKind'), value: tData(`changeKind.${held.changeKind}`) },
                { name: tData('field.changeOccasion'), value: held.reason },
                { name: tData('field.historicData'), value: held.plan?.historicData },
                { name: tData('field.serviceTransition'), value: held.plan?.serviceTransition },
                { name: tData('field.executeFrom'), value: held.plan?.executeFrom },
              ]}
            />
            <UseTable uses={uses} />
            {consents.length > 0 && <Consents consents={consents} />}
          </Card>
        )
      }
    </QueryView>
  )
}

function Consents({ consents }: { consents: HeldImpact['consents'] }) {
  const { t, tData, language } = useWords()
  return (
    <>
      <h3>{t('work.impact.consents')}</h3>
      <ul className="list">
        {consents.map(({ caseId, unit, side, state, since, reason }) => (
          <li key={caseId}>
            <Link to={paths.case} params={{ id: caseId }}>
              {unit ?? caseId}
            </Link>{' '}
            <span className="faint">
              {tData(`side.${side}`)} · {dayText(since, language)}
            </span>{' '}
            <StateTag type="planConsent" state={state} />
            {reason && <div>{reason}</div>}
          </li>
        ))}
      </ul>
    </>
  )
}

const served = ['sharingService', 'openListEntry']

function UseTable({ uses }: { uses: readonly EntryUseAnswer[] }) {
  const { t, tData } = useWords()
  if (!uses.length) return <p className="faint">{t('work.impact.none')}</p>
  return (
    <>
      {uses.some(use => use.touched && served.includes(use.kind)) && (
        <p className="deadline soon">{t('work.impact.plan')}</p>
      )}
      <ScrollRegion name={t('work.impact.title')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('work.impact.kind')}</th>
              <th scope="col">{t('work.impact.what')}</th>
              <th scope="col">{t('work.impact.unit')}</th>
              <th scope="col">{t('work.impact.columns')}</th>
              <th scope="col">{t('work.impact.title')}</th>
            </tr>
          </thead>
          <tbody>
            {uses.map(use => (
              <tr key={use.caseId}>
                <td>{tData(`case.${use.kind}`)}</td>
                <td>
                  <Link to={paths.case} params={{ id: use.caseId }}>
                    {use.title}
                  </Link>{' '}
                  <span className="faint">{use.number}</span>
                </td>
                <td>{use.consumer ?? t('work.impact.everyone')}</td>
                <td>{use.columns.join('、')}</td>
                <td>{t(use.touched ? 'work.impact.touched' : 'work.impact.untouched')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
