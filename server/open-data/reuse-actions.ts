import { type Act, citing, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import { Refusal } from '../base/refusal.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { readsOf } from './delivery-queries.ts'
import { reuseResultLifecycle } from './reuse-result.ts'
import { useFeedbackLifecycle, useReportLifecycle } from './use-feedback.ts'

export const useFeedbackActions = recordActions(useFeedbackLifecycle, {
  'useFeedback.open': { opens: act => opensTask(act) },
  'useFeedback.file': { notices: act => [{ unitId: act.existing().unit_id, kind: 'useFeedbackFiled' }] },
})

export const useReportActions = recordActions(useReportLifecycle, {
  'useReport.open': {
    opens: act => opensTask(act),
    notices: async act => {
      const agreement = await findCase(act.tx, act.input.agreementId)
      return [{ unitId: agreement?.party_id ?? null, kind: 'useReportDue' }]
    },
  },
  'useReport.submit': {
    keeps: act => ({ ...act.input, submittedOn: act.effectiveOn }),
    // What the platform counted stands beside what the re-user says.
    check: async (act, record) => {
      Object.assign(record, { countedCalls: await callsUnder(act.tx, String(record.agreementId)) })
    },
    notices: act => [{ unitId: act.existing().unit_id, kind: 'useReportSubmitted' }],
  },
  'useReport.return': {
    keeps: act => ({ returnReason: act.input.reason }),
    notices: act => [
      { unitId: act.existing().party_id, kind: 'useReportReturned', params: { reason: act.input.reason } },
    ],
  },
  'useReport.receive': {
    keeps: act => ({ ...act.input, receivedOn: act.effectiveOn }),
    notices: act => [{ unitId: act.existing().party_id, kind: 'useReportReceived' }],
  },
})

export const reuseResultActions = recordActions(reuseResultLifecycle, {
  'reuseResult.register': {
    opens: act => {
      const partyId = unitOfActor(act.actor)
      return { title: act.input.title, partyId }
    },
    check: async act => {
      for (const id of act.input.usedSets) {
        const set = await findCase(act.tx, id)
        if (set?.type !== 'openListEntry') throw new Refusal('unknown_thing', { field: 'usedSets' })
      }
      if (!act.input.sourceText?.trim())
        throw new Refusal('field_missing', { field: 'sourceText', ...citing(act, 'sourceStated') })
    },
    notices: () => [{ role: 'operator', kind: 'reuseResultRegistered' }],
  },
  'reuseResult.recommend': {
    notices: act => [{ unitId: act.existing().party_id, kind: 'reuseResultRecommended' }],
  },
})

/** How often the data of an agreement was read by now: what the draft of a report says before anybody fills it in. */
export async function callsUnder(tx: Db | Tx, agreementId: string): Promise<number> {
  const deliveries = await casesRecording(tx, { type: 'delivery', holding: { agreementId } })
  const counted = await readsOf(
    tx,
    deliveries.map(({ id }) => id),
  )
  return counted.reduce((sum, row) => sum + Number(row.reads), 0)
}

async function opensTask(act: Act<{ readonly agreementId: string }>) {
  const agreement = await findCase(act.tx, act.input.agreementId)
  if (!agreement) throw new Refusal('unknown_thing', { field: 'agreementId' })
  return { title: agreement.title, unitId: agreement.unit_id, partyId: agreement.party_id }
}
