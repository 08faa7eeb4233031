import { Button } from 'antd'
import type { ComponentType } from 'react'
import { useWords } from '../ui/words.tsx'
import { type FormValues, membersOf } from './schema-values.ts'
import { type ControlProps, labelOf } from './step-label.ts'

type Props = ControlProps & {
  /** What draws one field of a row. */
  readonly cell: ComponentType<ControlProps>
}

/** A small table that is filled in row by row. */
export function RowsControl({ step, caseId, field, value, error, onChange, cell: Cell }: Props) {
  const { t, tData } = useWords()
  const rows = Array.isArray(value) && value.length ? (value as readonly FormValues[]) : [{}]
  const fields = membersOf(field.schema.items ?? {})
  const label = labelOf(step, field.name, tData)
  const set = (index: number, row: FormValues) => onChange(rows.map((one, at) => (at === index ? row : one)))
  return (
    <fieldset className="form-group rows" id={`step-${field.name}`} tabIndex={-1}>
      <legend>
        {label}
        {field.required && <span className="must">{t('work.form.required')}</span>}
      </legend>
      {error && <div className="error">{error}</div>}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
        <div className="row-fields" key={index}>
          {fields.map(cell => (
            <Cell
              key={cell.name}
              id={`step-${field.name}.${index}.${cell.name}`}
              step={step}
              caseId={caseId}
              field={cell}
              value={row[cell.name]}
              error={undefined}
              onChange={given => set(index, { ...row, [cell.name]: given })}
            />
          ))}
          {rows.length > 1 && (
            <Button size="small" onClick={() => onChange(rows.filter((_, at) => at !== index))}>
              {t('work.form.removeRow', { row: index + 1 })}
            </Button>
          )}
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...rows, {}])}>
        {t('work.form.addRow')}
      </Button>
    </fieldset>
  )
}
