import { ApiError } from '@gongshu/client'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { EntryDuplicates } from '../parts/entry-duplicates.tsx'
import { useLaw } from '../parts/law-in-force.ts'
import { FaultSummary, type ShownFault } from '../ui/fault-summary.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import type { Draft } from './draft-store.ts'
import { isConflict } from './entry-conflict.tsx'
import { EntryFieldControl } from './entry-field-control.tsx'
import { groupsFor, idOfField } from './entry-fields.ts'
import { SecretDeclarations, SharingLimits } from './entry-limits.tsx'
import { useLiveCheck } from './entry-live-check.ts'
import { useFieldNotes } from './entry-notes.tsx'
import { EntrySide } from './entry-side.tsx'
import { type EntryValues, type ItemFault, isUsed, itemFaults } from './entry-values.ts'
import { faultOf, useFieldFaults } from './form-faults.tsx'
import { ItemsCard } from './items-card.tsx'
import '../ui/editor.css'

type Props = {
  readonly step: 'catalogEntry.submit' | 'catalogEntry.resubmit' | 'catalogEntry.requestChange'
  readonly draft: Draft<EntryValues>
  /** The entry that is edited; absent for a new one. */
  readonly entryId?: string
  readonly error: unknown
  readonly pending: boolean
  /** What stands before the first group, e.g. the occasion of a change or a conflict with somebody else. */
  readonly before?: ReactNode
  /** What stands below the items, e.g. what the change would touch. */
  readonly below?: ReactNode
  readonly onSubmit: (values: EntryValues) => void
}

/** A catalog entry: what is required and why stands beside the field, what the checks find beside the form. */
export function EntryForm({ step, draft, entryId, error, pending, before, below, onSubmit }: Props) {
  const { value, change } = draft
  const law = useLaw()
  const noteOf = useFieldNotes(step)
  const check = useLiveCheck(value, entryId)
  const { faults, cellFaults, tried, submit } = useSubmission(value, { error, onSubmit })
  const errorOf = (name: string) => faultOf(faults, name)
  const groups = groupsFor(value, { law, isAsked: name => noteOf(name) !== undefined })
  const sections = [...groups.map(group => group.key), 'secrets', 'items'] as const
  return (
    <form
      className="editor"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="editor-main">
        <FaultSummary key={`${tried} ${faults.length}`} faults={faults} idOf={idOfField} />
        {before}
        {groups.map(group => (
          <EntrySection key={group.key} name={group.key}>
            {group.fields.map(field => (
              <EntryFieldControl
                key={field.name}
                field={field}
                value={value}
                note={noteOf(field.name)}
                required={field.name === 'name' || noteOf(field.name) !== undefined}
                error={errorOf(field.name)}
                onChange={change}
              />
            ))}
            {group.key === 'sharing' && (
              <SharingLimits law={law} value={value} noteOf={noteOf} errorOf={errorOf} onChange={change} />
            )}
          </EntrySection>
        ))}
        <EntrySection name="secrets">
          <SecretDeclarations value={value} errorOf={errorOf} onChange={change} />
        </EntrySection>
        <div id="group-items">
          <ItemsCard value={value} faults={tried ? cellFaults : []} error={errorOf('items')} onChange={change} />
        </div>
        <EntryDuplicates candidates={check.data?.candidates ?? []} />
        {below}
      </div>
      <EntrySide sections={sections} check={check} checkable={value.name.trim().length > 1} />
      <FormFoot step={step} draft={draft} pending={pending} isSecret={isSecretRefusal(error)} />
    </form>
  )
}

function EntrySection({ name, children }: { name: string; children: ReactNode }) {
  const { tData } = useWords()
  return (
    <div id={`group-${name}`}>
      <Card title={tData(`work.entry.group.${name}`)}>{children}</Card>
    </div>
  )
}

type FootProps = Pick<Props, 'step' | 'draft' | 'pending'> & { readonly isSecret: boolean }

function FormFoot({ step, draft, pending, isSecret }: FootProps) {
  const { t, tData, language } = useWords()
  const time = draft.keptAt?.toLocaleTimeString(language === 'zh' ? 'zh-CN' : 'en-GB')
  const kept = time ? t('work.draft.keptAt', { time }) : t('work.draft.kept')
  return (
    <div className="form-foot">
      <Button type="primary" htmlType="submit" size="large" loading={pending}>
        {tData(`step.${step}`)}
      </Button>
      <span className="faint">{isSecret ? t('work.draft.cleared') : kept}</span>
    </div>
  )
}

type Submission = { readonly error: unknown; readonly onSubmit: (values: EntryValues) => void }

/** What is wrong with the form, by itself first and then by what the platform has said; and its submission. */
function useSubmission(value: EntryValues, { error, onSubmit }: Submission) {
  const [tried, setTried] = useState(0)
  const [own, setOwn] = useState<readonly ShownFault[]>([])
  const fieldFaults = useFieldFaults()
  const ownFaults = useOwnFaults()
  const cellFaults = itemFaults(value.items)
  const submit = () => {
    const found = ownFaults(value, cellFaults)
    setOwn(found)
    setTried(tried + 1)
    if (!found.length) onSubmit(value)
  }
  return { faults: own.length ? own : isConflict(error) ? [] : fieldFaults(error), cellFaults, tried, submit }
}

/** What the form itself can see: a name, at least one item, no cell at fault. Everything else the platform says. */
function useOwnFaults() {
  const { t, tData } = useWords()
  return (values: EntryValues, cells: readonly ItemFault[]): ShownFault[] => {
    const name =
      values.name.trim().length < 2
        ? [{ field: 'name', message: t('work.form.missing', { field: tData('field.name') }) }]
        : []
    const items = values.items.some(isUsed) ? [] : [{ field: 'items', message: t('work.sheet.none') }]
    const [cell] = cells
    const wrong = cell
      ? [
          {
            field: 'items',
            message: t(`work.sheet.fault.${cell.reason}`, { row: cell.row + 1, column: tData(`field.${cell.part}`) }),
          },
        ]
      : []
    return [...name, ...items, ...wrong]
  }
}

export function isSecretRefusal(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'state_secret' || error.code === 'work_secret')
}
