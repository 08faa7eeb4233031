import { dataGrades, highestGrade } from '@gongshu/regulations'
import { Refusal } from '../base/refusal.ts'
import type { EntryInput } from './catalog-entry.ts'

/** The entry with the grade that follows from its items where none was given: the highest of theirs. */
export function withGrade(entry: EntryInput): EntryInput {
  const grade = entry.grade ?? gradeOfItems(entry)
  return grade ? { ...entry, grade } : entry
}

/** Refuses an entry graded lower than one of its items; gathering items may raise a grade, never lower it. */
export function gradeRefusal(entry: EntryInput): Refusal | null {
  const least = gradeOfItems(entry)
  if (!least || !entry.grade || dataGrades.indexOf(entry.grade) >= dataGrades.indexOf(least)) return null
  return new Refusal('grade_too_low', { field: 'grade' })
}

function gradeOfItems({ items }: EntryInput) {
  return highestGrade(items.flatMap(item => item.grade ?? []))
}
