import type { CaseAnswer } from '@gongshu/client'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { labelOf } from '../forms/step-label.ts'
import { dayText } from '../ui/day-text.ts'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'

/** What the steps of a case have recorded: each field under its own words, what it names by its title. */
export function RecordFacts({ page }: { page: CaseAnswer }) {
  const words = useWords()
  const { t } = words
  const files = new Set(page.files.map(file => file.id))
  const isFiles = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(item => files.has(item))
  // The title heads the page, files have their own list, and what the platform keeps for itself has no words.
  const entries = Object.entries(page.record).filter(
    ([name, value]) =>
      name !== 'title' && !isNothing(value) && !isFiles(value) && labelOf(page.case.type, name, words.tData) !== name,
  )
  return (
    <Card title={t('work.records.content')}>
      {entries.length === 0 && <p className="faint">{t('work.records.nothing')}</p>}
      <dl className="facts">
        {entries.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{labelOf(page.case.type, name, words.tData)}</dt>
            <dd>{shownValue({ page, words, name }, value)}</dd>
          </Fragment>
        ))}
      </dl>
      {page.files.length > 0 && (
        <>
          <h3>{t('work.records.files')}</h3>
          <ul>
            {page.files.map(file => (
              <li key={file.id}>
                <a href={`/api/attachments/${file.id}`}>{file.name}</a>{' '}
                <span className="faint">{Math.ceil(file.bytes / 1024)} KB</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

type Shown = { readonly page: CaseAnswer; readonly words: Words; readonly name: string }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/
const DAY = /^\d{4}-\d{2}-\d{2}$/

function shownValue(shown: Shown, value: unknown): ReactNode {
  const { words } = shown
  if (typeof value === 'boolean') return words.t(value ? 'work.form.yes' : 'work.form.no')
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isRow)) return <RowTable shown={shown} rows={value} />
    return (
      <ul>
        {value.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was recorded does not move
          <li key={index}>{shownValue(shown, item)}</li>
        ))}
      </ul>
    )
  }
  if (typeof value === 'object' && value !== null) return shownMembers(shown, value)
  return shownText(shown, String(value))
}

type Row = { readonly [member: string]: unknown }

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Rows that were filled in as a table are shown as one; a column that is empty in each is left out. */
function RowTable({ shown, rows }: { shown: Shown; rows: readonly Row[] }) {
  const type = shown.page.case.type
  const names = [...new Set(rows.flatMap(row => Object.keys(row)))].filter(
    name => labelOf(type, name, shown.words.tData) !== name && rows.some(row => !isNothing(row[name] ?? null)),
  )
  return (
    <ScrollRegion name={labelOf(type, shown.name, shown.words.tData)}>
      <table className="table">
        <thead>
          <tr>
            {names.map(name => (
              <th key={name} scope="col">
                {labelOf(type, name, shown.words.tData)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was recorded does not move
            <tr key={index}>
              {names.map(name => (
                <td key={name}>{isNothing(row[name] ?? null) ? '' : shownValue({ ...shown, name }, row[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function shownMembers(shown: Shown, value: object): ReactNode {
  const type = shown.page.case.type
  const members = Object.entries(value).filter(([name]) => labelOf(type, name, shown.words.tData) !== name)
  return members.map(([name, member], index) => (
    <span key={name}>
      {index > 0 && '；'}
      {labelOf(type, name, shown.words.tData)}：{shownValue({ ...shown, name }, member)}
    </span>
  ))
}

function shownText({ page, words, name }: Shown, text: string): ReactNode {
  if (DAY.test(text)) return dayText(text, words.language)
  const title = page.names[text]
  if (UUID.test(text)) {
    const isFile = page.files.some(file => file.id === text)
    if (isFile) return <a href={`/api/attachments/${text}`}>{title}</a>
    return title ? (
      <Link to={paths.case} params={{ id: text }}>
        {title}
      </Link>
    ) : (
      text
    )
  }
  const code = words.tData(`${name}.${text}`)
  return /^[a-z][A-Za-z0-9]*$/.test(text) ? code : text
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
