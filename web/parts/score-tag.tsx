import type { Grade } from '@gongshu/client'
import { useWords } from '../ui/words.tsx'

const tones = { good: 'good', fair: 'good', passing: 'warn', poor: 'bad' } as const

/** A score with its word. Colour only repeats what the word says. */
export function ScoreTag({ score, grade }: { score: number | null; grade: Grade | null }) {
  const { t } = useWords()
  if (score === null || grade === null) return <span className="faint">{t('work.quality.unscored')}</span>
  return (
    <span className="nowrap">
      <b>{score}</b> <span className={`tag ${tones[grade]}`}>{t(`grade.${grade}`)}</span>
    </span>
  )
}
