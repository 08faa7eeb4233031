import { wordsFor } from '../../text/words.ts'
import { putAway } from '../sources/drop-folder.ts'
import { findRun } from './source-queries.ts'
import type { RunOutcome, SourceReach } from './source-run.ts'

type Ended = Extract<RunOutcome, { run: object }>

/** Moves a dropped file whose run has come to its end: what is in the lake to `done`, what was refused to `failed`. */
export async function settleDropped({ platform, folderOf }: SourceReach, { ended, run, source }: Ended): Promise<void> {
  if (source.kind !== 'folder' || !run.file_name) return
  const isIn = ended === 'done' || ended === 'unchanged'
  const stamp = platform.clocks.now().toISOString().replaceAll(/[-:]/g, '').slice(0, 15)
  const reason = isIn ? '' : await reasonOf(platform, run.id)
  await putAway(await folderOf(source), run.file_name, {
    to: isIn ? 'done' : 'failed',
    stamp,
    ...(reason ? { reason } : {}),
  })
}

// In both languages: nobody is signed in where the file lies.
async function reasonOf(platform: SourceReach['platform'], runId: string): Promise<string> {
  const fault = (await findRun(platform.db, runId))?.fault as Fault | null | undefined
  if (!fault) return ''
  const rows = (fault.faults ?? []).map(({ row, column, reason }) => [row, column, reason].filter(Boolean).join(' '))
  const said = (['zh', 'en'] as const).map(language => faultWords(fault, language))
  return [...said, ...rows].join('\n')
}

export type Fault = {
  readonly code: string
  readonly params: { readonly [name: string]: string | number }
  readonly faults?: readonly { readonly row?: number; readonly column?: string | null; readonly reason?: string }[]
}

/** What a fault of a run is called: a fault of the source, or a refusal of the platform. */
export function faultWords({ code, params }: Fault, language: 'zh' | 'en'): string {
  const key = `sourceFault.${code}`
  const found = wordsFor(language, key, params)
  return found === key ? wordsFor(language, `refusal.${code}`, params) : found
}
