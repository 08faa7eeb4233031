import { Button } from 'antd'
import type { ReactNode } from 'react'
import { TextField } from '../ui/form-field.tsx'
import { type TextKey, useWords } from '../ui/words.tsx'
import { emptyMakeUp, emptyRest, type MakeUpRow, type RestRow, type ScheduleValues } from './schedule-values.ts'

type Props = {
  readonly value: ScheduleValues
  readonly errorOf: (field: string) => ReactNode
  readonly onChange: (value: ScheduleValues) => void
}

/** A schedule as the notice words it: days off from and to, and the days of weekends that are worked. */
export function ScheduleFields({ value, errorOf, onChange }: Props) {
  const { t } = useWords()
  return (
    <>
      <TextField
        id="field-year"
        type="number"
        required
        label={t('work.calendar.field.year')}
        value={value.year}
        error={errorOf('year')}
        onChange={year => onChange({ ...value, year })}
      />
      <TextField
        id="field-papers"
        long
        required
        label={t('work.calendar.field.papers')}
        note={t('work.calendar.field.papers.note')}
        value={value.papers}
        error={errorOf('papers')}
        onChange={papers => onChange({ ...value, papers })}
      />
      <Rows<RestRow>
        id="field-rest"
        kind="rest"
        parts={['name', 'from', 'to']}
        rows={value.rest}
        empty={emptyRest}
        error={errorOf('rest')}
        onChange={rest => onChange({ ...value, rest })}
      />
      <Rows<MakeUpRow>
        id="field-makeUp"
        kind="makeUp"
        parts={['name', 'date']}
        rows={value.makeUp}
        empty={emptyMakeUp}
        error={errorOf('makeUp')}
        onChange={makeUp => onChange({ ...value, makeUp })}
      />
    </>
  )
}

type RowsProps<Row> = {
  readonly id: string
  readonly kind: 'rest' | 'makeUp'
  readonly parts: readonly (keyof Row & ('name' | 'from' | 'to' | 'date'))[]
  readonly rows: readonly Row[]
  readonly empty: Row
  readonly error: ReactNode
  readonly onChange: (rows: readonly Row[]) => void
}

function Rows<Row extends object>({ id, kind, parts, rows, empty, error, onChange }: RowsProps<Row>) {
  const { t, tData } = useWords()
  const change = (index: number, part: object) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  return (
    <fieldset className="form-group" id={id} tabIndex={-1} style={{ marginBottom: 16 }}>
      <legend>{t(`work.calendar.field.${kind}`)}</legend>
      {error && <p className="deadline late">{error}</p>}
      {rows.length > 0 && (
        <table className="schedule-rows">
          <thead>
            <tr>
              {parts.map(part => (
                <th key={part} scope="col">
                  {t(`work.calendar.head.${part}` as TextKey)}
                </th>
              ))}
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a sheet is its position
              <tr key={index}>
                {parts.map(part => (
                  <td key={part}>
                    <input
                      className="input"
                      type={part === 'name' ? 'text' : 'date'}
                      aria-label={tData(`work.calendar.${kind}.${part}`, { row: index + 1 })}
                      value={String(row[part])}
                      onChange={event => change(index, { [part]: event.target.value })}
                    />
                  </td>
                ))}
                <td className="act">
                  <button
                    type="button"
                    className="plain"
                    aria-label={t(`work.calendar.${kind}.remove`, { row: index + 1 })}
                    onClick={() => onChange(rows.filter((_, at) => at !== index))}
                  >
                    ✕
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button onClick={() => onChange([...rows, empty])}>{t(`work.calendar.${kind}.add`)}</Button>
    </fieldset>
  )
}
