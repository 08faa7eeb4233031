import { Button, Checkbox, Popover } from 'antd'
import type { ReactNode } from 'react'
import { ScrollRegion } from './scroll-region.tsx'
import { csvText, saveFile } from './table-file.ts'
import { useWords } from './words.tsx'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  /** The plain value: what is searched and exported, and shown where nothing else is given. */
  readonly text: (row: Row) => string
  readonly show?: (row: Row) => ReactNode
  readonly number?: true
  /** Only shown when the user asks for it. */
  readonly extra?: true
}

/** What the list shows now; it lives in the address. */
export type TableView = {
  readonly q?: string | undefined
  readonly cols?: string | undefined
  readonly page?: number | undefined
}

type Props<Row> = {
  readonly name: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly view: TableView
  readonly onView: (view: TableView) => void
  readonly filters?: ReactNode
  readonly empty?: string
}

const PAGE = 50

/** A list with search, chosen columns, pages and export; all that the user sets comes from `view`. */
export function DataTable<Row>(props: Props<Row>) {
  const { rows, columns, view, onView, name, rowKey } = props
  const { t } = useWords()
  const shown = shownColumns(columns, view.cols)
  const found = matching(rows, columns, view.q)
  const pages = Math.max(1, Math.ceil(found.length / PAGE))
  const page = Math.min(Math.max(1, view.page ?? 1), pages)
  const visible = found.slice((page - 1) * PAGE, page * PAGE)
  return (
    <div>
      <div className="tools">
        <input
          className="input grow"
          type="search"
          aria-label={t('work.list.search')}
          placeholder={t('work.list.search')}
          value={view.q ?? ''}
          onChange={event => onView({ ...view, q: event.target.value || undefined, page: undefined })}
        />
        {props.filters}
        <ColumnChoice columns={columns} shown={shown} onChoose={cols => onView({ ...view, cols })} />
        <Button onClick={() => saveFile(`${name}.csv`, csvText(fileRows(found, shown)))} disabled={!found.length}>
          {t('work.list.export')}
        </Button>
        <span className="count" role="status">
          {t('work.list.count', { count: found.length })}
        </span>
      </div>
      <ScrollRegion name={name}>
        <table className="table">
          <thead>
            <tr>
              {shown.map(column => (
                <th key={column.key} scope="col" className={column.number ? 'number' : undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {visible.map(row => (
              <tr key={rowKey(row)}>
                {shown.map(column => (
                  <td key={column.key} className={column.number ? 'number' : undefined}>
                    {column.show ? column.show(row) : column.text(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {found.length === 0 && (
          <p className="empty">{rows.length ? t('work.list.noMatch') : (props.empty ?? t('work.list.empty'))}</p>
        )}
      </ScrollRegion>
      {pages > 1 && <Pages page={page} pages={pages} onPage={next => onView({ ...view, page: next })} />}
    </div>
  )
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const { t } = useWords()
  return (
    <nav className="tools" aria-label={t('work.list.pages')} style={{ marginTop: 8 }}>
      <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('work.list.previous')}
      </Button>
      <span>{t('work.list.page', { page, pages })}</span>
      <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t('work.list.next')}
      </Button>
    </nav>
  )
}

type ChoiceProps<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly shown: readonly Column<Row>[]
  readonly onChoose: (cols: string | undefined) => void
}

function ColumnChoice<Row>({ columns, shown, onChoose }: ChoiceProps<Row>) {
  const { t } = useWords()
  const keys = shown.map(column => column.key)
  const toggle = (key: string) => {
    const next = columns.filter(column => keys.includes(column.key) !== (column.key === key)).map(column => column.key)
    if (next.length) onChoose(next.join(','))
  }
  const list = columns.map(column => (
    <div key={column.key}>
      <Checkbox checked={keys.includes(column.key)} onChange={() => toggle(column.key)}>
        {column.title}
      </Checkbox>
    </div>
  ))
  return (
    <Popover trigger="click" content={<div>{list}</div>} placement="bottomRight">
      <Button>{t('work.list.columns')}</Button>
    </Popover>
  )
}

function shownColumns<Row>(columns: readonly Column<Row>[], chosen: string | undefined): readonly Column<Row>[] {
  const keys = chosen?.split(',')
  const wanted = columns.filter(column => (keys ? keys.includes(column.key) : !column.extra))
  return wanted.length ? wanted : columns
}

function matching<Row>(rows: readonly Row[], columns: readonly Column<Row>[], q = ''): readonly Row[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  if (!words.length) return rows
  return rows.filter(row => {
    const text = columns
      .map(column => column.text(row))
      .join('\n')
      .toLowerCase()
    return words.every(word => text.includes(word))
  })
}

function fileRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[][] {
  return [columns.map(column => column.title), ...rows.map(row => columns.map(column => column.text(row)))]
}
