import { Button } from 'antd'
import type { ReactNode } from 'react'
import { TextField } from '../ui/form-field.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { type GuideColumn, type GuideValues, guideTables } from './guide-values.ts'

type Props = {
  readonly value: GuideValues
  readonly errorOf: (field: string) => ReactNode
  readonly onChange: (value: GuideValues) => void
}

/** The parts of a guide that the law names: its method, the levels with their classes, their conditions, examples. */
export function GuideForm({ value, errorOf, onChange }: Props) {
  const { tData } = useWords()
  return (
    <>
      <TextField
        id="field-title"
        wide
        required
        label={tData('field.title')}
        value={value.title}
        error={errorOf('title')}
        onChange={title => onChange({ ...value, title })}
      />
      <TextField
        id="field-gradingMethod"
        wide
        long
        label={tData('field.gradingMethod')}
        value={value.gradingMethod}
        error={errorOf('gradingMethod')}
        onChange={gradingMethod => onChange({ ...value, gradingMethod })}
      />
      {(['levels', 'conditions', 'examples'] as const).map(name => (
        <RowTable
          key={name}
          id={`field-${name}`}
          head={tData(guideTables[name].head)}
          columns={guideTables[name].columns}
          rows={value[name]}
          onChange={rows => onChange({ ...value, [name]: rows })}
        />
      ))}
    </>
  )
}

type Row = GuideValues['levels'][number]

type TableProps = {
  readonly id: string
  readonly head: string
  readonly columns: readonly GuideColumn[]
  readonly rows: readonly Row[]
  readonly onChange: (rows: readonly Row[]) => void
}

function RowTable({ id, head, columns, rows, onChange }: TableProps) {
  const { t, tData } = useWords()
  const set = (index: number, name: string, text: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [name]: text } : row)))
  return (
    <fieldset className="form-group" id={id} tabIndex={-1} style={{ marginBottom: 16 }}>
      <legend>{head}</legend>
      <ScrollRegion name={head} className="sheet">
        <table>
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.name} scope="col">
                  {tData(`field.${column.name}`)}
                </th>
              ))}
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a sheet is its position
              <tr key={index}>
                {columns.map(column => (
                  <td key={column.name}>
                    <Cell
                      column={column}
                      label={t('work.sheet.cell', { row: index + 1, column: tData(`field.${column.name}`) })}
                      value={row[column.name] ?? ''}
                      onChange={text => set(index, column.name, text)}
                    />
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    className="plain"
                    aria-label={t('work.sheet.removeRow', { row: index + 1 })}
                    onClick={() => onChange(rows.filter((_, at) => at !== index))}
                  >
                    ✕
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Button size="small" style={{ marginTop: 8 }} onClick={() => onChange([...rows, {}])}>
        {t('work.sheet.add')}
      </Button>
    </fieldset>
  )
}

type CellProps = {
  readonly column: GuideColumn
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}

function Cell({ column, label, value, onChange }: CellProps) {
  const { tData } = useWords()
  if (!column.codes) {
    return (
      <input
        className={column.long ? 'cell long' : 'cell short'}
        aria-label={label}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    )
  }
  return (
    <select className="cell" aria-label={label} value={value} onChange={event => onChange(event.target.value)}>
      <option value="" />
      {column.codes.map(code => (
        <option key={code} value={code}>
          {tData(`${column.choices}.${code}`)}
        </option>
      ))}
    </select>
  )
}
