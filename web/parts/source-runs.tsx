import type { SourceRunAnswer } from '@gongshu/client'
import { momentText } from '../ui/day-text.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import { faultText, RunTag } from './source-words.tsx'

/** Every fetch of a source, newest first: when, how much, how it ended and why. */
export function SourceRuns({ runs }: { runs: readonly SourceRunAnswer[] }) {
  const words = useWords()
  const { t } = words
  if (!runs.length) return <p className="empty">{t('work.source.noRuns')}</p>
  return (
    <ScrollRegion name={t('work.source.runs')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('work.source.col.started')}</th>
            <th scope="col">{t('work.source.col.took')}</th>
            <th scope="col">{t('work.source.col.cause')}</th>
            <th scope="col" className="number">
              {t('work.col.rows')}
            </th>
            <th scope="col" className="number">
              {t('work.source.col.bytes')}
            </th>
            <th scope="col">{t('work.source.col.result')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(run => (
            <tr key={run.id}>
              <td className="nowrap">{momentText(run.startedAt ?? run.queuedAt)}</td>
              <td className="nowrap">{tookText(run, words)}</td>
              <td>{run.fileName ?? t(run.byHand ? 'work.source.byHand' : 'work.source.bySchedule')}</td>
              <td className="number">{run.rows?.toLocaleString('en-US') ?? ''}</td>
              <td className="number">{run.bytes === null ? '' : bytesText(run.bytes)}</td>
              <td>
                <RunTag run={run} words={words} />
                <Reason run={run} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Reason({ run, words }: { run: SourceRunAnswer; words: Words }) {
  const { t, tData } = words
  const { fault, retryAt, attempts } = run
  if (!fault || run.state === 'done') return null
  const faults = fault.faults ?? []
  return (
    <>
      <div>{faultText(fault, words)}</div>
      {retryAt && <div className="faint">{t('work.source.retry', { at: momentText(retryAt), attempts })}</div>}
      {faults.length > 0 && (
        <details className="fold">
          <summary>{t('work.source.faults', { count: faults.length })}</summary>
          <ul className="list">
            {faults.map(({ row, column, reason }) => (
              <li key={`${row} ${column} ${reason}`}>
                {tData(`fault.${reason}`, { row: row ?? '', column: column ?? '' })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function tookText({ startedAt, endedAt }: SourceRunAnswer, { t }: Words): string {
  if (!startedAt || !endedAt) return ''
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000
  if (seconds < 120) return t('work.source.seconds', { seconds: seconds.toFixed(1) })
  return t('work.source.minutes', { minutes: Math.round(seconds / 60) })
}

export function bytesText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${(bytes / 1024 ** step).toFixed(step ? 1 : 0)} ${units[step]}`
}
