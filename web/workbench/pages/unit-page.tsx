import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Governance } from '../../parts/governance.tsx'
import { QueryView } from '../../parts/query-view.tsx'
import { registryQueries } from '../../parts/registry-queries.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** The governance file of a unit: who answers, what it has set itself, what binds it, what it lacks. */
export function UnitPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const file = useQuery(registryQueries.governance(id))
  return (
    <QueryView query={file}>
      {found => (
        <>
          <PageHead title={found.unit.name} about={t('work.governance.title')}>
            <Link to={paths.threeLists} search={{ unit: id }}>
              {t('work.governance.lists')}
            </Link>
            <Link to={paths.case} params={{ id }}>
              {t('work.governance.case')}
            </Link>
          </PageHead>
          <Governance file={found} />
        </>
      )}
    </QueryView>
  )
}
