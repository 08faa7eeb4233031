import type { SharedDatabaseListing } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { hasStep, useLaw, useSession } from '../../parts/law-in-force.ts'
import { qualityQueries } from '../../parts/quality-queries.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** The base and thematic databases of the district, with how much of each is there. */
export function SharedDatabasesPage() {
  const words = useWords()
  const { t } = words
  const navigate = useNavigate()
  const { roles } = useSession()
  const law = useLaw()
  const view = useSearch({ strict: false })
  const databases = useQuery(qualityQueries.databases)
  const mayRegister =
    hasStep(law, 'sharedDatabase.register') && roles.some(role => role === 'authority' || role === 'operator')
  const set = (change: object) => navigate({ to: paths.databases, search: { ...view, ...change }, replace: true })
  return (
    <>
      <PageHead title={t('work.databases.page')} about={t('work.databases.about')}>
        {mayRegister && (
          <Button
            type="primary"
            onClick={() => navigate({ to: paths.newRecord, params: { type: 'sharedDatabase', verb: 'register' } })}
          >
            {t('step.sharedDatabase.register')}
          </Button>
        )}
      </PageHead>
      <QueryView query={databases}>
        {answer => (
          <DataTable
            name={t('work.databases.page')}
            rows={answer.databases}
            rowKey={row => row.id}
            columns={columnsOf(words)}
            view={view}
            onView={set}
            empty={t('work.databases.empty')}
          />
        )}
      </QueryView>
    </>
  )
}

function columnsOf({ t, tData }: Words): Column<SharedDatabaseListing>[] {
  const kindOf = (row: SharedDatabaseListing) =>
    `${tData(`databaseKind.${row.kind}`)} · ${tData(`${row.kind}Database.${row.theme}`)}`
  return [
    {
      key: 'title',
      title: tData('field.title'),
      text: row => row.title,
      show: row => (
        <Link to={paths.database} params={{ id: row.id }}>
          {row.title}
        </Link>
      ),
    },
    { key: 'kind', title: tData('field.databaseKind'), text: kindOf },
    { key: 'unit', title: tData('field.leadUnitId'), text: row => row.unit ?? '' },
    {
      key: 'state',
      title: t('work.col.state'),
      text: row => tData(`state.sharedDatabase.${row.state}`),
      show: row => <StateTag type="sharedDatabase" state={row.state} />,
    },
    {
      key: 'members',
      title: t('work.databases.members'),
      text: row => t('work.databases.collected', { collected: row.collected, members: row.members }),
    },
    { key: 'rows', title: t('work.col.rows'), text: row => Number(row.rows).toLocaleString('en-US'), number: true },
  ]
}
