import type { ReactNode } from 'react'
import { FormField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'
import type { GroundValues } from './ground-values.ts'

type Props = {
  readonly id: string
  readonly value: GroundValues
  readonly levels: readonly string[]
  readonly note?: ReactNode
  readonly error?: ReactNode
  readonly onChange: (value: GroundValues) => void
}

/** The legal instrument that carries a decision: its level, its title, the article. */
export function GroundFields({ id, value, levels, note, error, onChange }: Props) {
  const { t, tData } = useWords()
  return (
    <fieldset className="form-group">
      <legend className="visually-hidden">{tData('field.ground')}</legend>
      <FormField id={id} label={tData('field.ground.level')} note={note} error={error}>
        {control => (
          <select
            {...control}
            className="input"
            value={value.level}
            onChange={event => onChange({ ...value, level: event.target.value })}
          >
            <option value="">{t('work.form.choose')}</option>
            {levels.map(level => (
              <option key={level} value={level}>
                {tData(`groundLevel.${level}`)}
              </option>
            ))}
          </select>
        )}
      </FormField>
      {(['title', 'article'] as const).map(name => (
        <FormField key={name} id={`${id}.${name}`} label={tData(`field.ground.${name}`)}>
          {control => (
            <input
              {...control}
              className="input"
              value={value[name]}
              onChange={event => onChange({ ...value, [name]: event.target.value })}
            />
          )}
        </FormField>
      ))}
    </fieldset>
  )
}
