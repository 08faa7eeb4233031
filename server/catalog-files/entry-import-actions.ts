import { type Act, type Actions, unitOfActor } from '../acts/act-types.ts'
import { recordActions } from '../acts/record.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { catalogImportLifecycle, type ImportCounts, MOST_AS_A_WHOLE } from './entry-import.ts'
import { leaveRows } from './entry-import-queries.ts'

export const catalogImportActions: Actions = recordActions(catalogImportLifecycle, {
  'catalogImport.prepare': {
    opens: ({ input }) => ({ id: input.importId, title: input.fileName, unitId: input.unitId }),
    check: requireOwnUnit,
    notices: ({ input, actor }) =>
      unitOfActor(actor) === input.unitId
        ? []
        : [{ unitId: input.unitId, kind: 'catalogImportPrepared', params: { count: input.counts.seen } }],
  },
  'catalogImport.confirm': {
    check: (act, record) => requireConfirmable(act.input, record.counts as unknown as ImportCounts),
    // The entries are submitted in the name of whoever confirms, also after a restart.
    keeps: (act, record) => ({ ...record, ...act.input, confirmedBy: act.actor as unknown as JsonObject }),
  },
  'catalogImport.finish': {
    keeps: ({ input }, record) => ({ ...record, outcome: input }),
    notices: (act, { outcome, counts }) => [
      { unitId: act.existing().unit_id, kind: 'catalogImportFinished', params: outcome as JsonObject },
      ...((outcome as { submitted: number }).submitted > 0 && counts
        ? [{ role: 'operator' as const, kind: 'catalogImportToReview', params: outcome as JsonObject }]
        : []),
    ],
  },
  'catalogImport.cancel': {
    check: async act => {
      await leaveRows(act.tx, act.existing().id)
    },
  },
})

// A provider answers for its own entries alone; the operator prepares for any unit.
function requireOwnUnit({ actor, input }: Act<{ unitId: string }>): void {
  if (actor.kind === 'account' && actor.roles.includes('operator')) return
  if (unitOfActor(actor) !== input.unitId) throw new Refusal('unit_not_party', { field: 'unitId' })
}

type Confirmation = { readonly importMode: string; readonly changeReason?: string; readonly reason?: string }

function requireConfirmable({ importMode, changeReason, reason }: Confirmation, counts: ImportCounts): void {
  const work = counts.new + counts.resubmit + counts.change
  if (work === 0) throw new Refusal('import_empty')
  if (importMode === 'whole' && counts.fault > 0) {
    throw new Refusal('import_faulty', { field: 'importMode', params: { faults: counts.fault } })
  }
  if (importMode === 'whole' && work > MOST_AS_A_WHOLE) {
    throw new Refusal('import_too_long', { field: 'importMode', params: { most: MOST_AS_A_WHOLE } })
  }
  if (counts.change > 0 && !reason?.trim()) throw new Refusal('reason_missing', { field: 'reason' })
  if (counts.change > 0 && !changeReason) throw new Refusal('field_missing', { field: 'changeReason' })
}
