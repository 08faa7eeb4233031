import type { Choice, FieldFrame } from '../ui/form-field.tsx'
import { FormField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'

type Several = FieldFrame & {
  readonly value: readonly string[]
  readonly choices: readonly Choice[]
  readonly onChange: (value: readonly string[]) => void
}

/** Several codes of a few, each with its box. */
export function ChecksField({ value, choices, onChange, ...frame }: Several) {
  return (
    <FormField {...frame}>
      {control => (
        <fieldset className="checks" id={control.id} tabIndex={-1}>
          <legend className="visually-hidden">{frame.label}</legend>
          {choices.map(choice => (
            <label key={choice.value}>
              <input
                type="checkbox"
                checked={value.includes(choice.value)}
                onChange={event => onChange(toggled(value, choice.value, event.target.checked))}
              />{' '}
              {choice.label}
            </label>
          ))}
        </fieldset>
      )}
    </FormField>
  )
}

type YesNo = FieldFrame & { readonly value: boolean; readonly onChange: (value: boolean) => void }

export function CheckField({ value, onChange, ...frame }: YesNo) {
  const { t } = useWords()
  return (
    <FormField {...frame}>
      {control => (
        <label className="checks">
          <input {...control} type="checkbox" checked={value} onChange={event => onChange(event.target.checked)} />{' '}
          {t('work.form.yes')}
        </label>
      )}
    </FormField>
  )
}

function toggled(list: readonly string[], code: string, on: boolean): readonly string[] {
  return on ? [...list, code] : list.filter(one => one !== code)
}
