import { type ConfirmedDays, confirmedVersion, type TextVersion } from '@gongshu/regulations'
import { casesRecording, findRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'

/** What is kept of a confirmation: which draft, its days, how many notices of its end were sent. */
export type ConfirmationRecord = {
  readonly version: string
  readonly days: ConfirmedDays
  readonly noticesSent: number
}

export type ConfirmedText = {
  readonly caseId: string
  readonly lapsed: boolean
  readonly noticesSent: number
  readonly version: TextVersion
}

/** Every draft that was confirmed in this installation, as it is in force, oldest first. */
export async function confirmedTexts(db: Db | Tx, drafts: readonly TextVersion[]): Promise<ConfirmedText[]> {
  const cases = await casesRecording(db, { type: 'textVersion' })
  return cases
    .map(({ id, state, content }) => ({ caseId: id, lapsed: state === 'lapsed', ...confirmedFrom(content, drafts) }))
    .toSorted((a, b) => compare(a.version.effectiveFrom ?? '', b.version.effectiveFrom ?? ''))
}

/** One confirmed text by its case. */
export async function confirmedText(db: Db | Tx, caseId: string, drafts: readonly TextVersion[]) {
  return confirmedFrom(await findRecord(db, caseId), drafts)
}

/** Whether a draft was confirmed before. */
export async function isConfirmed(tx: Tx, draftId: string): Promise<boolean> {
  return (await casesRecording(tx, { type: 'textVersion', holding: { version: draftId }, limit: 1 })).length > 0
}

function confirmedFrom(content: JsonObject, drafts: readonly TextVersion[]) {
  const record = content as unknown as ConfirmationRecord
  const draft = drafts.find(({ id }) => id === record.version)
  if (!draft) throw new Error(`the confirmed draft ${record.version} is unknown to this release`)
  return { record, noticesSent: record.noticesSent, version: confirmedVersion(draft, record.days) }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
