import { Alert, Button } from 'antd'
import { useWords } from '../ui/words.tsx'
import type { Draft } from './draft-store.ts'

/** Says that the form goes on from what was left unsubmitted, and offers to begin anew. */
export function DraftNote({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useWords()
  return (
    <Alert
      type="info"
      showIcon
      title={t('work.draft.restored')}
      action={<Button onClick={onDiscard}>{t('work.draft.discard')}</Button>}
      style={{ marginBottom: 16 }}
    />
  )
}

/** The form as it is without the draft. */
export function discard<T>(draft: Draft<T>, initial: T): void {
  draft.change(initial)
  draft.clear()
}
