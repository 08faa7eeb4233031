import type { DemandContent, WantedEntry } from '@gongshu/client'
import { type Law, limitOfRule } from '@gongshu/regulations'

/** The demand as it is typed: every field a text. */
export type DemandValues = {
  readonly title: string
  readonly demandType: string
  readonly scenario: string
  readonly basis: string
  readonly businessGoal: string
  readonly dataContent: string
  readonly useMode: string
  readonly useFrequency: string
  readonly lowFrequencyReason: string
  readonly securityLevel: string
  readonly safeguards: string
  readonly directCase: string
  readonly directMode: string
  readonly directEvidence: string
  readonly scenarioPlan: string
  readonly sources: string
  readonly joinRules: string
  readonly qualityRules: string
  readonly outputItems: string
  readonly protection: string
  /** One a line. */
  readonly missingData: string
  readonly systemName: string
  readonly entries: readonly WantedEntry[]
}

export const emptyDemand: DemandValues = {
  title: '',
  demandType: 'new',
  scenario: '',
  basis: '',
  businessGoal: '',
  dataContent: '',
  useMode: '',
  useFrequency: '',
  lowFrequencyReason: '',
  securityLevel: '',
  safeguards: '',
  directCase: '',
  directMode: '',
  directEvidence: '',
  scenarioPlan: '',
  sources: '',
  joinRules: '',
  qualityRules: '',
  outputItems: '',
  protection: '',
  missingData: '',
  systemName: '',
  entries: [],
}

export function isDemandValues(draft: object): draft is DemandValues {
  return Object.keys(emptyDemand).every(name => name in draft) && Array.isArray((draft as DemandValues).entries)
}

export function demandValuesOf(content: DemandContent): DemandValues {
  const { directCase, fusionPlan, missingData, ...rest } = content as DemandContent & Beside
  return {
    ...emptyDemand,
    ...rest,
    ...fusionPlan,
    missingData: (missingData ?? []).map(one => one.name).join('\n'),
    scenarioPlan: directCase?.plan ?? '',
    directCase: directCase?.case ?? '',
    directMode: directCase?.mode ?? '',
    directEvidence: directCase?.evidence ?? '',
  }
}

/** What stands in a demand beside its texts. */
type Beside = {
  readonly directCase?: {
    readonly case: string
    readonly mode?: string
    readonly evidence: string
    readonly plan?: string
  }
  readonly fusionPlan?: { readonly [field: string]: string }
  readonly missingData?: readonly { readonly name: string }[]
}

/** The request: what is empty is left out, so that the duty that demands it can refuse by name. */
export function demandContentOf(values: DemandValues): DemandContent {
  const { directCase, directMode, directEvidence, scenarioPlan, missingData, title, systemName, entries, ...rest } =
    values
  const { sources, joinRules, qualityRules, outputItems, protection, ...texts } = rest
  const plan = { sources, joinRules, qualityRules, outputItems, protection }
  const isPlanned = values.demandType === 'fusion' && Object.values(plan).some(text => text.trim())
  const missing = missingData.split('\n').flatMap(name => (name.trim() ? [{ name: name.trim() }] : []))
  const given = Object.entries(texts).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : []))
  return {
    ...Object.fromEntries(given),
    title: title.trim(),
    systemName: systemName.trim(),
    entries,
    ...(missing.length ? { missingData: missing } : {}),
    ...(isPlanned ? { fusionPlan: plan } : {}),
    ...(directCase
      ? {
          directCase: {
            case: directCase,
            evidence: directEvidence.trim(),
            ...(directMode ? { mode: directMode } : {}),
            ...(scenarioPlan.trim() ? { plan: scenarioPlan.trim() } : {}),
          },
        }
      : {}),
  }
}

export const useFrequencies = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly'] as const

const monthsBetweenUses: { readonly [frequency: string]: number } = {
  monthly: 1,
  quarterly: 3,
  halfYearly: 6,
  yearly: 12,
}

/** Whether so rare a use must be justified: rarer than the least use that the law expects. */
export function isRarer(law: Law | null, frequency: string): boolean {
  const least = law && limitOfRule(law, 'rarerUse')
  return least?.unit === 'month' && (monthsBetweenUses[frequency] ?? 0) > least.count
}
