import type { ComparedItem, LikeEntry } from '@gongshu/client'
import { Link } from '@tanstack/react-router'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { ElementValue } from './element-value.tsx'
import '../ui/editor.css'

/** The entries that this one may repeat, each beside it: what both have is marked. */
export function EntryDuplicates({ candidates }: { candidates: readonly LikeEntry[] }) {
  const { t } = useWords()
  if (!candidates.length) return null
  return (
    <Card title={t('work.like.title', { count: candidates.length })}>
      <ul className="list">
        {candidates.map(candidate => (
          <li key={candidate.id}>
            <CandidateLine candidate={candidate} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function CandidateLine({ candidate }: { candidate: LikeEntry }) {
  const { t, tData } = useWords()
  const { id, name, number, unit, state, reasons } = candidate
  return (
    <>
      <Link to={paths.case} params={{ id }}>
        {name}
      </Link>{' '}
      <span className="faint">
        {number} · {unit} · {tData(`state.catalogEntry.${state}`)}
      </span>
      <div>
        {reasons.map(reason => (
          <span key={reason} className="mark">
            {tData(`likeness.${reason}`)}
          </span>
        ))}
      </div>
      <details className="fold">
        <summary>{t('work.like.compare')}</summary>
        <SideBySide candidate={candidate} />
      </details>
    </>
  )
}

function SideBySide({ candidate }: { candidate: LikeEntry }) {
  const { t, tData } = useWords()
  const { fields, items } = candidate.comparison
  const count = (has: (item: ComparedItem) => boolean) => items.filter(has).length
  const counts = {
    same: count(item => item.equal),
    mine: count(item => !item.theirs),
    theirs: count(item => !item.mine),
    column: count(item => Boolean(item.mine && item.theirs && !item.equal)),
  }
  return (
    <ScrollRegion name={t('work.like.compare')}>
      <table className="table beside">
        <thead>
          <tr>
            <th scope="col">{t('work.like.field')}</th>
            <th scope="col">{t('work.like.mine')}</th>
            <th scope="col">{t('work.like.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, mine, theirs, equal }) => (
            <tr key={field} className={equal ? 'equal' : undefined}>
              <th scope="row">{tData(`field.${field}`)}</th>
              <td>
                <ElementValue field={field} value={mine} />
              </td>
              <td>
                <ElementValue field={field} value={theirs} /> {equal && <SameMark />}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{tData('field.items')}</th>
            <td colSpan={2}>{t('work.like.items', counts)}</td>
          </tr>
          {items.map(({ mine, theirs, equal }) => (
            <tr key={`${mine?.column} ${theirs?.column}`} className={equal ? 'equal' : undefined}>
              <td />
              <td>{mine?.name}</td>
              <td>
                {theirs?.name} {equal && <SameMark />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

// Not by colour alone: whoever does not see it reads the word.
function SameMark() {
  const { t } = useWords()
  return <span className="mark">{t('work.like.same')}</span>
}
