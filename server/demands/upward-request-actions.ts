import { type Act, type FollowUp, type NewCase, system } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { supplyEntry } from './supplied-entries.ts'
import { upwardRequestLifecycle } from './upward-request.ts'
import { requireServable } from './wanted-data.ts'

export const upwardRequestActions = recordActions(upwardRequestLifecycle, {
  'upwardRequest.register': {
    opens: openedForDemand,
    notices: () => [{ role: 'authority', kind: 'upwardToCoordinate' }],
    next: act => [{ step: 'demand.requestUpward', caseId: act.input.demandId, input: {}, actor: system }],
  },
  'upwardRequest.coordinate': {
    to: input => (input.coordination === 'proceed' ? 'coordinated' : 'refused'),
    reason: input => input.opinion,
    next: (act, record) =>
      act.input.coordination === 'refuse' ? [answerDemand(record, 'refused', act.input.opinion)] : [],
  },
  'upwardRequest.send': {
    check: act => notLaterThanToday(act, { sentOn: act.input.sentOn }),
  },
  'upwardRequest.recordAnswer': {
    check: act => {
      notLaterThanToday(act, { answeredOn: act.input.answeredOn })
      if (act.input.cityAnswer === 'refuse' && !act.input.reason) {
        throw new Refusal('reason_missing', { field: 'reason', ...first(act) })
      }
    },
    to: input => (input.cityAnswer === 'agree' ? 'agreed' : 'refused'),
    next: (act, record) =>
      act.input.cityAnswer === 'refuse' ? [answerDemand(record, 'refused', act.input.reason ?? '')] : [],
  },
  'upwardRequest.receiveResource': { check: act => requireServable(act, act.input.entryId) },
  'upwardRequest.serve': {
    next: async (act, record) => {
      await supplyEntry(act.tx, String(record.demandId), String(record.entryId))
      return [answerDemand(record, 'served', null)]
    },
  },
})

async function openedForDemand(act: Act<{ demandId: string }>): Promise<NewCase> {
  const demand = await findCase(act.tx, act.input.demandId)
  if (demand?.type !== 'demand') throw new Refusal('unknown_thing', { field: 'demandId' })
  return { title: demand.title, partyId: demand.party_id, parentId: demand.id }
}

function answerDemand(record: JsonObject, outcome: 'served' | 'refused', reason: string | null): FollowUp {
  const input = { outcome, ...(reason ? { reason } : {}) }
  return { step: 'demand.answerUpward', caseId: String(record.demandId), input, actor: system }
}

function notLaterThanToday(act: Act, named: { readonly [field: string]: string }): void {
  const late = Object.entries(named).find(([, day]) => day > act.today)
  if (late) throw new Refusal('invalid_input', { field: late[0] })
}

function first(act: Act): { duty?: string } {
  const [duty] = act.duties
  return duty ? { duty: duty.id } : {}
}
