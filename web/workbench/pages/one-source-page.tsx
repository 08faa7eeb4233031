import type { SourceConflict } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { QueryView } from '../../parts/query-view.tsx'
import { registryQueries } from '../../parts/registry-queries.ts'
import { SourcePair } from '../../parts/source-pair.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** Pairs of entries of two units that claim the same items; one pair side by side where it is named in the address. */
export function OneSourcePage() {
  const { t } = useWords()
  const { first, second } = useSearch({ strict: false })
  return (
    <>
      <PageHead title={t('work.oneSource.title')} about={t('work.oneSource.about')}>
        {first && second && <Link to={paths.oneSource}>{t('work.oneSource.back')}</Link>}
      </PageHead>
      {first && second ? <OnePair first={first} second={second} /> : <Pairs />}
    </>
  )
}

function OnePair({ first, second }: { first: string; second: string }) {
  const { t } = useWords()
  const found = useQuery(registryQueries.conflict(first, second))
  return (
    <QueryView query={found}>
      {({ conflicts: [pair] }) =>
        pair ? <SourcePair pair={pair} /> : <p className="empty">{t('work.oneSource.gone')}</p>
      }
    </QueryView>
  )
}

function Pairs() {
  const words = useWords()
  const { t } = words
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const found = useQuery(registryQueries.conflicts)
  return (
    <QueryView query={found}>
      {({ conflicts }) => (
        <DataTable
          name={t('work.oneSource.title')}
          rows={conflicts}
          rowKey={row => `${row.firstId} ${row.secondId}`}
          columns={columnsOf(words)}
          view={view}
          onView={change => navigate({ to: paths.oneSource, search: { ...view, ...change }, replace: true })}
          empty={t('work.oneSource.none')}
        />
      )}
    </QueryView>
  )
}

function columnsOf({ t }: Words): Column<SourceConflict>[] {
  const state = ({ designationId, designationState }: SourceConflict) => {
    if (!designationId) return t('work.oneSource.open')
    return t(designationState === 'awaitingDesignation' ? 'work.oneSource.asked' : 'work.oneSource.decided')
  }
  return [
    {
      key: 'first',
      title: t('work.oneSource.first'),
      text: row => `${row.first}（${row.firstUnit}）`,
    },
    {
      key: 'second',
      title: t('work.oneSource.second'),
      text: row => `${row.second}（${row.secondUnit}）`,
    },
    { key: 'common', title: t('work.oneSource.common'), text: row => row.items.join('、') },
    { key: 'share', title: t('work.oneSource.share'), text: row => `${row.share}%`, number: true },
    {
      key: 'state',
      title: t('work.oneSource.state'),
      text: state,
      show: row => (
        <span className="row">
          <span className={row.designationId ? 'tag going' : 'tag warn'}>{state(row)}</span>
          <Link to={paths.oneSource} search={{ first: row.firstId, second: row.secondId }}>
            {t('work.oneSource.compare')}
          </Link>
        </span>
      ),
    },
  ]
}
