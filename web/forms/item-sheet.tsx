import type { Item } from '@gongshu/client'
import { Button } from 'antd'
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { useWords } from '../ui/words.tsx'
import { emptyItem, type ItemFault } from './entry-values.ts'
import { headOf, ItemCell, isTick } from './item-cell.tsx'
import { useSpoken } from './item-choices.ts'
import { isTable, pasteTable, type SheetColumn, sheetColumns } from './sheet-paste.ts'

const seldom: readonly SheetColumn[] = ['sensitivity', 'sharing', 'opening', 'codeList']

type Props = {
  readonly items: readonly Item[]
  readonly faults: readonly ItemFault[]
  readonly onChange: (items: readonly Item[]) => void
}

/** The data items as a sheet: typed, pasted from a spreadsheet, moved, walked through with Enter and the arrows. */
export function ItemSheet({ items, faults, onChange }: Props) {
  const { t } = useWords()
  const spoken = useSpoken()
  const [more, setMore] = useState(false)
  // What is filled in is never hidden.
  const all = more || items.some(item => seldom.some(column => item[column]))
  const columns = sheetColumns.filter(column => all || !seldom.includes(column))
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
          <SheetHead columns={columns} />
          <tbody onKeyDown={event => walk(event, items.length, addRow)}>
            {items.map((item, row) => (
              <ItemRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a row of a sheet is its position
                key={row}
                item={item}
                row={row}
                columns={columns}
                faults={faults.filter(fault => fault.row === row)}
                onChange={part => change(row, part)}
                onPaste={(event, column) => onPaste(event, row, column)}
                {...(row > 0 ? { onUp: () => onChange(swapped(items, row - 1)) } : {})}
                {...(row < items.length - 1 ? { onDown: () => onChange(swapped(items, row)) } : {})}
                {...(items.length > 1 ? { onRemove: () => onChange(items.filter((_, index) => index !== row)) } : {})}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="row" style={{ marginTop: 8 }}>
        <Button onClick={addRow}>{t('work.sheet.add')}</Button>
        {!all && <Button onClick={() => setMore(true)}>{t('work.sheet.more')}</Button>}
        <span className="faint">{t('work.sheet.about')}</span>
      </div>
    </div>
  )
}

/** The items with the one at `row` and the next exchanged. */
function swapped(items: readonly Item[], row: number): Item[] {
  const [first, second] = [items[row], items[row + 1]]
  return first && second ? [...items.slice(0, row), second, first, ...items.slice(row + 2)] : [...items]
}

function SheetHead({ columns }: { columns: readonly SheetColumn[] }) {
  const { t, tData } = useWords()
  return (
    <thead>
      <tr>
        <th scope="col">#</th>
        {columns.map(column => (
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
  readonly columns: readonly SheetColumn[]
  readonly faults: readonly ItemFault[]
  readonly onChange: (part: Partial<Item>) => void
  readonly onPaste: (event: ClipboardEvent, column: SheetColumn) => void
  /** Absent on the first row. */
  readonly onUp?: () => void
  /** Absent on the last row. */
  readonly onDown?: () => void
  /** Absent: the sheet keeps at least one row. */
  readonly onRemove?: () => void
}

function ItemRow({ item, row, columns, faults, onChange, onPaste, onUp, onDown, onRemove }: RowProps) {
  return (
    <tr>
      <td className="index">{row + 1}</td>
      {columns.map(column => (
        <td key={column} className={isTick(column) ? 'tick' : undefined} onPaste={event => onPaste(event, column)}>
          <ItemCell
            item={item}
            column={column}
            row={row}
            bad={faults.some(fault => fault.part === column)}
            onChange={onChange}
          />
        </td>
      ))}
      <td>
        <div className="row-moves">
          <RowButton sign="↑" words="work.sheet.moveUp" row={row} onClick={onUp} />
          <RowButton sign="↓" words="work.sheet.moveDown" row={row} onClick={onDown} />
          <RowButton sign="✕" words="work.sheet.removeRow" row={row} onClick={onRemove} />
        </div>
      </td>
    </tr>
  )
}

type ButtonProps = {
  readonly sign: string
  readonly words: 'work.sheet.moveUp' | 'work.sheet.moveDown' | 'work.sheet.removeRow'
  readonly row: number
  readonly onClick: (() => void) | undefined
}

function RowButton({ sign, words, row, onClick }: ButtonProps) {
  const { t } = useWords()
  return (
    <button
      type="button"
      className="plain"
      aria-label={t(words, { row: row + 1 })}
      disabled={!onClick}
      onClick={onClick}
    >
      {sign}
    </button>
  )
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
