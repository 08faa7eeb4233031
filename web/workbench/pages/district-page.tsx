import type { TaskAnswer } from '@gongshu/client'
import { outcomeAbsence } from '@gongshu/regulations'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { queries } from '../../parts/api.ts'
import { ArticleLink } from '../../parts/article-link.tsx'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { hasStep, useLaw, useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Deadline } from '../../ui/deadline.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** The district as its offices see it: what runs, what is due, what is overdue, what was deemed approved, by unit and step. */
export function DistrictPage() {
  const words = useWords()
  const { t } = words
  const { today } = useSession()
  const navigate = useNavigate()
  const view = useSearch({ strict: false })
  const district = useQuery(queries.district)
  const set = (change: object) => navigate({ to: paths.district, search: { ...view, ...change }, replace: true })
  return (
    <>
      <PageHead title={t('work.district.title')} about={t('work.district.about')} />
      <QueryView query={district}>
        {({ counts, duties }) => (
          <>
            <Figures counts={counts} duties={duties} />
            <Card title={t('work.district.duties')}>
              <DataTable
                name={t('work.district.duties')}
                rows={duties.filter(row => !view.unit || row.unit === view.unit)}
                rowKey={row => `${row.caseId} ${row.duty?.id}`}
                columns={columnsOf(words, today)}
                view={view}
                onView={set}
                empty={t('work.district.none')}
                filters={
                  <FilterSelect
                    label={t('work.col.unit')}
                    value={view.unit}
                    onChange={unit => set({ unit, page: undefined })}
                    choices={[...new Set(duties.flatMap(row => (row.unit ? [row.unit] : [])))].map(unit => ({
                      value: unit,
                      label: unit,
                    }))}
                  />
                }
              />
            </Card>
            <States counts={counts} />
          </>
        )}
      </QueryView>
    </>
  )
}

type Count = { readonly type: string; readonly state: string; readonly count: number }

function Figures({ counts, duties }: { counts: readonly Count[]; duties: readonly TaskAnswer[] }) {
  const { t } = useWords()
  const { today } = useSession()
  const law = useLaw()
  const mayBeDeemed = law !== null && outcomeAbsence(law, 'demandPart.deemedApproved') === null
  const late = duties.filter(({ duty }) => duty && duty.dueOn < today).length
  const week = duties.filter(({ duty }) => duty && duty.dueOn >= today && duty.dueOn <= sunday(today)).length
  const deemed = counts.find(({ type, state }) => type === 'demandPart' && state === 'deemedApproved')?.count ?? 0
  const rejected = counts
    .filter(({ type, state }) => (type === 'demandPart' && state === 'rejected') || state === 'cityRejected')
    .reduce((sum, { count }) => sum + count, 0)
  const figures: readonly { name: string; value: number; bad?: boolean }[] = [
    { name: t('work.district.running'), value: duties.length },
    { name: t('work.district.week'), value: week },
    { name: t('work.district.late'), value: late, bad: late > 0 },
    ...(mayBeDeemed ? [{ name: t('work.district.deemed'), value: deemed }] : []),
    ...(hasStep(law, 'demand.submit') ? [{ name: t('work.district.rejected'), value: rejected }] : []),
  ]
  return (
    <section className="card" aria-label={t('work.district.figures')}>
      <div className="figures">
        {figures.map(({ name, value, bad }) => (
          <div className="figure" key={name}>
            <b className={bad ? 'deadline late' : undefined}>{value}</b>
            <span>{name}</span>
          </div>
        ))}
      </div>
    </section>
  )
}

/** The last day of the week of a day. */
function sunday(today: string): string {
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7))
  return date.toISOString().slice(0, 10)
}

function States({ counts }: { counts: readonly Count[] }) {
  const { t, tData } = useWords()
  const kinds = Object.entries(Object.groupBy(counts, ({ type }) => type))
  return (
    <Card title={t('work.district.states')}>
      <dl className="facts">
        {kinds.map(([type, states = []]) => (
          <div key={type} style={{ display: 'contents' }}>
            <dt>{tData(`case.${type}`)}</dt>
            <dd className="row">
              {states.map(({ state, count }) => (
                <span key={state}>
                  <StateTag type={type} state={state} /> {count}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function columnsOf({ t, tData }: Words, today: string): Column<TaskAnswer>[] {
  return [
    {
      key: 'title',
      title: tData('field.title'),
      text: row => row.title,
      show: row => (
        <Link to={paths.case} params={{ id: row.caseId }}>
          {row.title}
        </Link>
      ),
    },
    { key: 'type', title: t('work.col.matter'), text: row => tData(`case.${row.caseType}`) },
    {
      key: 'state',
      title: t('work.col.state'),
      text: row => tData(`state.${row.caseType}.${row.state}`),
      show: row => <StateTag type={row.caseType} state={row.state} />,
    },
    { key: 'unit', title: t('work.col.unit'), text: row => row.unit ?? row.party ?? '' },
    { key: 'steps', title: t('work.col.step'), text: row => row.steps.map(step => tData(`step.${step}`)).join('、') },
    {
      key: 'due',
      title: t('work.col.due'),
      text: ({ duty }) => [duty?.dueOn, duty?.provisional && t('work.deadline.provisional')].filter(Boolean).join(' '),
      show: row =>
        row.duty && (
          <Deadline facts={row.duty} today={today}>
            <ArticleLink duty={row.duty.id} />
          </Deadline>
        ),
    },
  ]
}
