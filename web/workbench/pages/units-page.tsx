import type { UnitAnswer } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { queries } from '../../parts/api.ts'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

export function UnitsPage() {
  const words = useWords()
  const { t } = words
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const units = useQuery(queries.units)
  const { roles, unit: own } = useSession()
  const seesFile = (id: string) => id === own?.id || roles.some(role => seeingAll.includes(role))
  return (
    <>
      <PageHead title={t('work.units.title')} about={t('work.units.about')}>
        {roles.some(role => ['operator', 'authority'].includes(role)) && (
          <Button onClick={() => navigate({ to: paths.importUnits })}>{t('work.unitImport.open')}</Button>
        )}
      </PageHead>
      <Gaps />
      <QueryView query={units}>
        {answer => (
          <DataTable
            name={t('work.units.title')}
            rows={answer.units}
            rowKey={row => row.id}
            columns={[...columnsOf(words), fileColumn(words, seesFile)]}
            view={view}
            onView={change => navigate({ to: paths.units, search: { ...view, ...change }, replace: true })}
          />
        )}
      </QueryView>
    </>
  )
}

/** Providers without one of the officers they must have; each name leads to where one is appointed. */
function Gaps() {
  const reports = useQuery(queries.reports)
  // Only a text that names these officers can be missing them, and not everybody may see who does.
  return reports.data?.reports.some(({ name }) => name === GAPS) ? <NamedGaps /> : null
}

const GAPS = 'officerGaps'

function NamedGaps() {
  const { t, tData } = useWords()
  const gaps = useQuery(queries.report(GAPS))
  return (
    <Card title={t('work.gaps.title')}>
      <QueryView query={gaps}>
        {({ rows }) =>
          rows.length ? (
            <ul className="list stack">
              {rows.map(({ caseId, cells }) => (
                <li key={caseId} className="row">
                  <Link to={paths.case} params={{ id: caseId ?? '' }}>
                    {String(cells.unit)}
                  </Link>
                  {[cells.missing ?? []].flat().map(kind => (
                    <span key={kind} className="tag bad">
                      {t('work.gaps.missing', { officer: tData(String(kind)) })}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          ) : (
            <Alert type="success" showIcon title={t('work.gaps.none')} />
          )
        }
      </QueryView>
    </Card>
  )
}

const seeingAll = ['operator', 'authority', 'supervisor']

/** The way to a governance file, where one may read it. */
function fileColumn({ t }: Words, isSeen: (id: string) => boolean): Column<UnitAnswer> {
  return {
    key: 'file',
    title: t('work.governance.open'),
    text: () => '',
    show: row =>
      isSeen(row.id) && (
        <Link to={paths.unit} params={{ id: row.id }}>
          {t('work.governance.open')}
        </Link>
      ),
  }
}

function columnsOf({ t, tData }: Words): Column<UnitAnswer>[] {
  return [
    {
      key: 'name',
      title: tData('field.name'),
      text: row => row.name,
      show: row => (
        <Link to={paths.case} params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
    },
    { key: 'short', title: tData('field.shortName'), text: row => row.short_name },
    { key: 'kind', title: tData('field.kind'), text: row => tData(`unitKind.${row.kind}`) },
    {
      key: 'offices',
      title: t('work.col.offices'),
      text: row => row.offices.map(office => tData(`role.${office}`)).join('、'),
    },
    { key: 'uscc', title: tData('field.uscc'), text: row => row.uscc, extra: true },
  ]
}
