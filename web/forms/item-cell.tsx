import type { Item } from '@gongshu/client'
import { useWords } from '../ui/words.tsx'
import { codedColumns, isCoded } from './item-choices.ts'
import { isOpen, lengthOf, type SheetColumn } from './sheet-paste.ts'

type Props = {
  readonly item: Item
  readonly column: SheetColumn
  readonly row: number
  readonly bad: boolean
  readonly onChange: (part: Partial<Item>) => void
}

/** One cell of the sheet, by the kind of its column: ticked, chosen, a number, or typed. */
export function ItemCell({ item, column, row, bad, onChange }: Props) {
  const { tData, t } = useWords()
  const common = {
    'aria-label': t('work.sheet.cell', { row: row + 1, column: tData(headOf(column)) }),
    'data-row': row,
    'data-column': column,
    'aria-invalid': bad,
  }
  if (isTick(column)) {
    return (
      <input
        {...common}
        type="checkbox"
        checked={item[column]}
        onChange={event => onChange({ [column]: event.target.checked })}
      />
    )
  }
  if (isCoded(column)) {
    const { words, values } = codedColumns[column]
    return (
      <select
        {...common}
        className="cell"
        value={item[column] ?? ''}
        onChange={event => onChange({ [column]: event.target.value })}
      >
        {isOpen(column) && <option value="" />}
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
      value={item[column] ?? ''}
      onChange={event => onChange({ [column]: event.target.value })}
    />
  )
}

export function isTick(column: SheetColumn): column is 'required' | 'personal' | 'lookup' {
  return column === 'required' || column === 'personal' || column === 'lookup'
}

/** The key of the words of a column's head. */
export function headOf(column: SheetColumn): string {
  return column === 'description' ? 'field.item.description' : `field.${column}`
}
