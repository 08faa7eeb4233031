import type { CaseType } from '@gongshu/regulations'
import type { Tx } from '../db/open-database.ts'

/** The services that a unit uses and that run now. */
export async function runningServicesOf(tx: Tx, unitId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('matter_case')
    .select('id')
    .where('type', '=', 'sharingService')
    .where('party_id', '=', unitId)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

/** The type and state of each of these cases; unknown ids are left out. */
export async function statesOfCases(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; type: CaseType; state: string; unit_id: string | null }[]> {
  if (!ids.length) return []
  return tx
    .selectFrom('matter_case')
    .select(['id', 'type', 'state', 'unit_id'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
}
