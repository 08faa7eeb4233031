import type { Role } from '@gongshu/regulations'
import type { Act, Actor, NoticeDraft } from '../acts/act-types.ts'
import { listOf } from '../acts/record-list.ts'
import type { JsonObject } from '../base/json.ts'
import type { Tx } from '../db/open-database.ts'
import { unitsHolding } from './regulator-queries.ts'

/** The offices to which a risk or an incident may have to be reported. */
export const reportOffices = ['authority', 'securityRegulator', 'openingAuthority'] as const
type ReportOffice = (typeof reportOffices)[number]

/** One addressee of a report: a unit that holds the office, or the office itself where no unit is registered for it. */
export type Delivery = {
  readonly office: ReportOffice
  readonly unitId: string | null
  readonly name: string | null
  readonly sentOn: string
}

/** Every unit that holds one of these offices; so a report reaches each of several regulators by its name. */
export async function deliveriesTo(act: Act, offices: readonly ReportOffice[]): Promise<Delivery[]> {
  const found: Delivery[] = []
  for (const office of offices) found.push(...(await deliveriesOf(act.tx, office, act.today)))
  return found
}

/** The report as notices, one for each addressee. */
export function noticesOf(deliveries: readonly Delivery[], kind: string, params: JsonObject = {}): NoticeDraft[] {
  return deliveries.map(({ unitId, office }) => (unitId ? { unitId, kind, params } : { role: office, kind, params }))
}

/** Which of the offices nobody has been told yet. */
export function officesNotTold(record: JsonObject, offices: readonly ReportOffice[]): ReportOffice[] {
  const told = listOf<Delivery>(record.deliveries).map(delivery => delivery.office)
  return offices.filter(office => !told.includes(office))
}

/** Who has confirmed the receipt of a report: a unit, or a person of an office without one. */
export function receiptOf(actor: Actor, on: string, note: string): JsonObject {
  const account = actor.kind === 'account' ? actor : null
  return { unitId: account?.unitId ?? null, offices: officesOf(account?.roles ?? []), on, note }
}

function officesOf(roles: readonly Role[]): string[] {
  return reportOffices.filter(office => roles.includes(office))
}

async function deliveriesOf(tx: Tx, office: ReportOffice, sentOn: string): Promise<Delivery[]> {
  const units = await unitsHolding(tx, office)
  if (!units.length) return [{ office, unitId: null, name: null, sentOn }]
  return units.map(({ id, name }) => ({ office, unitId: id, name, sentOn }))
}
