import type { Item, WantedEntry } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { queries } from '../parts/api.ts'
import { ArticleLink } from '../parts/article-link.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { searchQueries } from '../parts/search-queries.ts'
import { TextField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'

type Props = {
  readonly entries: readonly WantedEntry[]
  /** The duty by which no more items may be wanted than suffice; null where there is none. */
  readonly minimal: string | null
  readonly error: ReactNode
  readonly onChange: (entries: readonly WantedEntry[]) => void
}

/** Which entries are wanted and which items of each, masked unless asked for in clear. */
export function EntryPicker({ entries, minimal, error, onChange }: Props) {
  const { t } = useWords()
  const set = (entryId: string, change: Partial<WantedEntry>) =>
    onChange(entries.map(entry => (entry.entryId === entryId ? { ...entry, ...change } : entry)))
  return (
    <div className="stack" id="field-entries" tabIndex={-1}>
      {entries.length === 0 && <p className="faint">{t('work.picker.none')}</p>}
      {entries.map(wanted => (
        <WantedItems
          key={wanted.entryId}
          wanted={wanted}
          minimal={minimal}
          error={error}
          onChange={columns => set(wanted.entryId, { columns })}
          onNeed={need => set(wanted.entryId, { need })}
          onRemove={() => onChange(entries.filter(entry => entry !== wanted))}
        />
      ))}
      <EntrySearch
        chosen={entries.map(({ entryId }) => entryId)}
        onAdd={entryId => onChange([...entries, { entryId, columns: [] }])}
      />
    </div>
  )
}

function EntrySearch({ chosen, onAdd }: { chosen: readonly string[]; onAdd: (entryId: string) => void }) {
  const { t } = useWords()
  const [q, setQ] = useState('')
  const found = useQuery({ ...searchQueries.found({ q: q.trim() }, { limit: 20 }), enabled: q.trim() !== '' })
  const hits = (q.trim() ? (found.data?.hits ?? []) : []).filter(hit => !chosen.includes(hit.id)).slice(0, 8)
  return (
    <div>
      <input
        className="input"
        type="search"
        aria-label={t('work.picker.search')}
        placeholder={t('work.picker.search')}
        value={q}
        onChange={event => setQ(event.target.value)}
        // Enter here looks for an entry and must not submit the form around it.
        onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      />
      {q.trim() && found.data && hits.length === 0 && <p className="faint">{t('work.search.nothing', { words: q })}</p>}
      <ul className="list">
        {hits.map(hit => (
          <li key={hit.id} className="row" style={{ padding: '4px 0' }}>
            <Button
              size="small"
              onClick={() => onAdd(hit.id)}
              aria-label={t('work.picker.addEntry', { name: hit.name })}
            >
              {t('work.picker.add')}
            </Button>
            {hit.name}
          </li>
        ))}
      </ul>
    </div>
  )
}

type WantedProps = Pick<Props, 'minimal' | 'error'> & {
  readonly wanted: WantedEntry
  readonly onNeed: (need: string) => void
  readonly onChange: (columns: WantedEntry['columns']) => void
  readonly onRemove: () => void
}

function WantedItems({ wanted, minimal, error, onChange, onNeed, onRemove }: WantedProps) {
  const { t, tData } = useWords()
  const entry = useQuery(queries.entry(wanted.entryId))
  return (
    <QueryView query={entry}>
      {({ entry: found }) => (
        <fieldset className="form-group">
          <legend>{found.name}</legend>
          <div className="row">
            <Button
              size="small"
              onClick={() =>
                onChange(found.items.map(item => ({ column: item.column, clear: isClear(wanted, item.column) })))
              }
            >
              {t('work.picker.all')}
            </Button>
            <Button size="small" onClick={onRemove} aria-label={t('work.picker.removeEntry', { name: found.name })}>
              {t('work.picker.remove')}
            </Button>
          </div>
          {found.items.map(item => (
            <ItemChoice key={item.column} item={item} wanted={wanted} onChange={onChange} />
          ))}
          {minimal && found.items.length > 1 && wanted.columns.length === found.items.length && (
            <TextField
              id={`need-${wanted.entryId}`}
              label={tData('field.need')}
              value={wanted.need ?? ''}
              note={<ArticleLink duty={minimal} />}
              error={wanted.need?.trim() ? undefined : error}
              onChange={onNeed}
              required
              long
            />
          )}
        </fieldset>
      )}
    </QueryView>
  )
}

type ItemProps = {
  readonly item: Item
  readonly wanted: WantedEntry
  readonly onChange: (columns: WantedEntry['columns']) => void
}

function ItemChoice({ item, wanted, onChange }: ItemProps) {
  const { t, tData } = useWords()
  const others = wanted.columns.filter(({ column }) => column !== item.column)
  const chosen = others.length < wanted.columns.length
  const clear = isClear(wanted, item.column)
  return (
    <div className="row" style={{ padding: '2px 0' }}>
      <label className="choice">
        <input
          type="checkbox"
          checked={chosen}
          onChange={event =>
            onChange(event.target.checked ? [...others, { column: item.column, clear: false }] : others)
          }
        />
        <span>
          {item.name} <span className="faint">{item.column}</span>{' '}
          {item.personal && <span className="tag warn">{t('work.demand.personal')}</span>}
        </span>
      </label>
      {chosen && item.mask !== 'none' && (
        <select
          className="input"
          style={{ width: 'auto' }}
          aria-label={t('work.picker.how', { name: item.name })}
          value={clear ? 'clear' : 'masked'}
          onChange={event => onChange([...others, { column: item.column, clear: event.target.value === 'clear' }])}
        >
          <option value="masked">{tData(`mask.${item.mask}`)}</option>
          <option value="clear">{tData('field.clear')}</option>
        </select>
      )}
    </div>
  )
}

function isClear(wanted: WantedEntry, column: string): boolean {
  return wanted.columns.some(one => one.column === column && one.clear)
}
