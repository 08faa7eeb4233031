import { dutyOfRule, type Law } from '@gongshu/regulations'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { ArticleLink } from '../parts/article-link.tsx'
import { fieldDuties, hasStep, useLaw } from '../parts/law-in-force.ts'
import { FaultSummary, type ShownFault } from '../ui/fault-summary.tsx'
import { SelectField, TextField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { type DemandValues, isRarer, useFrequencies } from './demand-values.ts'
import { EntryPicker } from './entry-picker.tsx'
import { faultOf, useFieldFaults } from './form-faults.tsx'

type TextName = Exclude<keyof DemandValues, 'entries'>

type Field = {
  readonly name: TextName
  readonly key?: string
  readonly long?: true
  readonly values?: readonly string[]
  readonly words?: string
  readonly when?: (values: DemandValues) => boolean
  /** Shown whether the law asks for it or not: the platform itself needs it. */
  readonly always?: true
}

const purpose: readonly Field[] = [
  { name: 'title', always: true },
  { name: 'demandType', values: ['new', 'change', 'fusion'] },
  { name: 'scenario' },
  { name: 'basis', long: true },
  { name: 'businessGoal', long: true },
]
const isFusion = (values: DemandValues) => values.demandType === 'fusion'
const fusion: readonly Field[] = (['sources', 'joinRules', 'qualityRules', 'outputItems', 'protection'] as const).map(
  name => ({ name, long: true, when: isFusion, always: true }),
)
const content: readonly Field[] = [{ name: 'dataContent', long: true }]
const missing: readonly Field[] = [{ name: 'missingData', long: true, always: true }]
const use: readonly Field[] = [
  { name: 'useMode', values: ['api', 'match'], always: true },
  { name: 'useFrequency', values: useFrequencies },
  { name: 'securityLevel', values: ['level1', 'level2', 'level3', 'level4'] },
  { name: 'safeguards', long: true },
  { name: 'systemName', always: true },
]
const isDirect = (values: DemandValues) => values.directCase !== ''
const direct: readonly Field[] = [
  { name: 'directCase', words: 'directCase', values: ['1', '2', '3', '4'], always: true },
  // The fourth case is the one that has several ways of use.
  {
    name: 'directMode',
    key: 'directCase.mode',
    words: 'directMode',
    values: ['masked', 'match'],
    when: values => values.directCase === '4',
    always: true,
  },
  {
    name: 'scenarioPlan',
    key: 'directCase.plan',
    long: true,
    when: values => values.directCase === '2',
    always: true,
  },
  { name: 'directEvidence', key: 'directCase.evidence', long: true, when: isDirect, always: true },
]

type Props = {
  readonly step: 'demand.submit' | 'demand.resubmit'
  readonly value: DemandValues
  readonly error: unknown
  readonly pending: boolean
  readonly onChange: (value: DemandValues) => void
  readonly onSubmit: () => void
}

/** A demand with the fields that the law names; rarer use is justified only where it is rarer. */
export function DemandForm({ step, value, error, pending, onChange, onSubmit }: Props) {
  const { t } = useWords()
  const law = useLaw()
  const [own, setOwn] = useState<readonly ShownFault[]>([])
  const [tried, setTried] = useState(0)
  const fieldFaults = useFieldFaults()
  const faults = own.length ? own : fieldFaults(error)
  const duties = fieldDuties(law, step)
  const rarer: Field = {
    name: 'lowFrequencyReason',
    long: true,
    when: values => isRarer(law, values.useFrequency),
    always: true,
  }
  const rareDuty = law ? dutyOfRule(law, 'rarerUse')?.id : undefined
  const check = useOwnFaults()
  const show = (fields: readonly Field[]): ReactNode =>
    fields
      .filter(field => field.always || duties.has(field.name))
      .filter(field => !field.when || field.when(value))
      .map(field => (
        <DemandField
          key={field.name}
          field={withModes(field, law)}
          value={value[field.name]}
          duty={duties.get(field.name)?.id ?? (field === rarer ? rareDuty : undefined)}
          error={faultOf(faults, field.key ?? field.name)}
          onChange={text => onChange({ ...value, [field.name]: text })}
        />
      ))
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        const found = check(value)
        setOwn(found)
        setTried(tried + 1)
        if (!found.length) onSubmit()
      }}
    >
      <FaultSummary key={`${tried} ${faults.length}`} faults={faults} idOf={idOf} />
      <Card title={t('work.demand.group.purpose')}>{show(purpose)}</Card>
      <WantedData law={law} value={value} needFault={faultOf(faults, 'need')} show={show} onChange={onChange} />
      <Card title={t('work.demand.group.use')}>{show([...use.slice(0, 2), rarer, ...use.slice(2)])}</Card>
      {hasStep(law, 'demand.confirmNorm') && <DirectCases fields={show(direct)} />}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" size="large" loading={pending}>
          {t('work.demand.toCommitment')}
        </Button>
        <span className="faint">{t('work.draft.kept')}</span>
      </div>
    </form>
  )
}

