import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { queries } from '../../parts/api.ts'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { registryQueries } from '../../parts/registry-queries.ts'
import { ThreeLists } from '../../parts/three-lists.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths, threeListsFileUrl } from '../paths.ts'

const offices = ['operator', 'authority', 'supervisor']

/** Duties, systems and entries of a unit and how they are linked; an office chooses whose. */
export function ThreeListsPage() {
  const { t } = useWords()
  const { unit: own, roles } = useSession()
  const { unit } = useSearch({ strict: false })
  const seesAll = roles.some(role => offices.includes(role))
  const unitId = (seesAll && unit) || (roles.includes('provider') ? own?.id : undefined) || ''
  return (
    <>
      <PageHead title={t('work.threeLists.title')} about={t('work.threeLists.about')}>
        {unitId && (
          <>
            <Button href={threeListsFileUrl(unitId, 'csv')}>{t('work.threeLists.csv')}</Button>
            <Button href={threeListsFileUrl(unitId, 'xlsx')}>{t('work.threeLists.xlsx')}</Button>
          </>
        )}
      </PageHead>
      {seesAll && <UnitChoice value={unitId} />}
      {unitId ? <ListsOf key={unitId} unitId={unitId} /> : <p className="empty">{t('work.threeLists.chooseUnit')}</p>}
    </>
  )
}

function ListsOf({ unitId }: { unitId: string }) {
  const lists = useQuery(registryQueries.threeLists(unitId))
  return <QueryView query={lists}>{found => <ThreeLists found={found} />}</QueryView>
}

function UnitChoice({ value }: { value: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const units = useQuery(queries.units)
  const providers = (units.data?.units ?? []).filter(unit => unit.offices.includes('provider'))
  return (
    <div className="tools">
      <FilterSelect
        label={t('work.threeLists.unit')}
        value={value}
        onChange={unit => navigate({ to: paths.threeLists, search: unit ? { unit } : {} })}
        choices={providers.map(unit => ({ value: unit.id, label: unit.name }))}
      />
    </div>
  )
}
