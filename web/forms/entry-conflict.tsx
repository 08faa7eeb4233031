import { ApiError, type EntryDifference, type Item } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { queries } from '../parts/api.ts'
import { EntryDifferences } from '../parts/entry-differences.tsx'
import { takeFocus } from '../ui/take-focus.ts'
import { useWords } from '../ui/words.tsx'
import type { Draft } from './draft-store.ts'
import type { EntryValues } from './entry-values.ts'
import { noGround } from './ground-values.ts'

type Props = {
  readonly entryId: string
  readonly error: unknown
  readonly draft: Draft<EntryValues>
  /** The states in which the form can still be submitted. */
  readonly openStates: readonly string[]
}

/**
 * Said where somebody else was faster: what changed since the form was opened, to be taken over one by one. The form
 * itself stays as it was typed.
 */
export function EntryConflict({ entryId, error, draft, openStates }: Props) {
  const { t, tData } = useWords()
  const [taken, setTaken] = useState<readonly string[]>([])
  const entry = useQuery({ ...queries.entry(entryId), enabled: isConflict(error) })
  const latest = entry.data?.entry
  if (!isConflict(error) || !latest || draft.value.seen === latest.revision) return null
  const changes = error.changes as readonly EntryDifference[]
  const take = (wanted: readonly EntryDifference[]) => {
    draft.change(wanted.reduce(withTheirs, draft.value))
    setTaken([...taken, ...wanted.map(keyOf)])
  }
  const goOn = () => draft.change({ ...draft.value, seen: latest.revision })
  const isOpen = openStates.includes(latest.state)
  const state = tData(`state.catalogEntry.${latest.state}`)
  return (
    <div role="alert" tabIndex={-1} ref={takeFocus} style={{ marginBottom: 16 }}>
      <Alert
        type="warning"
        showIcon
        className="conflict"
        title={t('work.conflict.title')}
        description={
          <>
            <p>{t('work.conflict.about')}</p>
            {changes.length ? (
              <EntryDifferences
                name={t('work.conflict.title')}
                differences={changes}
                actionOf={one => (
                  <TakeOver change={one} isTaken={taken.includes(keyOf(one))} onTake={() => take([one])} />
                )}
              />
            ) : (
              <p>{t('work.conflict.noContent')}</p>
            )}
            <div className="row">
              {changes.length > 0 && <Button onClick={() => take(changes)}>{t('work.conflict.takeAll')}</Button>}
              {isOpen ? (
                <Button type="primary" onClick={goOn}>
                  {t('work.conflict.continue')}
                </Button>
              ) : (
                <span>{t('work.conflict.closed', { state })}</span>
              )}
            </div>
          </>
        }
      />
    </div>
  )
}

export function isConflict(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 'stale_revision'
}

function TakeOver({ change, isTaken, onTake }: { change: EntryDifference; isTaken: boolean; onTake: () => void }) {
  const { t, tData } = useWords()
  if (isTaken) return <span className="faint">{t('work.conflict.taken')}</span>
  const field = change.column ?? tData(`field.${change.field}`)
  return (
    <Button onClick={onTake} aria-label={t('work.conflict.takeOne', { field })}>
      {t('work.conflict.take')}
    </Button>
  )
}

function keyOf({ field, column }: EntryDifference): string {
  return `${field} ${column ?? ''}`
}

/** The form with one thing as the other wrote it. */
function withTheirs(values: EntryValues, { field, column, after }: EntryDifference): EntryValues {
  if (column !== undefined) return { ...values, items: itemsWith(values.items, column, after as Item | null) }
  if (field === 'ground') return { ...values, ground: (after as EntryValues['ground'] | null) ?? noGround }
  if (field === 'tags') return { ...values, tags: ((after as readonly string[] | null) ?? []).join('、') }
  if (field === 'sharedWith' || field === 'relatedEntries') return { ...values, [field]: after ?? [] }
  return field in values ? { ...values, [field]: after ?? '' } : values
}

function itemsWith(items: readonly Item[], column: string, theirs: Item | null): Item[] {
  const others = items.filter(item => item.column !== column)
  if (!theirs) return others
  if (others.length === items.length) return [...items, theirs]
  return items.map(item => (item.column === column ? theirs : item))
}
