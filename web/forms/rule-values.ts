import type { Item, QualityRule } from '@gongshu/client'

/** The parameters of each kind of rule, in the order in which they are asked for. */
export const ruleParameters: { readonly [type: string]: readonly RuleParameter[] } = {
  required: ['column'],
  unique: ['columns'],
  distinctRows: ['columns'],
  pattern: ['column', 'pattern'],
  enum: ['column', 'values'],
  codeList: ['column', 'list'],
  range: ['column', 'minimum', 'maximum'],
  length: ['column', 'minLength', 'maxLength'],
  identifier: ['column', 'kind'],
  compare: ['column', 'operator', 'other'],
  reference: ['column', 'entryId', 'target'],
  type: ['column', 'as'],
  fresh: [],
  present: ['columns'],
}

export type RuleParameter =
  | 'column'
  | 'columns'
  | 'pattern'
  | 'values'
  | 'list'
  | 'minimum'
  | 'maximum'
  | 'minLength'
  | 'maxLength'
  | 'kind'
  | 'operator'
  | 'other'
  | 'entryId'
  | 'target'
  | 'as'

export const ruleTypes = Object.keys(ruleParameters)

export const identifierKinds = ['residentNumber', 'uscc', 'region', 'mobile'] as const
export const codeLists = ['sex', 'nationality', 'industry', 'province'] as const
export const comparisons = ['lt', 'le', 'eq', 'ge', 'gt', 'ne'] as const
export const columnTypes = ['text', 'integer', 'decimal', 'date', 'datetime', 'boolean'] as const

/** A rule of another kind, with what it can keep of the former one. */
export function withType(rule: QualityRule, type: string, items: readonly Item[]): QualityRule {
  const column = rule.column ?? rule.columns?.[0] ?? items[0]?.column ?? ''
  const all = items.map(item => item.column)
  const starts: { readonly [parameter in RuleParameter]?: unknown } = {
    column,
    columns: type === 'unique' ? [column] : all,
    kind: identifierKinds[0],
    list: codeLists[0],
    operator: 'le',
    other: all.find(other => other !== column) ?? column,
    as: 'text',
  }
  const own = (ruleParameters[type] ?? []).flatMap(name => (starts[name] === undefined ? [] : [[name, starts[name]]]))
  const { dimension: _, ...common } = { weight: rule.weight, hard: rule.hard, dimension: undefined }
  return { type, ...Object.fromEntries(own), ...withoutNothing(common) } as QualityRule
}

/** A rule with a member set, or taken out where nothing is given. */
export function withMember(rule: QualityRule, name: keyof QualityRule, value: unknown): QualityRule {
  return withoutNothing({ ...rule, [name]: value }) as QualityRule
}

/** Several texts from one line, parted as people part them. */
export function valuesOf(text: string): string[] {
  return [...new Set(text.split(/[,，、;；\n]/).map(value => value.trim()))].filter(Boolean)
}

function withoutNothing(members: object): object {
  const given = Object.entries(members).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(given)
}
