import { ApiError } from '@gongshu/client'
import { dutyOfRule, type Law } from '@gongshu/regulations'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { ArticleLink } from '../parts/article-link.tsx'
import { acceptedGrounds, fieldDuties, useLaw } from '../parts/law-in-force.ts'
import { FaultSummary, type ShownFault } from '../ui/fault-summary.tsx'
import { SelectField, TextField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import type { Draft } from './draft-store.ts'
import { type EntryValues, type ItemFault, isUsed, itemFaults } from './entry-values.ts'
import { faultOf, useFieldFaults } from './form-faults.tsx'
import { GroundFields } from './ground-fields.tsx'
import { groundLevels } from './ground-values.ts'
import { ItemsCard } from './items-card.tsx'

type TextName = Exclude<keyof EntryValues, 'ground' | 'stateSecret' | 'items'>
type EntryField = {
  readonly name: TextName
  readonly long?: true
  readonly values?: readonly string[]
  /** Shown only where the law asks for it. */
  readonly ifAsked?: true
  /** Shown only where the law knows this rule. */
  readonly ifRule?: string
}

const frequencies = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular', 'static']

/** The form in the order in which the law names the elements of an entry. */
const groups: readonly { readonly key: 'what' | 'attributes'; readonly fields: readonly EntryField[] }[] = [
  {
    key: 'what',
    fields: [
      { name: 'name' },
      { name: 'businessName', ifAsked: true },
      { name: 'description', long: true },
      { name: 'source' },
      { name: 'updateFrequency', values: frequencies },
      { name: 'coverage' },
      { name: 'managingBody' },
      { name: 'collectedBy', values: ['self', 'entrustedThirdParty'] },
      { name: 'entrustedParty', ifRule: 'entrustedNamed' },
      { name: 'origin', values: ['ownDuty', 'sharing', 'returned'] },
      { name: 'recordForm', values: ['electronic', 'paper'], ifRule: 'electronicRecord' },
      { name: 'cityCatalog', values: ['included', 'supplementary'], ifRule: 'supplementaryToCity' },
    ],
  },
  {
    key: 'attributes',
    fields: [
      { name: 'formats', ifAsked: true },
      { name: 'classification' },
      { name: 'grade', values: ['general1', 'general2', 'general3', 'general4', 'important', 'core'] },
      { name: 'sharingAttribute', values: ['shared', 'conditional', 'notShared'] },
      { name: 'oneVisit', values: ['yes', 'no'], ifRule: 'oneVisitUnconditional' },
      { name: 'oneVisitReason', long: true, ifRule: 'oneVisitUnconditional' },
      { name: 'openingAttribute', values: ['unconditional', 'conditional', 'notOpen'] },
      { name: 'provisionMode', ifAsked: true },
      { name: 'sharingPeriod', ifAsked: true },
    ],
  },
]

type Props = {
  readonly step: 'catalogEntry.submit' | 'catalogEntry.resubmit' | 'catalogEntry.requestChange'
  readonly draft: Draft<EntryValues>
  readonly error: unknown
  readonly pending: boolean
  readonly onSubmit: (values: EntryValues) => void
}

/** A catalog entry: what is required and why stands beside the field; what is wrong stands at the field and at the top. */
export function EntryForm({ step, draft, error, pending, onSubmit }: Props) {
  const { t, tData } = useWords()
  const { value, change } = draft
  const [tried, setTried] = useState(0)
  const [own, setOwn] = useState<readonly ShownFault[]>([])
  const fieldFaults = useFieldFaults()
  const cellFaults = itemFaults(value.items)
  const ownFaults = useOwnFaults()
  const faults = own.length ? own : fieldFaults(error)
  const errorOf = (name: string) => faultOf(faults, name)
  const noteOf = useNotes(step)
  const law = useLaw()
  const isShown = ({ name, ifAsked, ifRule }: EntryField) =>
    (!ifAsked || noteOf(name) !== undefined) && (!ifRule || (law !== null && dutyOfRule(law, ifRule) !== null))
  const submit = () => {
    const found = ownFaults(value, cellFaults)
    setOwn(found)
    setTried(tried + 1)
    if (!found.length) onSubmit(value)
  }
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <FaultSummary key={`${tried} ${faults.length}`} faults={faults} idOf={idOf} />
      {groups.map(group => (
        <Card key={group.key} title={t(`work.entry.group.${group.key}`)}>
          {group.fields.filter(isShown).map(field => (
            <EntryFieldControl
              key={field.name}
              field={withCodes(field, law)}
              value={value[field.name]}
              note={noteOf(field.name)}
              required={field.name === 'name' || noteOf(field.name) !== undefined}
              error={errorOf(field.name)}
              onChange={text => change({ ...value, [field.name]: text })}
            />
          ))}
          {group.key === 'attributes' && (
            <Limits law={law} value={value} noteOf={noteOf} errorOf={errorOf} onChange={change} />
          )}
        </Card>
      ))}
      <ItemsCard value={value} faults={tried ? cellFaults : []} error={errorOf('items')} onChange={change} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" size="large" loading={pending}>
          {tData(`step.${step}`)}
        </Button>
        <span className="faint">{t(isSecretRefusal(error) ? 'work.draft.cleared' : 'work.draft.kept')}</span>
      </div>
    </form>
  )
}

