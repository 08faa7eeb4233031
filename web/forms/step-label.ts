import type { ReactNode } from 'react'
import type { Words } from '../ui/words.tsx'
import type { FieldValue, FormField } from './schema-values.ts'

export type ControlProps = {
  readonly step: string
  /** Whose people are offered where a person is asked for; absent while the case is not open yet. */
  readonly caseId: string | undefined
  readonly field: FormField
  readonly value: FieldValue
  readonly error: ReactNode
  readonly onChange: (value: FieldValue) => void
  /** The id of the control in the page, where it is not that of the field: a field of a row stands there several times. */
  readonly id?: string
}

/** What a field is called in a step: some names mean something else in one step or kind of case than in the others. */
export function labelOf(step: string, name: string, tData: Words['tData']): string {
  const own = [`field.${step}.${name}`, `field.${step.split('.')[0]}.${name}`].map(key => tData(key))
  return own.find(words => words !== name) ?? tData(`field.${name}`)
}