type WantedProps = {
  readonly law: Law | null
  readonly value: DemandValues
  readonly needFault: ReactNode
  readonly show: (fields: readonly Field[]) => ReactNode
  readonly onChange: (value: DemandValues) => void
}

/** What is wanted of the catalog, what is in no catalog yet, and the plan where data is to be fused. */
function WantedData({ law, value, needFault, show, onChange }: WantedProps) {
  const { t, tData } = useWords()
  return (
    <>
      <Card title={t('work.demand.group.content')}>
        {show(content)}
        <h3>{tData('field.entries')}</h3>
        <EntryPicker
          entries={value.entries}
          minimal={(law && dutyOfRule(law, 'minimalItems')?.id) ?? null}
          error={needFault}
          onChange={entries => onChange({ ...value, entries })}
        />
        {hasStep(law, 'demand.requestData') && show(missing)}
      </Card>
      {isFusion(value) && law && dutyOfRule(law, 'fusionPlanWithDemand') && (
        <Card title={tData('field.fusionPlan')}>{show(fusion)}</Card>
      )}
    </>
  )
}

function DirectCases({ fields }: { readonly fields: ReactNode }) {
  const { t, tData } = useWords()
  return (
    <Card title={tData('field.directCase')}>
      <p className="faint" style={{ marginBottom: 8 }}>
        {t('work.demand.directAbout')}
      </p>
      {fields}
    </Card>
  )
}

// The ways of use are those that the text names; where it names none, those of the platform.
function withModes(field: Field, law: Law | null): Field {
  const modes = Object.keys(law?.jurisdiction.words.provisionModes ?? {})
  return field.name === 'useMode' && modes.length ? { ...field, values: modes } : field
}

type FieldProps = {
  readonly field: Field
  readonly value: string
  readonly duty: string | undefined
  readonly error: ReactNode
  readonly onChange: (value: string) => void
}

function DemandField({ field, value, duty, error, onChange }: FieldProps) {
  const { t, tData } = useWords()
  const name = field.key ?? field.name
  const note = duty && (
    <>
      {t('work.form.requiredBy')} <ArticleLink duty={duty} />
    </>
  )
  const isAlways = name === 'title' || name === 'systemName' || name === 'lowFrequencyReason'
  const frame = {
    id: idOf(name),
    label: tData(`field.${name}`),
    value,
    onChange,
    note,
    error,
    required: isAlways || duty !== undefined,
  }
  if (!field.values) return <TextField {...frame} long={field.long ?? false} />
  const words = field.words ?? field.name
  return (
    <SelectField {...frame} choices={field.values.map(code => ({ value: code, label: tData(`${words}.${code}`) }))} />
  )
}

/** What the form itself can see; what the law demands, the platform says. */
function useOwnFaults() {
  const { t, tData } = useWords()
  const missing = (field: string): ShownFault => ({
    field,
    message: t('work.form.missing', { field: tData(`field.${field}`) }),
  })
  return (values: DemandValues): ShownFault[] => [
    ...(values.title.trim().length < 2 ? [missing('title')] : []),
    ...(values.systemName.trim() ? [] : [missing('systemName')]),
    ...(values.entries.length || values.missingData.trim() ? [] : [missing('entries')]),
    ...(values.entries.some(entry => entry.columns.length === 0) ? [missing('columns')] : []),
  ]
}

function idOf(field: string): string {
  const known = field.startsWith('directCase') ? field.replace('.', '-') : field.split('.')[0]
  return `field-${known === 'columns' || known === 'need' ? 'entries' : known}`
}
