import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { queries } from '../../parts/api.ts'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { excerptOf, MarkedText } from '../../ui/marked-text.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

export function SearchPage() {
  const { t } = useWords()
  const { q = '' } = useSearch({ strict: false })
  const navigate = useNavigate()
  const found = useQuery(queries.search({ q }))
  return (
    <>
      <PageHead title={t('work.search.title')} about={t('work.search.about')} />
      <search>
        <form
          // The address is the state; the field only starts from it.
          key={q}
          className="tools"
          onSubmit={event => {
            event.preventDefault()
            const words = String(new FormData(event.currentTarget).get('q') ?? '').trim()
            void navigate({ to: paths.search, search: { q: words } })
          }}
        >
          <input
            className="input grow"
            type="search"
            name="q"
            defaultValue={q}
            aria-label={t('work.search.words')}
            placeholder={t('work.search.words')}
          />
          <Button type="primary" htmlType="submit">
            {t('work.search.find')}
          </Button>
        </form>
      </search>
      {q && (
        <QueryView query={found}>
          {({ total, hits }) => (
            <Card title={t('work.search.count', { count: total })}>
              {hits.length === 0 && <p className="empty">{t('work.search.nothing', { words: q })}</p>}
              <ul className="list">
                {hits.map(hit => (
                  <li className="task" key={hit.id}>
                    <div>
                      <Link className="title" to={paths.case} params={{ id: hit.id }}>
                        <MarkedText text={hit.name} words={q} />
                      </Link>
                      <div className="meta">
                        <MarkedText text={excerptOf(hit.excerpt.text, q)} words={q} />
                      </div>
                    </div>
                    <Access entryId={hit.id} />
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </QueryView>
      )}
    </>
  )
}

/** Whose data it is decides who sees the rows; everyone else asks for a service. */
function Access({ entryId }: { entryId: string }) {
  const { t } = useWords()
  const { unit, roles } = useSession()
  const entry = useQuery(queries.entry(entryId))
  const owner = entry.data?.entry.unit_id
  if (!owner) return <span />
  if (owner === unit?.id) return <span className="tag good">{t('work.search.own')}</span>
  return (
    <div style={{ textAlign: 'right' }}>
      <span className="tag">{t('work.search.notGranted')}</span>
      {roles.includes('consumer') && (
        <div>
          <Link to={paths.newDemand} search={{ entry: entryId }}>
            {t('work.entry.demand')}
          </Link>
        </div>
      )}
    </div>
  )
}
