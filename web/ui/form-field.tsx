import type { ReactNode } from 'react'
import { useWords } from './words.tsx'

export type FieldFrame = {
  readonly id: string
  readonly label: string
  readonly required?: boolean
  /** Why it is asked for, with the article. */
  readonly note?: ReactNode
  readonly error?: ReactNode
  readonly wide?: boolean
}

type ControlProps = {
  readonly id: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
  readonly 'aria-required': boolean
}

/** A label, its control, why it is asked for beside it, and what is wrong with it below. */
export function FormField(props: FieldFrame & { readonly children: (control: ControlProps) => ReactNode }) {
  const { id, label, required = false, note, error, wide = false } = props
  const { t } = useWords()
  const described = [error ? `${id}-error` : '', note ? `${id}-note` : ''].filter(Boolean).join(' ')
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>
        {label}
        {required && <span className="must">{t('work.form.required')}</span>}
      </label>
      <div className="control">
        {props.children({
          id,
          'aria-invalid': Boolean(error),
          'aria-describedby': described || undefined,
          'aria-required': required,
        })}
      </div>
      {note && (
        <div className="note" id={`${id}-note`}>
          {note}
        </div>
      )}
      {error && (
        <div className="error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  )
}

type Value = { readonly value: string | undefined; readonly onChange: (value: string) => void }

export function TextField({
  value,
  onChange,
  long,
  type = 'text',
  ...frame
}: FieldFrame & Value & { readonly long?: boolean; readonly type?: string }) {
  return (
    <FormField {...frame}>
      {control =>
        long ? (
          <textarea
            {...control}
            className="input"
            value={value ?? ''}
            onChange={event => onChange(event.target.value)}
          />
        ) : (
          <input
            {...control}
            className="input"
            type={type}
            value={value ?? ''}
            onChange={event => onChange(event.target.value)}
          />
        )
      }
    </FormField>
  )
}

export type Choice = { readonly value: string; readonly label: string }

export function SelectField({
  value,
  onChange,
  choices,
  ...frame
}: FieldFrame & Value & { readonly choices: readonly Choice[] }) {
  const { t } = useWords()
  return (
    <FormField {...frame}>
      {control => (
        <select {...control} className="input" value={value ?? ''} onChange={event => onChange(event.target.value)}>
          <option value="">{t('work.form.choose')}</option>
          {choices.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </FormField>
  )
}
