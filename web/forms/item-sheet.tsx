import type { Item } from '@gongshu/client'
import { dataGrades } from '@gongshu/regulations'
import { Button } from 'antd'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useWords } from '../ui/words.tsx'
import { emptyItem, type ItemFault } from './entry-values.ts'
import { isTable, lengthOf, pasteTable, type SheetColumn, type Spoken, sheetColumns } from './sheet-paste.ts'

export const itemTypes = ['text', 'integer', 'decimal', 'date', 'datetime', 'boolean'] as const
export const masks = ['none', 'id_6_4', 'mobile_3_4', 'name_surname', 'year_only', 'hash', 'drop', 'keep_1_1'] as const

const coded = {
  type: { words: 'itemType', values: itemTypes },
  mask: { words: 'mask', values: masks },
  grade: { words: 'grade', values: dataGrades },
} as const

type Props = {
  readonly items: readonly Item[]
  readonly faults: readonly ItemFault[]
  readonly onChange: (items: readonly Item[]) => void
}

/** The data items as a sheet: typed, pasted from a spreadsheet, walked through with Enter and the arrows. */
export function ItemSheet({ items, faults, onChange }: Props) {
  const { t } = useWords()
  const spoken = useSpoken()
  const change = (row: number, part: Partial<Item>) =>
    onChange(items.map((item, index) => (index === row ? { ...item, ...part } : item)))
  const onPaste = (event: ClipboardEvent, row: number, column: SheetColumn) => {
    const text = event.clipboardData.getData('text/plain')
    if (!isTable(text)) return
    event.preventDefault()
    onChange(pasteTable(items, { text, row, column, spoken }))
  }
  const addRow = () => onChange([...items, emptyItem])
  return (
    <div>
      <div className="sheet" id="field-items" tabIndex={-1}>
        <table>
          <SheetHead />
          <tbody onKeyDown={event => walk(event, items.length, addRow)}>
            {items.map((item, row) => (
              <ItemRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a row of a sheet is its position
                key={row}
                item={item}
                row={row}
                faults={faults.filter(fault => fault.row === row)}
                onChange={part => change(row, part)}
                onPaste={(event, column) => onPaste(event, row, column)}
                {...(items.length > 1 ? { onRemove: () => onChange(items.filter((_, index) => index !== row)) } : {})}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="row" style={{ marginTop: 8 }}>
        <Button onClick={addRow}>{t('work.sheet.add')}</Button>
        <span className="faint">{t('work.sheet.about')}</span>
      </div>
    </div>
  )
}

function SheetHead() {
  const { t, tData } = useWords()
  return (
    <thead>
      <tr>
        <th scope="col">#</th>
        {sheetColumns.map(column => (
          <th key={column} scope="col">
            {tData(headOf(column))}
          </th>
        ))}
        <th scope="col">
          <span className="visually-hidden">{t('work.sheet.remove')}</span>
        </th>
      </tr>
    </thead>
  )
}

type RowProps = {
  readonly item: Item
  readonly row: number
  readonly faults: readonly ItemFault[]
  readonly onChange: (part: Partial<Item>) => void
  readonly onPaste: (event: ClipboardEvent, column: SheetColumn) => void
  /** Absent: the sheet keeps at least one row. */
  readonly onRemove?: () => void
}

function ItemRow({ item, row, faults, onChange, onPaste, onRemove }: RowProps) {
  const { t } = useWords()
  return (
    <tr>
      <td className="index">{row + 1}</td>
      {sheetColumns.map(column => (
        <td key={column} className={isTick(column) ? 'tick' : undefined} onPaste={event => onPaste(event, column)}>
          <Cell
            item={item}
            column={column}
            row={row}
            bad={faults.some(fault => fault.part === column)}
            onChange={onChange}
          />
        </td>
      ))}
      <td>
        <button
          type="button"
          className="plain"
          aria-label={t('work.sheet.removeRow', { row: row + 1 })}
          disabled={!onRemove}
          onClick={onRemove}
        >
          ✕
        </button>
      </td>
    </tr>
  )
}

type CellProps = {
  readonly item: Item
  readonly column: SheetColumn
  readonly row: number
  readonly bad: boolean
  readonly onChange: (part: Partial<Item>) => void
}

function Cell({ item, column, row, bad, onChange }: CellProps) {
  const { tData, t } = useWords()
  const common = {
    'aria-label': t('work.sheet.cell', { row: row + 1, column: tData(headOf(column)) }),
    'data-row': row,
    'data-column': column,
    'aria-invalid': bad,
  }
  if (column === 'required' || column === 'personal' || column === 'lookup') {
    return (
      <input
        {...common}
        type="checkbox"
        checked={item[column]}
        onChange={event => onChange({ [column]: event.target.checked })}
      />
    )
  }
  if (column === 'type' || column === 'mask' || column === 'grade') {
    const { words, values } = coded[column]
    return (
      <select
        {...common}
        className="cell"
        value={item[column] ?? ''}
        onChange={event => onChange({ [column]: event.target.value })}
      >
        {column === 'grade' && <option value="" />}
        {values.map(value => (
          <option key={value} value={value}>
            {tData(`${words}.${value}`)}
          </option>
        ))}
      </select>
    )
  }
  if (column === 'length') {
    return (
      <input
        {...common}
        className="cell short"
        inputMode="numeric"
        value={item.length ?? ''}
        onChange={event => onChange({ length: lengthOf(event.target.value) })}
      />
    )
  }
  return (
    <input
      {...common}
      className={column === 'description' ? 'cell long' : 'cell'}
      value={item[column]}
      onChange={event => onChange({ [column]: event.target.value })}
    />
  )
}

function isTick(column: SheetColumn): boolean {
  return column === 'required' || column === 'personal' || column === 'lookup'
}

function headOf(column: SheetColumn): string {
  return column === 'description' ? 'field.item.description' : `field.${column}`
}

/** Enter and the arrows go up and down within a column; Enter on the last row adds one. */
function walk(event: KeyboardEvent<HTMLElement>, rows: number, addRow: () => void): void {
  const target = event.target as HTMLElement
  const { row, column } = target.dataset
  if (row === undefined || column === undefined) return
  const isSelect = target.tagName === 'SELECT'
  const step =
    event.key === 'Enter' || (event.key === 'ArrowDown' && !isSelect)
      ? 1
      : event.key === 'ArrowUp' && !isSelect
        ? -1
        : 0
  if (step === 0) return
  event.preventDefault()
  const next = Number(row) + step
  if (next >= rows && event.key === 'Enter') addRow()
  const sheet = target.closest('table')
  requestAnimationFrame(() =>
    sheet?.querySelector<HTMLElement>(`[data-row='${next}'][data-column='${column}']`)?.focus(),
  )
}

/** What people write for types and masks, in either language. */
function useSpoken(): Spoken {
  const { tData } = useWords()
  const wordsOf = (room: string, values: readonly string[]) =>
    new Map(
      values.flatMap(
        value =>
          [
            [value, value],
            [tData(`${room}.${value}`).toLowerCase(), value],
          ] as const,
      ),
    )
  return { type: wordsOf('itemType', itemTypes), mask: wordsOf('mask', masks), grade: wordsOf('grade', dataGrades) }
}
