import type { Item, QualityRule, RuleResult } from '@gongshu/client'
import { Button } from 'antd'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import { RuleParameterControl } from './rule-parameter.tsx'
import { ruleParameters, ruleTypes, withMember, withType } from './rule-values.ts'

export type EditedRule = { readonly key: number; readonly rule: QualityRule }

type Props = {
  readonly rules: readonly EditedRule[]
  readonly items: readonly Item[]
  /** What a look at the data found, by the keys of the rules as they stood. */
  readonly found: ReadonlyMap<number, RuleResult>
  readonly faultOf: (place: number) => string | undefined
  readonly onChange: (rules: readonly EditedRule[]) => void
}

/** The rules of an entry as a sheet: kind, what it asks, weight, whether one failure is an issue, and what it finds. */
export function RuleEditor({ rules, items, found, faultOf, onChange }: Props) {
  const { t } = useWords()
  const heads = ['kind', 'parameters', 'weight', 'hard', 'finding', 'remove'] as const
  const replace = (key: number, rule: QualityRule) =>
    onChange(rules.map(one => (one.key === key ? { key, rule } : one)))
  return (
    <ScrollRegion name={t('case.qualityRules')}>
      <table className="table rule-editor">
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {t(`work.rules.col.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map(({ key, rule }, place) => (
            <RuleLine
              key={key}
              place={place}
              rule={rule}
              items={items}
              result={found.get(key)}
              fault={faultOf(place)}
              onChange={next => replace(key, next)}
              onRemove={() => onChange(rules.filter(one => one.key !== key))}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

type LineProps = {
  readonly place: number
  readonly rule: QualityRule
  readonly items: readonly Item[]
  readonly result: RuleResult | undefined
  readonly fault: string | undefined
  readonly onChange: (rule: QualityRule) => void
  readonly onRemove: () => void
}

function RuleLine({ place, rule, items, result, fault, onChange, onRemove }: LineProps) {
  const { t, tData } = useWords()
  const label = (name: string) => t('work.rules.label', { place: place + 1, name })
  return (
    <tr>
      <td>
        <KindChoice
          label={label(t('work.rules.col.kind'))}
          value={rule.type}
          onChange={type => onChange(withType(rule, type, items))}
        />
      </td>
      <td>
        <div className="rule-parameters">
          {(ruleParameters[rule.type] ?? []).map(name => (
            <RuleParameterControl
              key={`${rule.type} ${name}`}
              name={name}
              rule={rule}
              items={items}
              label={label(tData(`ruleParameter.${name}`))}
              onChange={onChange}
            />
          ))}
        </div>
        {fault && <div className="error">{fault}</div>}
      </td>
      <td>
        <input
          className="input weight"
          type="number"
          min="0.1"
          step="0.1"
          aria-label={label(t('work.rules.col.weight'))}
          value={rule.weight ?? 1}
          onChange={event => onChange(withMember(rule, 'weight', Number(event.target.value) || undefined))}
        />
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={label(t('work.rules.col.hard'))}
          checked={rule.hard ?? false}
          onChange={event => onChange(withMember(rule, 'hard', event.target.checked || undefined))}
        />
      </td>
      <td className="nowrap">{result && <Finding result={result} />}</td>
      <td>
        <Button aria-label={label(t('work.rules.col.remove'))} onClick={onRemove}>
          ×
        </Button>
      </td>
    </tr>
  )
}

type KindProps = { readonly label: string; readonly value: string; readonly onChange: (type: string) => void }

function KindChoice({ label, value, onChange }: KindProps) {
  const { tData } = useWords()
  return (
    <select className="input" aria-label={label} value={value} onChange={event => onChange(event.target.value)}>
      {ruleTypes.map(type => (
        <option key={type} value={type}>
          {tData(`ruleKind.${type}`)}
        </option>
      ))}
    </select>
  )
}

function findingText({ rule, failed, checked }: RuleResult, t: Words['t']): string {
  if (rule.type === 'present') return t('work.rules.found.items', { failed, checked })
  if (rule.type === 'fresh') return t(failed ? 'work.rules.found.late' : 'work.rules.found.inTime')
  return t('work.rules.finding', { failed, checked })
}

function Finding({ result }: { result: RuleResult }) {
  const { t } = useWords()
  const { failed, problem } = result
  if (problem) return <span className="tag warn">{t(`work.quality.problem.${problem}`)}</span>
  return <span className={`tag ${failed ? 'bad' : 'good'}`}>{findingText(result, t)}</span>
}
