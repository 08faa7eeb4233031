import type { CaseTypeAnswer } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../../parts/api.ts'
import { OpeningLink } from '../../parts/opening-link.tsx'
import { QueryView } from '../../parts/query-view.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** Every kind of case that the law of this place knows, by matter: how many there are, and what one may open. */
export function MattersPage() {
  const { t, tData } = useWords()
  const types = useQuery(queries.caseTypes)
  return (
    <>
      <PageHead title={t('work.matters.title')} about={t('work.matters.about')} />
      <QueryView query={types}>
        {answer =>
          [...new Set(answer.types.map(type => type.matter))].map(matter => (
            <Card key={matter} title={tData(`matter.${matter}`)}>
              <ul className="matter-types">
                {answer.types
                  .filter(type => type.matter === matter)
                  .map(type => (
                    <MatterType key={type.type} type={type} />
                  ))}
              </ul>
            </Card>
          ))
        }
      </QueryView>
    </>
  )
}

function MatterType({ type }: { type: CaseTypeAnswer }) {
  const { t, tData } = useWords()
  const count = type.states.reduce((sum, state) => sum + state.count, 0)
  const openable = type.opening.filter(step => !step.refusal)
  return (
    <li>
      <Link to={paths.records} params={{ type: type.type }}>
        {tData(`case.${type.type}.many`)}
      </Link>{' '}
      <span className="faint">{count ? t('work.matters.cases', { count }) : t('work.matters.none')}</span>
      {openable.map(({ step }) => (
        <OpeningLink key={step} type={type.type} step={step} />
      ))}
    </li>
  )
}
