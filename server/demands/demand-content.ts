import { dutyOfRule, type Law, requiredFields, type Step } from '@gongshu/regulations'
import { missingRefusal } from '../acts/lawful-input.ts'
import { Refusal } from '../base/refusal.ts'
import type { CatalogEntryRow } from '../catalog/catalog-entry-queries.ts'
import { type DemandContent, isRarerUse, type UseMode } from './demand.ts'

/** Why a demand cannot be submitted as it is written under this law; null when it can. */
export function contentRefusal(law: Law, step: Step, content: DemandContent): Refusal | null {
  return (
    missingRefusal(requiredFields(law, step), content) ??
    modeRefusal(law, content.useMode) ??
    frequencyRefusal(law, content) ??
    fusionRefusal(law, content) ??
    repetitionRefusal(content)
  )
}

/** Why the items are not the fewest that suffice: all of an entry are wanted and nobody says why; null when said. */
export function minimalRefusal(law: Law, content: DemandContent, entries: readonly CatalogEntryRow[]): Refusal | null {
  const duty = dutyOfRule(law, 'minimalItems')
  if (!duty) return null
  const whole = content.entries.find(wanted => {
    const items = entries.find(entry => entry.id === wanted.entryId)?.items.length ?? 0
    return items > 1 && wanted.columns.length === items && !wanted.need?.trim()
  })
  return whole ? new Refusal('field_missing', { field: 'need', duty: duty.id, params: { id: whole.entryId } }) : null
}

/** The modes of use that a demand may name here: those of the texts, or where they name none those of the platform. */
export function modesOffered({ jurisdiction }: Law): readonly string[] {
  const named = Object.keys(jurisdiction.words.provisionModes)
  return named.length ? named : platformModes
}

const platformModes = ['api', 'match'] as const satisfies readonly UseMode[]

function modeRefusal(law: Law, mode: UseMode | undefined): Refusal | null {
  if (!mode || modesOffered(law).includes(mode)) return null
  const duty = (mode === 'offline' && dutyOfRule(law, 'noOfflineExchange')) || dutyOfRule(law, 'cityModes')
  return new Refusal('mode_not_offered', { field: 'useMode', ...(duty ? { duty: duty.id } : {}) })
}

// A demand for fused data comes with its plan.
function fusionRefusal(law: Law, content: DemandContent): Refusal | null {
  const duty = content.demandType === 'fusion' ? dutyOfRule(law, 'fusionPlanWithDemand') : null
  if (!duty || content.fusionPlan) return null
  return new Refusal('field_missing', { field: 'fusionPlan', duty: duty.id })
}

function frequencyRefusal(law: Law, content: DemandContent): Refusal | null {
  if (!isRarerUse(law, content.useFrequency) || content.lowFrequencyReason?.trim()) return null
  const duty = dutyOfRule(law, 'rarerUse')
  return new Refusal('low_frequency_reason', { field: 'lowFrequencyReason', ...(duty ? { duty: duty.id } : {}) })
}

// Each entry becomes one service with one file: an entry or an item that is named twice would be granted half.
function repetitionRefusal(content: DemandContent): Refusal | null {
  if (!content.entries.length && !content.missingData?.length) {
    return new Refusal('invalid_input', { field: 'entries' })
  }
  const ids = content.entries.map(entry => entry.entryId.toLowerCase())
  if (new Set(ids).size < ids.length) return new Refusal('invalid_input', { field: 'entries' })
  const twice = content.entries.find(
    ({ columns }) => new Set(columns.map(wanted => wanted.column)).size < columns.length,
  )
  return twice ? new Refusal('invalid_input', { field: 'entries.columns' }) : null
}
