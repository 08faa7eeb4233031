import type { ListLine, ThreeListsAnswer } from '@gongshu/client'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import '../ui/list-lines.css'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { ListLineForm } from './list-line-form.tsx'
import { ErrorNote } from './query-view.tsx'
import { useListStep } from './use-list-step.ts'

type Props = { readonly found: ThreeListsAnswer; readonly mayEdit: boolean }
type Draft = { readonly added: readonly ListLine[]; readonly removed: readonly ListLine[] }

const nothing: Draft = { added: [], removed: [] }

/** The links as a table, one line each; what is added or removed is saved as one act. */
export function ListLines({ found, mayEdit }: Props) {
  const { t } = useWords()
  const [draft, setDraft] = useState<Draft>(nothing)
  const save = useListStep(t('work.threeLists.saved'))
  const changes = draft.added.length + draft.removed.length
  const toggle = (line: ListLine) => {
    if (draft.added.includes(line)) return setDraft({ ...draft, added: without(draft.added, line) })
    const isRemoved = draft.removed.includes(line)
    setDraft({ ...draft, removed: isRemoved ? without(draft.removed, line) : [...draft.removed, line] })
  }
  const add = (lines: readonly ListLine[]) => {
    const known = [...found.lines, ...draft.added].map(keyOf)
    setDraft({ ...draft, added: [...draft.added, ...lines.filter(line => !known.includes(keyOf(line)))] })
  }
  return (
    <Card title={t('work.threeLists.lines')}>
      {mayEdit && <ListLineForm found={found} onAdd={add} />}
      <div className="list-lines">
        <LineTable found={found} draft={draft} onToggle={mayEdit ? toggle : null} />
      </div>
      {save.error && <ErrorNote error={save.error} />}
      {changes > 0 && found.case && (
        <div className="form-foot">
          <Button
            type="primary"
            loading={save.isPending}
            onClick={() =>
              found.case &&
              save.mutate({
                step: 'threeLists.link',
                caseId: found.case.id,
                seen: found.case.revision,
                input: inputOf(draft),
              })
            }
          >
            {t('work.threeLists.save', { added: draft.added.length, removed: draft.removed.length })}
          </Button>
          <Button onClick={() => setDraft(nothing)}>{t('work.threeLists.discard')}</Button>
          <span className="faint">{t('work.threeLists.unsaved')}</span>
        </div>
      )}
    </Card>
  )
}

type TableProps = {
  readonly found: ThreeListsAnswer
  readonly draft: Draft
  /** Absent where nothing can be changed. */
  readonly onToggle: ((line: ListLine) => void) | null
}

function LineTable({ found, draft, onToggle }: TableProps) {
  const { t } = useWords()
  const lines = [...found.lines, ...draft.added]
  if (!lines.length) return <p className="empty">{t('work.threeLists.noLines')}</p>
  return (
    <ScrollRegion name={t('work.threeLists.lines')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('work.threeLists.duty')}</th>
            <th scope="col">{t('work.threeLists.system')}</th>
            <th scope="col">{t('work.threeLists.entry')}</th>
            {onToggle && <th scope="col">{t('work.threeLists.action')}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <LineRow
              key={keyOf(line)}
              found={found}
              line={line}
              isRemoved={draft.removed.includes(line)}
              isAdded={draft.added.includes(line)}
              onToggle={onToggle}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

type RowProps = {
  readonly found: ThreeListsAnswer
  readonly line: ListLine
  readonly isAdded: boolean
  readonly isRemoved: boolean
  readonly onToggle: ((line: ListLine) => void) | null
}

function LineRow({ found, line, isAdded, isRemoved, onToggle }: RowProps) {
  const { t } = useWords()
  const duty = `${line.dutyCode} ${found.duties.find(one => one.code === line.dutyCode)?.name ?? ''}`
  const entry = found.entries.find(one => one.id === line.entryId)
  const named = { duty, system: line.systemName, entry: entry?.title ?? t('work.threeLists.noEntry') }
  return (
    <tr className={isAdded ? 'line-added' : isRemoved ? 'line-removed' : undefined}>
      <td>{duty}</td>
      <td>{line.systemName}</td>
      <td>
        {entry ? (
          <Link to={paths.case} params={{ id: entry.id }}>
            {entry.title}
          </Link>
        ) : (
          <span className="faint">{t('work.threeLists.noEntry')}</span>
        )}
      </td>
      {onToggle && (
        <td>
          <Button
            size="small"
            aria-label={t('work.threeLists.remove', named)}
            aria-pressed={isRemoved}
            onClick={() => onToggle(line)}
          >
            {t(isRemoved ? 'work.threeLists.keep' : 'work.threeLists.removeShort')}
          </Button>
        </td>
      )}
    </tr>
  )
}

function keyOf({ dutyCode, systemName, entryId }: ListLine): string {
  return JSON.stringify([dutyCode, systemName, entryId])
}

function without(lines: readonly ListLine[], line: ListLine): ListLine[] {
  return lines.filter(other => other !== line)
}

function inputOf({ added, removed }: Draft) {
  const given = ({ entryId, ...line }: ListLine) => (entryId ? { ...line, entryId } : line)
  return {
    ...(added.length ? { addedLines: added.map(given) } : {}),
    ...(removed.length ? { removedLines: removed.map(given) } : {}),
  }
}
