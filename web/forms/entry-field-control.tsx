import type { ReactNode } from 'react'
import { SelectField, TextField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'
import { CaseControl } from './case-control.tsx'
import { type EntryField, idOfField } from './entry-fields.ts'
import type { EntryValues } from './entry-values.ts'

type Props = {
  readonly field: EntryField
  readonly value: EntryValues
  /** Why the law asks for it; absent where it does not. */
  readonly note: ReactNode
  readonly required: boolean
  readonly error: ReactNode
  readonly onChange: (value: EntryValues) => void
}

/** One element of an entry by its kind: typed, chosen from its codes, or chosen among cases. */
export function EntryFieldControl({ field, value, note, required, error, onChange }: Props) {
  const { t, tData } = useWords()
  const { name } = field
  const help = name === 'tags' ? (note ?? t('work.entry.tags')) : note
  const frame = { id: idOfField(name), label: tData(`field.${name}`), note: help, required, error }
  if (field.refers) {
    return (
      <CaseControl
        {...frame}
        type={field.refers}
        several
        value={value[field.name]}
        onChange={chosen => onChange({ ...value, [name]: Array.isArray(chosen) ? chosen : [] })}
      />
    )
  }
  const typed = { ...frame, value: value[field.name], onChange: (text: string) => onChange({ ...value, [name]: text }) }
  if (!field.values) return <TextField {...typed} long={field.long ?? false} />
  return (
    <SelectField {...typed} choices={field.values.map(code => ({ value: code, label: tData(`${name}.${code}`) }))} />
  )
}
