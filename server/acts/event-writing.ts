import type { Day } from '@gongshu/deadlines'
import { type DutyRef, type Law, refsOf } from '@gongshu/regulations'
import { newId } from '../base/ids.ts'
import type { CaseRow } from '../db/schema-core.ts'
import type { ActRequest, Effect } from './act-types.ts'
import type { Door } from './door.ts'
import { canonicalJson, saltedLeaf, sha256Hex } from './event.ts'
import type { NewEvent } from './event-queries.ts'

type Written = {
  readonly request: ActRequest
  readonly before: CaseRow | null
  readonly after: CaseRow
  readonly effect: Effect
  readonly law: Law
  readonly duties: readonly DutyRef[]
  readonly effectiveOn: Day
}

/** The event of a step: what happened, by whom, for which unit, under which duties, with effect from when. */
export function writeEvent(
  { request, before, after, effect, law, duties, effectiveOn }: Written,
  door: Door,
): NewEvent {
  const { actor, step } = request
  const account = actor.kind === 'account' ? actor : null
  const onBehalfOf = actor.kind === 'system' ? (actor.onBehalfOf ?? null) : null
  const id = newId()
  const recordedAt = door.clocks.now()
  const detail = effect.detail ?? {}
  const reason = effect.reason ?? null
  const dutyIds = duties.map(ref => ref.id)
  const content = {
    format: 'gongshu-event@v1',
    id,
    case: { id: after.id, type: after.type, number: after.number },
    step,
    from: before?.state ?? null,
    to: after.state,
    actor: { account: account?.accountId ?? null, unit: account?.unitId ?? null, system: !account, onBehalfOf },
    duties: dutyIds,
    law: refsOf(law),
    reason,
    detailDigest: sha256Hex(canonicalJson(detail)),
    effectiveOn,
    recordedAt: recordedAt.toISOString(),
  }
  return {
    id,
    case_id: after.id,
    case_type: after.type,
    step,
    from_state: content.from,
    to_state: after.state,
    account_id: content.actor.account,
    unit_id: content.actor.unit,
    on_behalf_of: onBehalfOf,
    duties: dutyIds,
    reason,
    effective_on: effectiveOn,
    recorded_at: recordedAt,
    detail,
    ...saltedLeaf(content),
  }
}

export function writeNotices({ after, effect, duties }: Written, door: Door) {
  const now = door.clocks.now()
  return (effect.notices ?? []).map(notice => ({
    id: newId(),
    unit_id: notice.unitId ?? null,
    role: notice.role ?? null,
    account_id: notice.accountId ?? null,
    kind: notice.kind,
    params: JSON.stringify({ title: after.title, number: after.number, ...notice.params }),
    case_id: after.id,
    duty: notice.duty ?? duties[0]?.id ?? null,
    sent_on: door.clocks.today(),
    created_at: now,
    read_at: null,
  }))
}
