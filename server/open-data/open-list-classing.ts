import { type ClassReason, isLaxer, type OpeningClass, type StatedData, strictestClass } from '@gongshu/regulations'
import { type Act, citing } from '../acts/act-types.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { CatalogEntryRow } from '../catalog/catalog-entry-queries.ts'
import {
  dimensionsUnstated,
  type ExplainedProposal,
  type ExplainedReason,
  explainedProposal,
} from './classification-proposal.ts'
import { guideInForce } from './classification-queries.ts'
import type { OpenListInput } from './open-list-entry.ts'

/** How a work order is classed: what is kept with the entry, and of which kinds the act is. */
export type Classed = { readonly content: JsonObject; readonly kinds: readonly string[] }

/**
 * Compares the class that the provider chose with the one that follows from levels, grounds and needs. A stricter class
 * is always free; a laxer one only where closed data was masked or its holder agreed.
 */
export async function classWorkOrder(act: Act<OpenListInput>, entry: CatalogEntryRow): Promise<Classed> {
  const { input, tx, law } = act
  const chosen = input.openingClass ?? 'notOpen'
  const stated = statedBy(input, entry)
  const proposal = await explainedProposal(tx, { law, unitId: entry.unit_id, stated })
  if (chosen !== 'notOpen') await requireLevels(act, stated)
  const unlocked = isLaxer(chosen, proposal.openingClass) && unlocks(act, proposal)
  const supervision = supervisionOf(act, proposal)
  return {
    content: {
      ...(supervision ? { supervision } : {}),
      classification: {
        guide: proposal.guide?.id ?? null,
        proposed: proposal.openingClass,
        decidedBy: proposal.decidedBy.map(reason => `${reason.kind}.${reason.code}`),
      },
    },
    kinds: [`class.${chosen}`, ...(unlocked ? ['unlocked'] : [])],
  }
}

function statedBy(input: OpenListInput, entry: CatalogEntryRow): StatedData {
  const listed = input.items ?? []
  const personalItems = entry.items.filter(item => item.personal && listed.includes(item.column))
  input.levels?.forEach(({ item }, i) => {
    if (item && !listed.includes(item)) throw new Refusal('unknown_thing', { field: `levels.${i}.item` })
  })
  return {
    levels: input.levels ?? [],
    closedGrounds: input.closedGrounds ?? [],
    needs: input.openingNeeds ?? [],
    personalItems: personalItems.map(item => item.column),
  }
}

// The shipped example binds nobody; a guide that an office has published is to be followed in every dimension.
async function requireLevels(act: Act<OpenListInput>, stated: StatedData): Promise<void> {
  const guide = await guideInForce(act.tx, act.law.jurisdiction)
  if (guide?.source !== 'published') return
  const unstated = dimensionsUnstated(guide, stated)
  if (!unstated.length) return
  const cited = citing(act, 'levelsDecide')
  const faults = unstated.map(dimension => ({ field: 'levels', reason: `missing: ${dimension}`, ...cited }))
  throw new Refusal('field_missing', { field: 'levels', faults, ...cited })
}

/** Whether masking or consent opens what is closed; refused where it does not, or where another statement still holds. */
function unlocks(act: Act<OpenListInput>, proposal: ExplainedProposal): true {
  const { input, law } = act
  const closed = proposal.reasons.filter(reason => reason.openingClass === 'notOpen')
  const [first] = closed
  if (!first) throw tooLax(proposal.decidedBy[0])
  if (!input.unlocking || !law.jurisdiction.choices.maskingOpens.value) throw closedRefusal(act, first)
  // Masking makes other data; an item that the catalog itself marks as personal leaves this platform as it was collected.
  const personal = closed.find(reason => reason.kind === 'personalItem')
  if (personal && input.unlocking.unlockedBy === 'masked') throw closedRefusal(act, personal)
  requireProof(act, input.unlocking)
  const others = proposal.reasons.filter(reason => reason.openingClass !== 'notOpen')
  const rest = strictestClass(others.map(reason => reason.openingClass))
  if (isLaxer(input.openingClass ?? 'notOpen', rest))
    throw tooLax(others.find(({ openingClass }) => openingClass === rest))
  return true
}

const proofOf = {
  masked: ['maskingMethod', 'maskedOn', 'maskingCheck'],
  consent: ['consentHolder', 'consentScope', 'consentProof'],
} as const

function requireProof(act: Act<OpenListInput>, unlocking: NonNullable<OpenListInput['unlocking']>): void {
  const missing = proofOf[unlocking.unlockedBy].filter(name => !unlocking[name]?.trim())
  const [first] = missing
  if (!first) return
  const cited = citing(act, 'unlocked')
  const faults = missing.map(name => ({ field: `unlocking.${name}`, reason: 'missing', ...cited }))
  throw new Refusal('field_missing', { field: `unlocking.${first}`, faults, ...cited })
}

function closedRefusal(act: Act<OpenListInput>, reason: ExplainedReason): Refusal {
  if (reason.kind !== 'personalItem') return tooLax(reason)
  return new Refusal('personal_data_not_open', { field: `items.${reason.code}`, ...citing(act, 'personalNotOpen') })
}

function tooLax(reason: (ClassReason & { duty: string | null }) | undefined): Refusal {
  const duty = reason?.duty
  const proposed: OpeningClass = reason?.openingClass ?? 'notOpen'
  return new Refusal('class_too_lax', {
    field: 'openingClass',
    params: { code: reason?.code ?? '', proposed },
    ...(duty ? { duty } : {}),
  })
}

/** What is said of supervision, or what the guide asks for the levels; a conditional opening without either is refused. */
function supervisionOf(act: Act<OpenListInput>, proposal: ExplainedProposal): string | null {
  const { supervision, openingClass } = act.input
  const given = supervision?.trim() || proposal.safeguards.join('；')
  if (given) return given
  if (openingClass !== 'conditional') return null
  throw new Refusal('field_missing', { field: 'supervision', ...citing(act, 'supervisionStated') })
}
