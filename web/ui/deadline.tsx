import { shortDay } from './day-text.ts'
import { useWords } from './words.tsx'

export type DeadlineFacts = {
  readonly dueOn: string
  readonly workdaysLeft: number
  readonly provisional: boolean
}

/** How many working days are left, until when, and under which article; red once past, amber when it is soon. */
export function Deadline({
  facts,
  today,
  children,
}: {
  facts: DeadlineFacts
  today: string
  children?: React.ReactNode
}) {
  const { language, t } = useWords()
  const { dueOn, workdaysLeft, provisional } = facts
  const late = dueOn < today
  const day = shortDay(dueOn, language)
  const left = Math.abs(workdaysLeft)
  return (
    <span className={`deadline ${toneOf(late, workdaysLeft)}`}>
      {late && t('work.deadline.late', { left, day })}
      {!late && workdaysLeft === 0 && t('work.deadline.today', { day })}
      {!late && workdaysLeft > 0 && t('work.deadline.left', { left, day })}
      {provisional && <ProvisionalTag />}
      {children && <> · {children}</>}
    </span>
  )
}

/** A day in a year without a schedule: it may still move, and nothing happens on it by itself. */
export function ProvisionalTag() {
  const { t } = useWords()
  return <span className="tag warn"> {t('work.deadline.provisional')}</span>
}

// An internal choice of emphasis, no limit of the law.
const SOON = 2

function toneOf(late: boolean, workdaysLeft: number): string {
  if (late) return 'late'
  return workdaysLeft <= SOON ? 'soon' : ''
}
