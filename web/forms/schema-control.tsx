import type { Step } from '@gongshu/regulations'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../parts/api.ts'
import { ArticleLink } from '../parts/article-link.tsx'
import { acceptedGrounds, useLaw } from '../parts/law-in-force.ts'
import { SelectField, TextField } from '../ui/form-field.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import { AttachmentControl } from './attachment-control.tsx'
import { CaseControl } from './case-control.tsx'
import { CheckField, ChecksField } from './check-fields.tsx'
import { GroundFields } from './ground-fields.tsx'
import { groundLevels, isGround, noGround } from './ground-values.ts'
import { RowsControl } from './rows-control.tsx'
import { type ControlProps, labelOf } from './step-label.ts'

/** The control of one field of a step, as its schema asks for it. */
export function SchemaControl(props: ControlProps) {
  const { field, value, onChange } = props
  const { t, tData } = useWords()
  const { name, kind, schema } = field
  const words = schema['x-words'] ?? schema.items?.['x-words'] ?? name
  const frame = { ...frameOf(props, { t, tData }), wide: true }
  const text = typeof value === 'string' ? value : ''
  const list = Array.isArray(value) ? (value as readonly string[]) : []
  const choicesOf = (codes: readonly string[]) => codes.map(code => ({ value: code, label: tData(`${words}.${code}`) }))
  if (kind === 'ground') return <GroundControl {...props} />
  if (kind === 'person')
    return <PersonControl {...frame} value={text} onChange={onChange} unitId={props.caseId ?? ''} />
  if (kind === 'attachments') return <AttachmentControl {...frame} value={list} onChange={onChange} />
  if (kind === 'rows') return <RowsControl {...props} cell={SchemaControl} />
  if (kind === 'case' || kind === 'cases') {
    const type = schema['x-refers'] ?? ''
    return <CaseControl {...frame} type={type} several={kind === 'cases'} value={value} onChange={onChange} />
  }
  if (kind === 'choice')
    return <SelectField {...frame} value={text} onChange={onChange} choices={choicesOf(schema.enum ?? [])} />
  if (kind === 'choices')
    return <ChecksField {...frame} value={list} onChange={onChange} choices={choicesOf(schema.items?.enum ?? [])} />
  if (kind === 'yesNo') return <CheckField {...frame} value={value === true} onChange={onChange} />
  const type = kind === 'day' ? 'date' : kind === 'number' ? 'number' : 'text'
  return (
    <TextField {...frame} value={text} onChange={onChange} long={kind === 'prose' || kind === 'lines'} type={type} />
  )
}

type Framed = Pick<ControlProps, 'step' | 'field' | 'error' | 'id'>

function frameOf({ step, field, error, id = `step-${field.name}` }: Framed, { t, tData }: Pick<Words, 't' | 'tData'>) {
  const { name, required, duty, kind } = field
  const note = (
    <>
      {kind === 'lines' && t('work.form.onePerLine')}
      {duty && (
        <>
          {t('work.form.byLaw')} <ArticleLink duty={duty} />
        </>
      )}
    </>
  )
  const hasNote = kind === 'lines' || duty !== null
  return {
    id,
    label: labelOf(step, name, tData),
    required,
    error,
    ...(hasNote ? { note } : {}),
  }
}

function GroundControl({ step, field, value, error, onChange }: ControlProps) {
  const { t, tData } = useWords()
  const law = useLaw()
  const accepted = acceptedGrounds(law, step as Step)
  const note = accepted && (
    <>
      {t('work.ground.note', { levels: accepted.levels.map(level => tData(`groundLevel.${level}`)).join('、') })}{' '}
      <ArticleLink duty={accepted.duty.id} />
    </>
  )
  const ground = isGround(value) ? value : noGround
  return (
    <GroundFields
      id={`step-${field.name}`}
      levels={groundLevels}
      value={ground}
      note={note}
      error={error}
      onChange={onChange}
    />
  )
}

type PersonProps = {
  readonly id: string
  readonly label: string
  readonly required: boolean
  readonly error: ReactNode
  readonly wide: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly unitId: string
}

function PersonControl({ unitId, ...field }: PersonProps) {
  const { t } = useWords()
  const people = useQuery(queries.people(unitId))
  const choices = (people.data?.accounts ?? []).map(({ id, name, login }) => ({
    value: id,
    label: `${name} (${login})`,
  }))
  return <SelectField {...field} choices={choices} note={choices.length ? undefined : t('work.unit.noPeople')} />
}
