import type { SharedDatabaseAnswer } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { qualityQueries } from '../../parts/quality-queries.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { dayText } from '../../ui/day-text.ts'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'
import '../../ui/quality.css'

/** One base or thematic database: its members with keys, coverage and quality, and what feeds what. */
export function SharedDatabasePage() {
  const { t, tData } = useWords()
  const navigate = useNavigate()
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(qualityQueries.database(id))
  return (
    <QueryView query={query}>
      {answer => {
        const { databaseKind, theme, scope, title } = answer.database
        const kind = `${tData(`databaseKind.${databaseKind}`)} · ${tData(`${databaseKind}Database.${theme}`)}`
        return (
          <>
            <PageHead title={title} about={[kind, scope].filter(Boolean).join('。')}>
              <Button onClick={() => navigate({ to: paths.case, params: { id } })}>{t('work.databases.manage')}</Button>
            </PageHead>
            <Coverage answer={answer} />
            <Members answer={answer} />
            <Keys answer={answer} />
            <Lineage answer={answer} />
          </>
        )
      }}
    </QueryView>
  )
}

function Coverage({ answer: { members } }: { answer: SharedDatabaseAnswer }) {
  const { t } = useWords()
  const scores = members.flatMap(member => member.score ?? [])
  const mean = scores.length ? Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length) : '–'
  const figures = [
    { name: t('work.databases.members'), value: members.length },
    { name: t('work.databases.withData'), value: members.filter(member => member.rows !== null).length },
    {
      name: t('work.col.rows'),
      value: members.reduce((sum, member) => sum + Number(member.rows ?? 0), 0).toLocaleString('en-US'),
    },
    { name: t('work.quality.mean'), value: mean },
  ]
  return (
    <section className="card" aria-label={t('work.databases.coverage')}>
      <div className="figures">
        {figures.map(({ name, value }) => (
          <div className="figure" key={name}>
            <b>{value}</b>
            <span>{name}</span>
          </div>
        ))}
      </div>
    </section>
  )
}

function Members({ answer: { members } }: { answer: SharedDatabaseAnswer }) {
  const { t, tData, language } = useWords()
  if (!members.length) return <p className="empty">{t('work.databases.noMembers')}</p>
  return (
    <Card title={t('work.databases.members')}>
      <ScrollRegion name={t('work.databases.members')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{tData('field.name')}</th>
              <th scope="col">{t('work.col.unit')}</th>
              <th scope="col">{t('work.databases.keys')}</th>
              <th scope="col" className="number">
                {t('work.col.rows')}
              </th>
              <th scope="col" className="number">
                {t('work.col.quality')}
              </th>
              <th scope="col">{t('work.col.loaded')}</th>
            </tr>
          </thead>
          <tbody>
            {members.map(member => (
              <tr key={member.id}>
                <td className="linked">
                  <Link to={paths.case} params={{ id: member.id }}>
                    {member.title}
                  </Link>{' '}
                  <StateTag type="catalogEntry" state={member.state} />
                </td>
                <td>{member.unit}</td>
                <td>
                  {member.keys.map(key => (
                    <div key={key.column}>
                      {key.name}{' '}
                      <span className="faint">
                        {key.filled === null ? '' : t('work.databases.filled', { filled: key.filled })}
                      </span>
                    </div>
                  ))}
                </td>
                <td className="number">
                  {member.rows === null ? t('work.quality.none') : Number(member.rows).toLocaleString('en-US')}
                </td>
                <td className="number">{member.score ?? '–'}</td>
                <td className="nowrap">{member.loaded_on && dayText(member.loaded_on, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}

/** The items by which rows of several members can be brought together. */
function Keys({ answer: { commonKeys, members } }: { answer: SharedDatabaseAnswer }) {
  const { t } = useWords()
  const titleOf = (id: string) => members.find(member => member.id === id)?.title ?? id
  return (
    <Card title={t('work.databases.commonKeys')}>
      {commonKeys.length === 0 && <p className="empty">{t('work.databases.noCommonKeys')}</p>}
      <ul className="list">
        {commonKeys.map(({ key, members: ids }) => (
          <li key={key}>
            <b>{key}</b>：{ids.map(titleOf).join('、')}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** From the system that a member comes from, through its columns, to what it feeds. */
function Lineage({ answer: { members, database } }: { answer: SharedDatabaseAnswer }) {
  const { t } = useWords()
  if (!members.length) return null
  return (
    <Card title={t('work.databases.lineage')}>
      <ScrollRegion name={t('work.databases.lineage')}>
        <table className="table">
          <thead>
            <tr>
              {(['from', 'member', 'columns', 'to'] as const).map(head => (
                <th key={head} scope="col">
                  {t(`work.databases.col.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map(member => (
              <tr key={member.id}>
                <td>{member.system}</td>
                <td>→ {member.title}</td>
                <td>
                  {member.lineage.map(one => (
                    <div key={one.memberColumn}>
                      {one.sourceSystem}.{one.sourceColumn} → {one.memberColumn}
                    </div>
                  ))}
                </td>
                <td>
                  → {database.title}
                  <div className="faint">
                    {t('work.databases.feeds', { services: member.services, opened: member.opened })}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}
