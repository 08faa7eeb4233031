import '../../ui/search.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { GraphDrawing, GraphTable } from '../../parts/graph-drawing.tsx'
import { QueryView } from '../../parts/query-view.tsx'
import { searchQueries } from '../../parts/search-queries.ts'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** What is around a resource: duties and systems on its left, what is made of it on its right. */
export function GraphPage() {
  const { t } = useWords()
  const { around = '' } = useSearch({ strict: false })
  return (
    <>
      <PageHead title={t('graph.title')} about={t('graph.about')}>
        <Link to={paths.search}>{t('cart.back')}</Link>
      </PageHead>
      {around ? <Around around={around} /> : <Start />}
    </>
  )
}

function Around({ around }: { around: string }) {
  const { t } = useWords()
  const { depth = '2' } = useSearch({ strict: false })
  const navigate = useNavigate()
  const graph = useQuery(searchQueries.graph(around, Number(depth) || 2))
  return (
    <QueryView query={graph}>
      {found => (
        <>
          <Card
            title={found.nodes.find(node => node.key === around)?.name ?? ''}
            actions={
              <Segmented
                aria-label={t('graph.depth')}
                value={depth}
                options={['1', '2', '3'].map(value => ({ value, label: t('graph.steps', { count: value }) }))}
                onChange={chosen =>
                  navigate({ to: paths.graph, search: { around, depth: String(chosen) }, replace: true })
                }
              />
            }
          >
            <GraphDrawing graph={found} around={around} />
            {found.isCut && <p className="faint">{t('graph.cut')}</p>}
            {found.nodes.length === 1 && <p className="faint">{t('graph.alone')}</p>}
          </Card>
          <Card title={t('graph.table')}>
            <GraphTable graph={found} />
          </Card>
        </>
      )}
    </QueryView>
  )
}

/** Where nothing is in the middle yet: the entry to begin with. */
function Start() {
  const { t } = useWords()
  const [q, setQ] = useState('')
  const found = useQuery({ ...searchQueries.found({ q: q.trim() }, { limit: 10 }) })
  return (
    <Card title={t('graph.start')}>
      <input
        className="input"
        type="search"
        aria-label={t('work.picker.search')}
        placeholder={t('work.picker.search')}
        value={q}
        onChange={event => setQ(event.target.value)}
      />
      {found.data?.hits.length === 0 && <p className="empty">{t('work.search.nothing', { words: q })}</p>}
      <ul className="list">
        {(found.data?.hits ?? []).map(hit => (
          <li key={hit.id} className="row" style={{ padding: '4px 0' }}>
            <Link to={paths.graph} search={{ around: `entry:${hit.id}` }}>
              {hit.name}
            </Link>
            <span className="faint">{hit.unit}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
