import '../ui/search.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { api } from './api.ts'
import { CartButton, useMayDemand } from './cart-parts.tsx'
import { useKeeping } from './kept-searches.tsx'
import { QueryView } from './query-view.tsx'
import { searchQueries } from './search-queries.ts'

/** What one does with an entry that one has found: follow it, see what is around it, put it into the cart. */
export function EntryTools({ id, name }: { id: string; name: string }) {
  const { t } = useWords()
  const followed = useQuery(searchQueries.followed)
  const keep = useKeeping()
  const mayDemand = useMayDemand()
  const follows = followed.data?.some(entry => entry.id === id) ?? false
  return (
    <>
      {mayDemand && <CartButton entryId={id} name={name} />}
      <Button
        size="small"
        aria-pressed={follows}
        onClick={() => keep.mutate(() => (follows ? api.unfollow(id) : api.follow(id)))}
      >
        {t(follows ? 'search.unfollow' : 'search.follow')}
      </Button>
      <Link to={paths.graph} search={{ around: `entry:${id}` }}>
        {t('graph.title')}
      </Link>
    </>
  )
}

/** Masked rows of the entry on request, or the reason why there are none to be seen. */
export function EntryPreview({ id }: { id: string }) {
  const { t } = useWords()
  const [wanted, setWanted] = useState(false)
  return (
    <Card
      title={t('preview.title')}
      actions={!wanted && <Button onClick={() => setWanted(true)}>{t('preview.show')}</Button>}
    >
      {wanted ? <PreviewRows id={id} /> : <p className="faint">{t('preview.about')}</p>}
    </Card>
  )
}

function PreviewRows({ id }: { id: string }) {
  const { t, tData } = useWords()
  const preview = useQuery(searchQueries.preview(id))
  return (
    <QueryView query={preview}>
      {({ columns, rows, reason }) =>
        reason ? (
          <p className="empty">{tData(`preview.reason.${reason}`)}</p>
        ) : (
          <>
            <p className="faint">{t('preview.rows', { count: rows.length })}</p>
            <ScrollRegion name={t('preview.title')} style={{ maxHeight: 420, overflow: 'auto' }}>
              <table className="table">
                <thead>
                  <tr>
                    {columns.map(column => (
                      <th key={column} scope="col">
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id of their own and never change places
                    <tr key={place}>
                      {columns.map(column => (
                        <td key={column}>{row[column] ?? ''}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          </>
        )
      }
    </QueryView>
  )
}
