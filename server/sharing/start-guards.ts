import type { DataGrade } from '@gongshu/regulations'
import type { Act } from '../acts/act-types.ts'
import { requireConditions } from '../acts/lawful-conditions.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { CatalogEntryRow } from '../catalog/catalog-entry-queries.ts'
import type { WantedEntry } from '../demands/demand.ts'
import { masksFor } from '../demands/wanted-entries.ts'
import { findUnit } from '../registry/unit-queries.ts'

/**
 * Whether personal items of this grade may be handed out in clear. Every call is authenticated and travels encrypted
 * whatever the grade, so masking is what a service can lack. Which grades need it is a local choice: no text says.
 */
const clearAllowed: Record<DataGrade, boolean> = {
  general1: true,
  general2: true,
  general3: true,
  general4: false,
  important: false,
  core: false,
}

/** Refuses a service to a recipient, or in a shape, that the law forbids. */
export async function requireLawfulStart(
  act: Act,
  { consumerId, entry, wanted }: { consumerId: string; entry: CatalogEntryRow; wanted: WantedEntry },
): Promise<void> {
  // Only public bodies, and those to which a text applies by reference, may hold the office; anybody else is a company.
  const consumer = await findUnit(act.tx, consumerId)
  const publicBody = consumer?.offices.includes('consumer') ?? false
  const grade = (entry.content as { grade?: DataGrade }).grade
  const masked = !grade || clearAllowed[grade] || personalMasked(entry, wanted)
  requireConditions(act, [
    { rule: 'noMarketEntity', met: publicBody, reason: 'marketEntity' },
    { rule: 'measuresByGrade', met: masked, reason: 'maskMissing' },
  ])
}

/** Refuses to resume a service while a risk that it was stopped for lies with those whom it was reported to. */
export async function requireRiskDisposed(act: Act<unknown>): Promise<void> {
  const open = await casesRecording(act.tx, {
    type: 'riskCase',
    states: ['found', 'analysed', 'measureTaken', 'reported'],
    holding: { measures: [{ stopped: [act.existing().id] }] },
    limit: 1,
  })
  requireConditions(act, [{ rule: 'risk', met: open.length === 0, reason: 'notDisposed' }])
}

function personalMasked(entry: CatalogEntryRow, wanted: WantedEntry): boolean {
  const masks = masksFor(wanted, entry)
  const personal = entry.items.filter(item => item.personal && item.column in masks)
  return personal.every(item => masks[item.column] !== 'none')
}
