import type { Law } from '@gongshu/regulations'
import type { ReactNode } from 'react'
import { TextField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'
import { idOfField } from './entry-fields.ts'
import type { EntryValues } from './entry-values.ts'
import { GroundFields } from './ground-fields.tsx'
import { groundLevels } from './ground-values.ts'

type LimitsProps = {
  readonly law: Law | null
  readonly value: EntryValues
  readonly noteOf: (field: string) => ReactNode
  readonly errorOf: (field: string) => ReactNode
  readonly onChange: (value: EntryValues) => void
}

/** Why an entry is not shared without condition, and the instrument that says so: asked of whoever limits it. */
export function SharingLimits({ law, value, noteOf, errorOf, onChange }: LimitsProps) {
  const { tData } = useWords()
  const limited: readonly string[] = law?.jurisdiction.choices.groundNeededFor.value ?? []
  if (!limited.includes(value.sharingAttribute)) return null
  return (
    <>
      {noteOf('limitReason') && (
        <TextField
          id={idOfField('limitReason')}
          label={tData('field.limitReason')}
          value={value.limitReason}
          note={noteOf('limitReason')}
          error={errorOf('limitReason')}
          onChange={limitReason => onChange({ ...value, limitReason })}
          required
          long
        />
      )}
      <GroundFields
        id={idOfField('ground')}
        value={value.ground}
        levels={groundLevels}
        note={noteOf('ground')}
        error={errorOf('ground')}
        onChange={ground => onChange({ ...value, ground })}
      />
    </>
  )
}

type SecretsProps = Pick<LimitsProps, 'value' | 'errorOf' | 'onChange'>

/** What keeps an entry out of the catalog: ticked, nothing of it is kept or sent for checking. */
export function SecretDeclarations({ value, errorOf, onChange }: SecretsProps) {
  const { t, tData } = useWords()
  return (['stateSecret', 'workSecret'] as const).map(name => (
    <div className="field" key={name}>
      <div className="control">
        <label className="choice">
          <input
            id={idOfField(name)}
            type="checkbox"
            checked={value[name]}
            onChange={event => onChange({ ...value, [name]: event.target.checked })}
          />
          {tData(`field.${name}`)}
        </label>
      </div>
      <div className="note first">{t(`work.entry.${name}`)}</div>
      {errorOf(name) && <div className="error">{errorOf(name)}</div>}
    </div>
  ))
}
