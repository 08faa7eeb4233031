import type { Item } from '@gongshu/client'
import { type DataGrade, dataGrades, highestGrade } from '@gongshu/regulations'
import { Button } from 'antd'
import { useWords } from '../ui/words.tsx'

type Props = {
  readonly items: readonly Item[]
  readonly grade: string
  readonly onGrade: (grade: string) => void
}

/** Says which grade the items lead to, and takes it over where the entry's own is lower or missing. */
export function GradeNote({ items, grade, onGrade }: Props) {
  const { t, tData } = useWords()
  const highest = highestGrade(items.flatMap(item => (item.grade ? (item.grade as DataGrade) : [])))
  if (!highest) return null
  const isEnough = dataGrades.indexOf(grade as DataGrade) >= dataGrades.indexOf(highest)
  return (
    <p className="row" role="status" style={{ marginTop: 8 }}>
      {t('work.class.grade.proposed', { grade: tData(`grade.${highest}`) })}
      {!isEnough && <Button onClick={() => onGrade(highest)}>{t('work.class.adopt')}</Button>}
    </p>
  )
}
