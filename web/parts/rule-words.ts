import type { Item, QualityRule } from '@gongshu/client'
import type { Words } from '../ui/words.tsx'

type Named = readonly Pick<Item, 'column' | 'name'>[]

/** What a rule demands, in a sentence. */
export function ruleSentence(rule: QualityRule, items: Named, { t, tData }: Words): string {
  const nameOf = (column: string) => items.find(item => item.column === column)?.name ?? column
  const columns = rule.columns ?? [rule.column, rule.other].filter(column => column !== undefined)
  const fields = columns.map(nameOf).join(t('work.quality.comma'))
  return tData(`qualityRule.${rule.type}`, { fields })
}

/** What the rule compares with: its pattern, values, bounds or list; empty where the sentence says it all. */
export function ruleDetail(rule: QualityRule, { t, tData }: Words): string {
  switch (rule.type) {
    case 'pattern':
      return rule.pattern ?? ''
    case 'type':
      return tData(`itemType.${rule.as}`)
    case 'enum':
      return (rule.values ?? []).join(t('work.quality.comma'))
    case 'codeList':
      return tData(`codeList.${rule.list}`)
    case 'identifier':
      return tData(`identifierKind.${rule.kind}`)
    case 'range':
      return boundsText(rule.minimum, rule.maximum)
    case 'length':
      return boundsText(rule.minLength, rule.maxLength)
    case 'compare':
      return `${rule.column} ${tData(`comparison.${rule.operator}`)} ${rule.other}`
    case 'reference':
      return rule.target ?? ''
    default:
      return ''
  }
}

function boundsText(low: string | number | undefined, high: string | number | undefined): string {
  return [low === undefined ? '' : `≥ ${low}`, high === undefined ? '' : `≤ ${high}`].filter(Boolean).join(' · ')
}
