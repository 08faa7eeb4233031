import type { Item } from '@gongshu/client'
import type { Step } from '@gongshu/regulations'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { ArticleLink } from '../parts/article-link.tsx'
import { fieldDuties, useLaw } from '../parts/law-in-force.ts'
import { FaultSummary } from '../ui/fault-summary.tsx'
import { SelectField, TextField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { ClassFields } from './class-fields.tsx'
import { faultOf, useFieldFaults } from './form-faults.tsx'
import type { WorkOrderValues } from './work-order-values.ts'

type TextName = Exclude<
  keyof WorkOrderValues,
  'items' | 'formats' | 'levels' | 'closedGrounds' | 'openingNeeds' | 'unlocking'
>
type Field = { readonly name: TextName; readonly long?: true; readonly values?: readonly string[] }

const frequencies = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular', 'static']
const fields: readonly Field[] = [
  { name: 'title' },
  { name: 'domain' },
  { name: 'abstract', long: true },
  { name: 'openingClass', values: ['unconditional', 'conditional', 'notOpen'] },
  { name: 'conditions', long: true },
  { name: 'supervision', long: true },
  { name: 'updateFrequency', values: frequencies },
  { name: 'license' },
  { name: 'reason', long: true },
]

/** Asked for only where opening is conditional. */
const onlyConditional: readonly TextName[] = ['conditions', 'supervision']

type Props = {
  readonly step: Step
  readonly entryId: string
  readonly value: WorkOrderValues
  readonly items: readonly Item[]
  readonly error: unknown
  readonly pending: boolean
  readonly onChange: (value: WorkOrderValues) => void
  readonly onSubmit: () => void
}

/** A work order of the open list. Conditions are asked for only where opening is conditional. */
export function WorkOrderForm({ step, entryId, value, items, error, pending, onChange, onSubmit }: Props) {
  const { t, tData } = useWords()
  const duties = fieldDuties(useLaw(), step)
  const faults = useFieldFaults()(error)
  const errorOf = (name: string) => faultOf(faults, name)
  const noteOf = (name: string) => duties.has(name) && <RequiredBy duty={duties.get(name)?.id} />
  const ticks = (name: 'items' | 'formats') => ({
    title: tData(`field.${name}`),
    id: idOf(name),
    note: noteOf(name),
    error: errorOf(name),
    chosen: value[name],
    onChange: (chosen: readonly string[]) => onChange({ ...value, [name]: chosen }),
  })
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <FaultSummary faults={faults} idOf={idOf} />
      <Card title={t('work.order.facts')}>
        {fields
          .filter(({ name }) => !onlyConditional.includes(name) || value.openingClass === 'conditional')
          .map(field => (
            <OrderField
              key={field.name}
              field={field}
              value={value[field.name]}
              required={field.name === 'title' || field.name === 'supervision' || duties.has(field.name)}
              note={noteOf(field.name)}
              error={errorOf(field.name)}
              onChange={text => onChange({ ...value, [field.name]: text })}
            />
          ))}
      </Card>
      <Ticks
        {...ticks('items')}
        choices={items.map(item => ({
          value: item.column,
          label: `${item.name} (${item.column})${item.personal ? ` · ${t('work.order.personal')}` : ''}`,
        }))}
      />
      <Ticks
        {...ticks('formats')}
        choices={['csv', 'xlsx', 'json', 'parquet'].map(format => ({ value: format, label: format.toUpperCase() }))}
      />
      <ClassFields entryId={entryId} value={value} errorOf={errorOf} onChange={onChange} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" size="large" loading={pending}>
          {tData(`step.${step}`)}
        </Button>
        <span className="faint">{t('work.draft.kept')}</span>
      </div>
    </form>
  )
}

type OrderFieldProps = {
  readonly field: Field
  readonly value: string
  readonly required: boolean
  readonly note: ReactNode
  readonly error: ReactNode
  readonly onChange: (value: string) => void
}

function OrderField({ field, ...rest }: OrderFieldProps) {
  const { tData } = useWords()
  const { name, values } = field
  const frame = { ...rest, id: idOf(name), label: tData(`field.${name}`) }
  if (!values) return <TextField {...frame} long={field.long ?? false} />
  return <SelectField {...frame} choices={values.map(code => ({ value: code, label: tData(`${name}.${code}`) }))} />
}

function RequiredBy({ duty }: { duty: string | undefined }) {
  const { t } = useWords()
  if (!duty) return null
  return (
    <>
      {t('work.form.requiredBy')} <ArticleLink duty={duty} />
    </>
  )
}

type TicksProps = {
  readonly title: string
  readonly id: string
  readonly note: ReactNode
  readonly error: ReactNode
  readonly chosen: readonly string[]
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (chosen: readonly string[]) => void
}

function Ticks({ title, id, note, error, chosen, choices, onChange }: TicksProps) {
  return (
    <Card>
      <fieldset className="form-group" id={id} tabIndex={-1}>
        <legend>{title}</legend>
        {note && <p className="faint">{note}</p>}
        {error && <p className="deadline late">{error}</p>}
        {choices.map(({ value, label }) => (
          <label className="choice" key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={event =>
                onChange(event.target.checked ? [...chosen, value] : chosen.filter(one => one !== value))
              }
            />
            {label}
          </label>
        ))}
      </fieldset>
    </Card>
  )
}

function idOf(field: string): string {
  return `field-${field.split('.')[0]}`
}
