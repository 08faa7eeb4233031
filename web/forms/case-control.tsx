import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../parts/api.ts'
import { type FieldFrame, FormField } from '../ui/form-field.tsx'
import { useWords } from '../ui/words.tsx'
import { ChosenList } from './chosen-list.tsx'
import type { FieldValue } from './schema-values.ts'

type Props = FieldFrame & {
  /** The type of the cases that may be named. */
  readonly type: string
  readonly several: boolean
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
}

/** Names one case or several of a type: typed to find, chosen from what is found. */
export function CaseControl({ type, several, value, onChange, ...frame }: Props) {
  const { t } = useWords()
  const [q, setQ] = useState('')
  const found = useQuery(queries.choices(type, q))
  const chosen = several ? (Array.isArray(value) ? (value as readonly string[]) : []) : value ? [String(value)] : []
  const named = useQuery(queries.namedCases(type, chosen))
  const choices = found.data?.choices ?? []
  const titleOf = (id: string) =>
    [...choices, ...(named.data?.choices ?? [])].find(choice => choice.id === id)?.title ?? id
  const take = (id: string) => {
    if (!id) return
    onChange(several ? [...new Set([...chosen, id])] : id)
  }
  const drop = (id: string) => onChange(several ? chosen.filter(one => one !== id) : undefined)
  return (
    <FormField {...frame}>
      {control => (
        <div className="case-choice">
          <ChosenList ids={chosen} nameOf={titleOf} onDrop={drop} />
          <input
            className="input"
            type="search"
            aria-label={t('work.form.choose.search')}
            placeholder={t('work.form.choose.search')}
            value={q}
            onChange={event => setQ(event.target.value)}
          />
          <select {...control} className="input" value="" onChange={event => take(event.target.value)}>
            <option value="">{choices.length ? t('work.form.choose') : t('work.form.noChoice')}</option>
            {choices
              .filter(choice => !chosen.includes(choice.id))
              .map(choice => (
                <option key={choice.id} value={choice.id}>
                  {choice.title}（{choice.number}）
                </option>
              ))}
          </select>
        </div>
      )}
    </FormField>
  )
}
