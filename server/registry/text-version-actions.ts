import { addDays, type Day } from '@gongshu/deadlines'
import { confirmedVersion, lastDayInForce, type TextVersion } from '@gongshu/regulations'
import { type Act, type Actions, actionsFor, type Effect, system } from '../acts/act-types.ts'
import { lockCase } from '../acts/case-queries.ts'
import type { Door } from '../acts/door.ts'
import { performStep } from '../acts/perform-step.ts'
import { saveRecord } from '../acts/record-queries.ts'
import { Refusal } from '../base/refusal.ts'
import { inTransaction, type Tx } from '../db/open-database.ts'
import { blankDays, type Confirmation, confirmedDays, lapseNoticeDays, textVersionLifecycle } from './text-version.ts'
import { type ConfirmationRecord, confirmedText, confirmedTexts, isConfirmed } from './text-version-queries.ts'

/** The acts on the versions of a text; `versions` are those that the installation knows. */
export function textVersionActions(versions: readonly TextVersion[]): Actions {
  return actionsFor(textVersionLifecycle, {
    'textVersion.confirm': act => confirm(act, versions),
    'textVersion.notifyLapse': act => notifyLapse(act, versions),
    'textVersion.lapse': act => lapse(act, versions),
  })
}

/** Announces the end of each confirmed text in time, and lets it lapse on the day after its last. */
export async function lapseTexts(door: Door): Promise<void> {
  for (const { caseId } of (await confirmedTexts(door.db, door.versions)).filter(text => !text.lapsed)) {
    const moved = await inTransaction(door.db, tx => moveOn(door, tx, caseId))
    if (moved) door.onCommit()
  }
}

// The case is locked before it is looked at: two sweeps at once announce and end a text once.
async function moveOn(door: Door, tx: Tx, caseId: string): Promise<boolean> {
  const locked = await lockCase(tx, caseId)
  if (locked?.state !== 'inForce') return false
  const { version, noticesSent } = await confirmedText(tx, caseId, door.versions)
  const last = lastDayInForce(version)
  const today = door.clocks.today()
  if (!last) return false
  if (today > last) {
    const effectiveOn = addDays(last, 1)
    await performStep(door, tx, { step: 'textVersion.lapse', caseId, actor: system, input: {}, effectiveOn })
    return true
  }
  if (noticesSent >= noticesDue(last, today)) return false
  await performStep(door, tx, { step: 'textVersion.notifyLapse', caseId, actor: system, input: { lastDay: last } })
  return true
}

const offices = ['authority', 'operator'] as const

async function confirm(act: Act<Confirmation>, versions: readonly TextVersion[]) {
  const draft = versions.find(({ id, status }) => id === act.input.version && status === 'draft')
  if (!draft || !act.law.jurisdiction.texts.includes(draft.text)) {
    throw new Refusal('unknown_thing', { field: 'version' })
  }
  const blanks = blankDays(act.law, draft)
  const cited = blanks[0] ? { duty: blanks[0].duty } : {}
  if (await isConfirmed(act.tx, draft.id)) throw new Refusal('already_exists', { ...cited, field: 'version' })
  const days = confirmedDays(blanks, act.input)
  const version = confirmedVersion(draft, days)
  const last = lastDayInForce(version)
  const opened = await act.open({ title: version.title })
  // A notice whose day had passed before the confirmation announces nothing any more; the confirmation itself does.
  const record: ConfirmationRecord = { version: draft.id, days, noticesSent: last ? noticesDue(last, act.today) : 0 }
  await saveRecord(act.tx, opened.id, { ...record, days: { ...days } })
  const params = { text: version.title, effectiveFrom: days.effectiveFrom, lastDay: last ?? '' }
  return {
    to: 'inForce',
    kinds: [kindOf(version)],
    detail: { draft: draft.id, version: version.id, ...days, lastDay: last },
    notices: last
      ? [{ role: 'operator' as const, kind: 'textConfirmedUntil', params }]
      : [{ role: 'operator' as const, kind: 'textConfirmed', params }],
  }
}

async function notifyLapse(act: Act<{ lastDay: string }>, versions: readonly TextVersion[]): Promise<Effect> {
  const { id } = act.existing()
  const { version, record } = await confirmedText(act.tx, id, versions)
  const lastDay = act.input.lastDay as Day
  await saveRecord(act.tx, id, { ...record, noticesSent: noticesDue(lastDay, act.today) })
  const params = { text: version.title, lastDay }
  return {
    to: 'inForce',
    // The text is in force as before: nothing begins anew because its end is announced.
    stays: true,
    kinds: [kindOf(version)],
    detail: { lastDay },
    notices: offices.map(role => ({ role, kind: 'textLapses', params })),
  }
}

async function lapse(act: Act, versions: readonly TextVersion[]) {
  const { version } = await confirmedText(act.tx, act.existing().id, versions)
  const params = { text: version.title, lastDay: lastDayInForce(version) ?? '' }
  return {
    to: 'lapsed',
    kinds: [kindOf(version)],
    detail: { version: version.id, lastDay: params.lastDay },
    notices: offices.map(role => ({ role, kind: 'textLapsed', params })),
  }
}

/** How many of the notices before the last day are due by today. */
function noticesDue(last: Day, today: Day): number {
  return lapseNoticeDays.filter(before => today >= addDays(last, -before)).length
}

// The duty of one text is not cited by the acts on another.
function kindOf({ text }: TextVersion): string {
  return `text.${text}`
}
