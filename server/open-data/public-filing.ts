import type { Step } from '@gongshu/regulations'
import type { Actor } from '../acts/act-types.ts'
import { insertAttachment } from '../acts/attachment-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { Refusal } from '../base/refusal.ts'
import { storeAttachment } from '../files/attachments.ts'

/** What anybody files without an account, each with the step it becomes. */
export const publicFilings = {
  complaint: 'rightsComplaint.submit',
  report: 'violationReport.submit',
  demand: 'openingDemand.submit',
} as const satisfies { [name: string]: Step }

export type FilingKind = keyof typeof publicFilings
export type SentFile = { readonly name: string; readonly content: Buffer }
export type Filing = { readonly fields: { readonly [name: string]: string }; readonly files: readonly SentFile[] }

const MOST_FILES = 5
const textFields: { readonly [K in FilingKind]: readonly string[] } = {
  complaint: ['openListEntryId', 'rightInfringed', 'facts', 'contact'],
  report: ['openListEntryId', 'title', 'facts', 'contact'],
  demand: ['title', 'wantedData', 'purpose', 'category', 'contact'],
}

/** Files what was sent for somebody without an account, or for the applicant who is signed in; answers its number. */
export async function fileForPublic(
  platform: Platform,
  kind: FilingKind,
  { filing, actor }: { filing: Filing; actor: Actor | null },
) {
  const { fields, files } = filing
  const by: Actor = actor ?? { kind: 'system', onBehalfOf: 'public' }
  if (files.length > MOST_FILES) throw new Refusal('invalid_input', { field: 'evidence' })
  const given = Object.fromEntries(
    textFields[kind].flatMap(name => (fields[name]?.trim() ? [[name, fields[name].trim()]] : [])),
  )
  const evidence = kind === 'demand' ? [] : await keepFiles(platform, files, by)
  const input = {
    ...given,
    ...(kind === 'demand' ? { collectedThrough: 'platform' } : {}),
    ...(evidence.length ? { evidence } : {}),
  }
  return platform.acts.act({ step: publicFilings[kind], actor: by, input })
}

async function keepFiles(platform: Platform, files: readonly SentFile[], actor: Actor): Promise<string[]> {
  const ids: string[] = []
  const account = actor.kind === 'account' ? actor : null
  for (const { name, content } of files) {
    const stored = await storeAttachment(platform.dataDir, name, content)
    await insertAttachment(platform.db, {
      ...stored,
      unit_id: account?.unitId ?? null,
      account_id: account?.accountId ?? null,
      case_id: null,
      created_at: platform.clocks.now(),
    })
    ids.push(stored.id)
  }
  return ids
}
