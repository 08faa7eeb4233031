import type { Duty, TextVersion } from '@gongshu/regulations'
import { type Act, type FollowUp, system, unitOfActor } from '../acts/act-types.ts'
import { requireConditions } from '../acts/lawful-conditions.ts'
import { recordActions } from '../acts/record.ts'
import { listOf } from '../acts/record-list.ts'
import { Refusal } from '../base/refusal.ts'
import type { Tx } from '../db/open-database.ts'
import type { CaseRow } from '../db/schema-core.ts'
import { findUnit } from '../registry/unit-queries.ts'
import { contractorLifecycle } from './contractor.ts'
import { agreementsInForce, processorAccounts } from './contractor-queries.ts'

export const contractorActions = recordActions(contractorLifecycle, {
  'contractor.propose': {
    opens: async act => {
      const { title, contractorUnit } = act.input
      const unit = await findUnit(act.tx, contractorUnit)
      if (!unit?.offices.includes('processor')) throw new Refusal('unknown_thing', { field: 'contractorUnit' })
      const unitId = unitOfActor(act.actor)
      return { title, unitId, partyId: contractorUnit }
    },
  },
  'contractor.review': { to: ({ verdict }) => (verdict === 'approve' ? 'reviewed' : 'refused') },
  'contractor.sign': {
    check: act => {
      const { secrecyAgreement, signedBy, validFrom, validTo } = act.input
      const signed = Boolean(secrecyAgreement?.length && signedBy)
      const reviewed = act.existing().state === 'reviewed'
      requireConditions(act, [
        { rule: 'reviewedBeforeSigning', met: reviewed, reason: 'notReviewed' },
        { rule: 'secrecyAgreement', met: signed, reason: 'noSecrecyAgreement', field: 'secrecyAgreement' },
      ])
      if (!reviewed || !signed) throw new Refusal('condition_unmet', { field: 'secrecyAgreement' })
      if (validTo < validFrom || validTo < act.effectiveOn) throw new Refusal('invalid_input', { field: 'validTo' })
    },
    next: accessOpened,
    notices: act => [
      { unitId: act.existing().party_id, kind: 'contractorSigned', params: { validTo: act.input.validTo } },
    ],
  },
  'contractor.inspect': {
    keeps: (act, record) => ({ inspections: [...listOf(record.inspections), { ...act.input }] }),
  },
  'contractor.end': {
    check: (act, record) => {
      // The platform ends an agreement whose day has come; a person also says what became of the data.
      if (act.actor.kind === 'system') return
      requireConditions(act, [
        {
          rule: 'contractorAccess',
          met: record.dataReturned !== undefined,
          reason: 'dataNotReturned',
          field: 'dataReturned',
        },
      ])
    },
    keeps: act => ({ ...act.input, endedOn: act.effectiveOn }),
    next: accessClosed,
    notices: act => [
      { unitId: act.existing().unit_id, kind: 'contractorEnded' },
      { unitId: act.existing().party_id, kind: 'contractorEnded' },
    ],
  },
})

/**
 * What follows from the opening of an account: that of a contractor's person is closed again at once, unless an
 * agreement is in force. Only where one of the texts under which the account was opened knows contractors.
 */
export function withoutAgreement(versions: readonly TextVersion[]) {
  return async (tx: Tx, account: CaseRow): Promise<FollowUp[]> => {
    if (!versions.some(text => account.law.includes(text.id) && namesRule(text, 'contractorAccess'))) return []
    const [found] = await processorAccounts(tx, { id: account.id })
    if (!found?.unit_id || (await agreementsInForce(tx, found.unit_id)).length) return []
    return [closed(account.id)]
  }
}

function namesRule(text: TextVersion, rule: string): boolean {
  const duties: Duty[] = Object.values(text.articles).flatMap(article => Object.values(article.duties))
  return duties.some(duty => duty.requires?.some(one => 'rule' in one && one.rule === rule))
}

function closed(caseId: string): FollowUp {
  return { step: 'account.disable', caseId, actor: system, input: { reason: '无有效的安全保密协议' } }
}

async function accessOpened(act: Act): Promise<FollowUp[]> {
  const { party_id: unitId, title } = act.existing()
  const accounts = unitId ? await processorAccounts(act.tx, { unitId }) : []
  return accounts
    .filter(account => account.disabled)
    .map(account => ({ step: 'account.enable', caseId: account.id, actor: system, input: { reason: title } }))
}

async function accessClosed(act: Act): Promise<FollowUp[]> {
  const { id, party_id: unitId } = act.existing()
  if (!unitId) return []
  const others = (await agreementsInForce(act.tx, unitId)).filter(agreement => agreement !== id)
  if (others.length) return []
  const accounts = await processorAccounts(act.tx, { unitId })
  return accounts.filter(account => !account.disabled).map(account => closed(account.id))
}
