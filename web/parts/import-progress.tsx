import type { CatalogImportAnswer } from '@gongshu/client'
import { Alert, Progress } from 'antd'
import { useWords } from '../ui/words.tsx'

/** How far a confirmed import is, or how it ended. */
export function ImportProgress({ found }: { found: CatalogImportAnswer }) {
  const { t } = useWords()
  const { counts, outcomes, state } = found
  const work = counts.new + counts.resubmit + counts.change
  const countOf = (outcome: string) =>
    outcomes
      .filter(one => one.outcome === outcome && one.kind !== 'same' && one.kind !== 'fault')
      .reduce((sum, one) => sum + one.count, 0)
  const [submitted, refused] = [countOf('submitted'), countOf('refused')]
  if (state === 'prepared') return null
  if (state === 'running') {
    return (
      <div role="status">
        <Progress
          percent={Math.floor((100 * (submitted + refused)) / Math.max(1, work))}
          aria-label={t('work.import.running', { done: submitted + refused, work })}
        />
        <p>{t('work.import.running', { done: submitted + refused, work })}</p>
      </div>
    )
  }
  const told = { submitted, refused, left: countOf('left') + counts.fault, same: counts.same }
  const isClean = state === 'finished' && told.refused === 0
  return (
    <Alert
      type={isClean ? 'success' : 'warning'}
      showIcon
      role="status"
      style={{ marginBottom: 16 }}
      title={t(state === 'finished' ? 'work.import.finished' : 'work.import.cancelled', told)}
    />
  )
}
