import type { Step } from '@gongshu/regulations'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../parts/api.ts'
import { ArticleLink } from '../parts/article-link.tsx'
import { acceptedGrounds, useLaw } from '../parts/law-in-force.ts'
import { SelectField, TextField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'
import { GroundFields } from './ground-fields.tsx'
import { groundLevels, noGround } from './ground-values.ts'
import { isGround, type StepField, type StepValues } from './step-fields.ts'

type Props = {
  readonly step: string
  readonly caseId: string
  readonly field: StepField
  readonly values: StepValues
  readonly error: ReactNode
  readonly onChange: (values: StepValues) => void
}

export function StepFieldControl({ step, caseId, field, values, error, onChange }: Props) {
  const { t, tData } = useWords()
  const law = useLaw()
  const { name, required } = field
  const set = (value: StepValues[string]) => onChange({ ...values, [name]: value })
  const value = values[name]
  const text = typeof value === 'string' ? value : ''
  const frame = { id: `step-${name}`, label: labelOf(step, name, tData), required, error, wide: true }
  if (field.kind === 'ground') {
    const accepted = acceptedGrounds(law, step as Step)
    const note = accepted && (
      <>
        {t('work.ground.note', { levels: accepted.levels.map(level => tData(`groundLevel.${level}`)).join('、') })}{' '}
        <ArticleLink duty={accepted.duty.id} />
      </>
    )
    const ground = isGround(value) ? value : noGround
    return (
      <GroundFields id="step-ground" levels={groundLevels} value={ground} note={note} error={error} onChange={set} />
    )
  }
  if (field.kind === 'choice') {
    const choices = field.values.map(code => ({ value: code, label: tData(`${field.words}.${code}`) }))
    return <SelectField {...frame} value={text} onChange={set} choices={choices} />
  }
  if (field.kind === 'person') return <PersonField {...frame} value={text} onChange={set} unitId={caseId} />
  const note = field.kind === 'lines' ? t('work.form.onePerLine') : undefined
  return (
    <TextField
      {...frame}
      value={text}
      onChange={set}
      long={field.kind === 'words' || field.kind === 'lines'}
      type={field.kind === 'day' ? 'date' : 'text'}
      {...(note ? { note } : {})}
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

function PersonField({ unitId, ...field }: PersonProps) {
  const { t } = useWords()
  const people = useQuery(queries.people(unitId))
  const choices = (people.data?.accounts ?? []).map(({ id, name, login }) => ({
    value: id,
    label: `${name} (${login})`,
  }))
  return <SelectField {...field} choices={choices} note={choices.length ? undefined : t('work.unit.noPeople')} />
}

// A few names mean something else in one step than in the others.
const ownLabels: { readonly [field: string]: string } = {
  'unit.appointOfficer.kind': 'work.officer.kind',
  'unit.appointOfficer.accountId': 'work.officer.person',
  'unit.recordDuty.basis': 'field.ground',
}

function labelOf(step: string, name: string, tData: (key: string) => string): string {
  return tData(ownLabels[`${step}.${name}`] ?? `field.${name}`)
}
