import { type FollowUp, system } from '../acts/act-types.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import { Refusal } from '../base/refusal.ts'
import type { Tx } from '../db/open-database.ts'
import type { CaseRow } from '../db/schema-core.ts'
import { refusalCaseLifecycle } from './refusal-case.ts'

export const refusalCaseActions = recordActions(refusalCaseLifecycle, {
  'refusalCase.open': {
    opens: act => ({ title: act.input.title, unitId: act.input.unitId, parentId: act.input.collectionId }),
    notices: act => [
      { unitId: act.input.unitId, kind: 'refusalUnfounded', params: { reason: act.input.statedReason } },
    ],
  },
  'refusalCase.assign': {
    notices: () => [{ role: 'authority', kind: 'refusalToReport' }],
  },
  'refusalCase.report': {
    check: act => {
      if (act.input.reportedOn > act.today) throw new Refusal('invalid_input', { field: 'reportedOn' })
    },
    notices: act => [{ unitId: act.existing().unit_id, kind: 'refusalReported', params: { ...act.input } }],
  },
})

/** A case that was found goes to the authority at once. */
export async function assignRefusal(_tx: Tx, found: CaseRow): Promise<FollowUp[]> {
  return [{ step: 'refusalCase.assign', caseId: found.id, input: {}, actor: system }]
}

/** Whoever collects after all has withdrawn the refusal. */
export async function refusalWithdrawnBy(tx: Tx, collected: CaseRow): Promise<FollowUp[]> {
  const open = await casesRecording(tx, {
    type: 'refusalCase',
    states: ['found', 'withAuthority', 'reported'],
    holding: { collectionId: collected.id },
  })
  return open.map(({ id }) => ({ step: 'refusalCase.withdraw', caseId: id, input: {}, actor: system }))
}
