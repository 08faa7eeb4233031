import type { Choice } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'

type Props = {
  readonly label: string
  readonly value: string | undefined
  readonly choices: readonly Choice[]
  readonly onChange: (value: string | undefined) => void
}

export function FilterSelect({ label, value, choices, onChange }: Props) {
  const { t } = useWords()
  return (
    <select
      className="input"
      style={{ width: 'auto', maxWidth: 220 }}
      aria-label={label}
      value={value ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
    >
      <option value="">{t('work.list.all', { label })}</option>
      {choices.map(choice => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
