import type { SearchAnswer, SearchHit } from '@gongshu/client'
import { Link } from '@tanstack/react-router'
import { MarkedWords } from '../ui/marked-words.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { CartButton } from './cart-parts.tsx'
import { hasStep, useLaw, useSession } from './law-in-force.ts'

/** What is found, each with what one needs to choose and what one can do with it. */
export function SearchHits({ answer, words }: { answer: SearchAnswer; words: string }) {
  const { t } = useWords()
  return (
    <>
      {answer.corrections.map(({ typed, meant }) => (
        <p key={typed} className="faint">
          {t('search.corrected', { typed, meant: meant.join(t('search.listComma')) })}
        </p>
      ))}
      {answer.total === 0 && (
        <p className="empty">{words ? t('work.search.nothing', { words }) : t('search.nothingNarrowed')}</p>
      )}
      <ul className="list">
        {answer.hits.map(hit => (
          <li className="task" key={hit.id}>
            <div>
              <Link className="title" to={paths.case} params={{ id: hit.id }}>
                <MarkedWords {...hit.marked} />
              </Link>
              <div className="meta">
                <MarkedWords {...hit.excerpt} />
              </div>
              <HitFacts hit={hit} />
            </div>
            <HitActions hit={hit} />
          </li>
        ))}
      </ul>
    </>
  )
}

function HitFacts({ hit }: { hit: SearchHit }) {
  const { t, tData } = useWords()
  const facts = [
    hit.unit,
    hit.sharing && tData(`sharingAttribute.${hit.sharing}`),
    hit.frequency && tData(`updateFrequency.${hit.frequency}`),
    hit.is_open && t('search.open.yes'),
    t('search.publishedOn', { day: hit.updated_on }),
    hit.uses > 0 && t('search.uses', { count: hit.uses }),
    hit.quality !== null && t('search.quality', { score: Math.round(hit.quality) }),
  ]
  return <div className="meta">{facts.filter(Boolean).join(' · ')}</div>
}

/** Whose data it is decides who sees the rows; everyone else asks for a service. */
function HitActions({ hit }: { hit: SearchHit }) {
  const { t } = useWords()
  const { unit, roles } = useSession()
  const law = useLaw()
  const isOwn = hit.unit_id !== null && hit.unit_id === unit?.id
  const mayDemand = !isOwn && roles.includes('consumer') && hasStep(law, 'demand.submit')
  return (
    <div className="hit-side">
      {isOwn ? (
        <span className="tag good">{t('work.search.own')}</span>
      ) : (
        <span className="tag">{t('work.search.notGranted')}</span>
      )}
      {mayDemand && (
        <>
          <CartButton entryId={hit.id} name={hit.name} />
          <Link to={paths.newDemand} search={{ entry: hit.id }}>
            {t('work.entry.demand')}
          </Link>
        </>
      )}
      <Link to={paths.graph} search={{ around: `entry:${hit.id}` }}>
        {t('graph.title')}
      </Link>
    </div>
  )
}
