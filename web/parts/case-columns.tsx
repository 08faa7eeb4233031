import { Link } from '@tanstack/react-router'
import type { Column } from '../ui/data-table.tsx'
import { dayText } from '../ui/day-text.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Words } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'

/** The columns that lists of cases share. */
export function numberColumn<Row extends { readonly number: string }>({ t }: Words): Column<Row> {
  return {
    key: 'number',
    title: t('work.col.number'),
    text: row => row.number,
    show: row => <span className="nowrap">{row.number}</span>,
  }
}

/** The title as the way to the case. `head` says what titles are called in this list. */
export function titleColumn<Row extends { readonly id: string; readonly title: string }>(head: string): Column<Row> {
  return {
    key: 'title',
    title: head,
    text: row => row.title,
    show: row => (
      <Link to={paths.case} params={{ id: row.id }}>
        {row.title}
      </Link>
    ),
  }
}

export function stateColumn<Row extends { readonly state: string }>(type: string, { t, tData }: Words): Column<Row> {
  return {
    key: 'state',
    title: t('work.col.state'),
    text: row => tData(`state.${type}.${row.state}`),
    show: row => <StateTag type={type} state={row.state} />,
  }
}

export function sinceColumn<Row extends { readonly since: string }>({ t, language }: Words): Column<Row> {
  return {
    key: 'since',
    title: t('work.col.since'),
    text: row => row.since,
    show: row => <span className="nowrap">{dayText(row.since, language)}</span>,
  }
}
