import type { SourceFaultAnswer, SourceListing, SourceRunAnswer } from '@gongshu/client'
import type { Words } from '../ui/words.tsx'

const toneOf: { readonly [state in SourceRunAnswer['state']]: string } = {
  waiting: 'going',
  running: 'going',
  done: 'good',
  unchanged: '',
  refused: 'bad',
  failed: 'bad',
  stopped: 'warn',
}

export function RunTag({ run, words }: { run: SourceRunAnswer; words: Words }) {
  const isRetry = run.state === 'waiting' && run.retryAt !== null
  const key = isRetry ? 'runState.retry' : `runState.${run.state}`
  return <span className={`tag ${isRetry ? 'warn' : toneOf[run.state]}`}>{words.tData(key)}</span>
}

/** Why a run did not come to its end: a fault of the source, or what the platform refused. */
export function faultText({ code, params }: SourceFaultAnswer, { tData }: Words): string {
  const found = tData(`sourceFault.${code}`, params)
  return found === code ? tData(`refusal.${code}`, params) : found
}

/** When a source is read by itself: its rhythm and the time of day, or that it waits for files or for somebody. */
export function rhythmText(
  source: Pick<SourceListing, 'kind' | 'frequency' | 'timeOfDay'>,
  { t, tData }: Words,
): string {
  const { kind, frequency, timeOfDay } = source
  if (kind === 'folder') return t('work.source.whenDropped')
  if (frequency === 'realtime') return t('work.source.everyFewMinutes')
  if (frequency === 'irregular' || frequency === 'static') return t('work.source.onDemand')
  return t('work.source.rhythm', { frequency: tData(`updateFrequency.${frequency}`), time: timeOfDay })
}
