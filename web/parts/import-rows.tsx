import type { CatalogImportAnswer, CatalogImportRow } from '@gongshu/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { entryFieldWord } from '../../text/entry-fault.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { importResultUrl, paths } from '../workbench/paths.ts'
import { importQueries, type RowFilter } from './catalog-import-queries.ts'
import { ImportFaults } from './import-faults.tsx'
import { QueryView } from './query-view.tsx'

const kinds = ['new', 'resubmit', 'change', 'same', 'fault'] as const

type Props = {
  readonly found: CatalogImportAnswer
  readonly filter: RowFilter
  readonly onFilter: (filter: RowFilter) => void
}

/** The totals of a dry run as filters, and the rows behind them. */
export function ImportRows({ found, filter, onFilter }: Props) {
  const { t, tData } = useWords()
  const rows = useInfiniteQuery(importQueries.rows(found.id, filter))
  return (
    <>
      <div className="tools">
        <Button aria-pressed={!filter.kind} onClick={() => onFilter({ ...filter, kind: undefined })}>
          {t('work.import.all', { count: found.counts.seen })}
        </Button>
        {kinds.map(kind => (
          <Button
            key={kind}
            type={filter.kind === kind ? 'primary' : 'default'}
            danger={kind === 'fault' && found.counts.fault > 0}
            aria-pressed={filter.kind === kind}
            disabled={found.counts[kind] === 0}
            onClick={() => onFilter({ ...filter, kind })}
          >
            {tData(`importKind.${kind}`)} {found.counts[kind]}
          </Button>
        ))}
        <input
          className="input grow"
          type="search"
          aria-label={t('work.import.search')}
          placeholder={t('work.import.search')}
          value={filter.q ?? ''}
          onChange={event => onFilter({ ...filter, q: event.target.value || undefined })}
        />
        <Button href={importResultUrl(found.id)}>{t('work.import.download')}</Button>
      </div>
      <QueryView query={rows}>
        {({ pages }) => (
          <>
            <RowTable rows={pages.flat()} withOutcome={found.state !== 'prepared'} />
            {rows.hasNextPage && (
              <Button loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()} style={{ marginTop: 8 }}>
                {t('work.import.more')}
              </Button>
            )}
          </>
        )}
      </QueryView>
    </>
  )
}

function RowTable({ rows, withOutcome }: { rows: readonly CatalogImportRow[]; withOutcome: boolean }) {
  const { t, tData } = useWords()
  if (!rows.length) return <p className="empty">{t('work.list.noMatch')}</p>
  return (
    <ScrollRegion name={t('work.import.rows')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {tData('importCol.row')}
            </th>
            <th scope="col">{tData('importCol.name')}</th>
            <th scope="col">{tData('importCol.kind')}</th>
            {withOutcome && <th scope="col">{tData('importCol.outcome')}</th>}
            <th scope="col">{t('work.import.told')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.row}>
              <td className="number">{row.row}</td>
              <td>
                {row.entry_id ? (
                  <Link to={paths.case} params={{ id: row.entry_id }}>
                    {row.name}
                  </Link>
                ) : (
                  row.name || t('work.import.unnamed')
                )}
              </td>
              <td>
                <span className={tagOf(row.kind)}>{tData(`importKind.${row.kind}`)}</span>
              </td>
              {withOutcome && <td>{row.outcome ? tData(`importOutcome.${row.outcome}`) : ''}</td>}
              <td>
                <ImportFaults faults={row.faults} />
                {row.changed.map(field => entryFieldWord(field, tData)).join('、')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const tags: { readonly [kind: string]: string } = {
  new: 'tag good',
  change: 'tag going',
  resubmit: 'tag going',
  fault: 'tag bad',
}

function tagOf(kind: string): string {
  return tags[kind] ?? 'tag'
}
