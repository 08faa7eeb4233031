import type { Item, QualityRule } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { qualityQueries } from '../parts/quality-queries.ts'
import { useWords } from '../ui/words.tsx'
import {
  codeLists,
  columnTypes,
  comparisons,
  identifierKinds,
  type RuleParameter,
  valuesOf,
  withMember,
} from './rule-values.ts'

type Props = {
  readonly name: RuleParameter
  readonly rule: QualityRule
  readonly items: readonly Item[]
  readonly label: string
  readonly onChange: (rule: QualityRule) => void
}

/** One parameter of a rule: an item of the entry, a choice, a number or a text. */
export function RuleParameterControl(props: Props) {
  const { name, rule, items, onChange } = props
  const { tData } = useWords()
  const set = (value: unknown) => onChange(withMember(rule, name, value))
  switch (name) {
    case 'column':
    case 'other':
      return <Choice {...props} onSet={set} choices={items.map(item => [item.column, item.name])} />
    case 'columns':
      return <Columns {...props} />
    case 'entryId':
      return <EntryChoice {...props} onSet={set} />
    case 'values':
      return <Values {...props} />
    case 'kind':
      return <Choice {...props} onSet={set} choices={worded(identifierKinds, 'identifierKind', tData)} />
    case 'list':
      return <Choice {...props} onSet={set} choices={worded(codeLists, 'codeList', tData)} />
    case 'operator':
      return <Choice {...props} onSet={set} choices={worded(comparisons, 'comparison', tData)} />
    case 'as':
      return <Choice {...props} onSet={set} choices={worded(columnTypes, 'itemType', tData)} />
    case 'minLength':
    case 'maxLength':
      return <Line {...props} type="number" onSet={text => set(text === '' ? undefined : Number(text))} />
    default:
      return <Line {...props} type="text" onSet={set} />
  }
}

function worded(values: readonly string[], prefix: string, tData: (key: string) => string): [string, string][] {
  return values.map(value => [value, tData(`${prefix}.${value}`)])
}

/** The entries whose data one may look into. */
function EntryChoice(props: Omit<ChoiceProps, 'choices'>) {
  const { t } = useWords()
  const quality = useQuery(qualityQueries.all)
  const known = quality.data?.entries.map(({ id, title }): [string, string] => [id, title]) ?? []
  return <Choice {...props} choices={[['', t('work.form.choose')], ...known]} />
}

type ChoiceProps = Props & {
  readonly choices: readonly (readonly [value: string, label: string])[]
  readonly onSet: (value: string) => void
}

function Choice({ name, rule, label, choices, onSet }: ChoiceProps) {
  return (
    <select
      className="input"
      aria-label={label}
      value={String(rule[name] ?? '')}
      onChange={event => onSet(event.target.value)}
    >
      {choices.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
}

function Line({ name, rule, label, type, onSet }: Props & { type: string; onSet: (text: string) => void }) {
  const { tData } = useWords()
  return (
    <input
      className="input"
      type={type}
      aria-label={label}
      placeholder={tData(`ruleParameter.${name}`)}
      value={String(rule[name] ?? '')}
      onChange={event => onSet(event.target.value)}
    />
  )
}

/** Several items; at least one of them stays. */
function Columns({ rule, items, label, onChange }: Props) {
  const chosen = rule.columns ?? []
  const toggle = (column: string) => {
    const next = items.map(item => item.column).filter(name => chosen.includes(name) !== (name === column))
    if (next.length) onChange(withMember(rule, 'columns', next))
  }
  return (
    <fieldset className="rule-columns" aria-label={label}>
      {items.map(item => (
        <label key={item.column}>
          <input type="checkbox" checked={chosen.includes(item.column)} onChange={() => toggle(item.column)} />{' '}
          {item.name}
        </label>
      ))}
    </fieldset>
  )
}

// What is typed stays as it was typed, so that a comma can be written; the rule has the values in it.
function Values({ name, rule, label, onChange }: Props) {
  const { tData } = useWords()
  const [text, setText] = useState((rule.values ?? []).join('，'))
  return (
    <input
      className="input"
      type="text"
      aria-label={label}
      placeholder={tData(`ruleParameter.${name}`)}
      value={text}
      onChange={event => {
        setText(event.target.value)
        onChange(withMember(rule, 'values', valuesOf(event.target.value)))
      }}
    />
  )
}
