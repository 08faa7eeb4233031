import type { Choice } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'

type Props = {
  readonly label: string
  readonly value: string | undefined
  readonly choices: readonly Choice[]
  /** What stands for no choice; all of them unless said otherwise. */
  readonly none?: string
  readonly onChange: (value: string | undefined) => void
}

export function FilterSelect({ label, value, choices, none, onChange }: Props) {
  const { t } = useWords()
  return (
    <select
      className="input"
      style={{ width: 'auto', maxWidth: 220 }}
      aria-label={label}
      value={value ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
    >
      <option value="">{none ?? t('work.list.all', { label })}</option>
      {choices.map(choice => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