type LimitsProps = {
  readonly law: Law | null
  readonly value: EntryValues
  readonly noteOf: (field: string) => ReactNode
  readonly errorOf: (field: string) => ReactNode
  readonly onChange: (value: EntryValues) => void
}

/** What keeps an entry from being shared: the ground of whoever limits it, and state secrets. */
function Limits({ law, value, noteOf, errorOf, onChange }: LimitsProps) {
  const { tData } = useWords()
  const limited: readonly string[] = law?.jurisdiction.choices.groundNeededFor.value ?? []
  const isLimited = limited.includes(value.sharingAttribute)
  return (
    <>
      {isLimited && noteOf('limitReason') && (
        <TextField
          id={idOf('limitReason')}
          label={tData('field.limitReason')}
          value={value.limitReason}
          note={noteOf('limitReason')}
          error={errorOf('limitReason')}
          onChange={limitReason => onChange({ ...value, limitReason })}
          required
          long
        />
      )}
      {isLimited && (
        <GroundFields
          id="field-ground"
          value={value.ground}
          levels={groundLevels}
          note={noteOf('ground')}
          error={errorOf('ground')}
          onChange={ground => onChange({ ...value, ground })}
        />
      )}
      <StateSecret
        checked={value.stateSecret}
        error={errorOf('stateSecret')}
        onChange={stateSecret => onChange({ ...value, stateSecret })}
      />
    </>
  )
}

// The modes of provision are those that the text names; where it names none, any words will do. Without a list of open
// data nothing is opened on conditions.
function withCodes(field: EntryField, law: Law | null): EntryField {
  if (field.name === 'openingAttribute' && law?.jurisdiction.choices.openListReviewer.value === null) {
    return { ...field, values: ['unconditional', 'notOpen'] }
  }
  const modes = Object.keys(law?.jurisdiction.words.provisionModes ?? {})
  return field.name === 'provisionMode' && modes.length ? { ...field, values: modes } : field
}

type FieldProps = {
  readonly field: EntryField
  readonly value: string
  readonly note: ReactNode
  readonly required: boolean
  readonly error: ReactNode
  readonly onChange: (value: string) => void
}

function EntryFieldControl({ field, value, note, required, error, onChange }: FieldProps) {
  const { tData } = useWords()
  const frame = { id: idOf(field.name), label: tData(`field.${field.name}`), value, onChange, note, required, error }
  if (!field.values) return <TextField {...frame} long={field.long ?? false} />
  return (
    <SelectField
      {...frame}
      choices={field.values.map(code => ({ value: code, label: tData(`${field.name}.${code}`) }))}
    />
  )
}

function StateSecret({
  checked,
  error,
  onChange,
}: {
  checked: boolean
  error: ReactNode
  onChange: (checked: boolean) => void
}) {
  const { t, tData } = useWords()
  return (
    <div className="field">
      <div className="control">
        <label className="choice">
          <input
            id={idOf('stateSecret')}
            type="checkbox"
            checked={checked}
            onChange={event => onChange(event.target.checked)}
          />
          {tData('field.stateSecret')}
        </label>
      </div>
      <div className="note first">{t('work.entry.stateSecret')}</div>
      {error && <div className="error">{error}</div>}
    </div>
  )
}

/** Why a field is asked for: the article that demands it. */
function useNotes(step: Props['step']): (field: string) => ReactNode {
  const { t, tData } = useWords()
  const law = useLaw()
  // A changed entry must say what a submitted one must.
  const asked = step === 'catalogEntry.requestChange' ? 'catalogEntry.submit' : step
  const duties = fieldDuties(law, asked)
  const grounds = acceptedGrounds(law, asked)
  return field => {
    if (field === 'ground' && grounds) {
      const levels = grounds.levels.map(level => tData(`groundLevel.${level}`)).join('、')
      return (
        <>
          {t('work.ground.note', { levels })} <ArticleLink duty={grounds.duty.id} />
        </>
      )
    }
    const duty = field === 'limitReason' ? law && dutyOfRule(law, 'limitedNeedsReason') : duties.get(field)
    if (!duty) return undefined
    return (
      <>
        {t('work.form.requiredBy')} <ArticleLink duty={duty.id} />
      </>
    )
  }
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
  return error instanceof ApiError && error.code === 'state_secret'
}

function idOf(field: string): string {
  return `field-${field.split('.')[0]}`
}
