import type { ReactNode } from 'react'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import type { EntryValues, ItemFault } from './entry-values.ts'
import { GradeNote } from './grade-note.tsx'
import { ItemSheet } from './item-sheet.tsx'

type Props = {
  readonly value: EntryValues
  readonly faults: readonly ItemFault[]
  readonly error: ReactNode
  readonly onChange: (value: EntryValues) => void
}

/** The data items of an entry, and the grade that follows from theirs. */
export function ItemsCard({ value, faults, error, onChange }: Props) {
  const { tData } = useWords()
  return (
    <Card title={tData('field.items')}>
      {error && <p className="deadline late">{error}</p>}
      <ItemSheet items={value.items} faults={faults} onChange={items => onChange({ ...value, items })} />
      <GradeNote items={value.items} grade={value.grade} onGrade={grade => onChange({ ...value, grade })} />
    </Card>
  )
}
