import type { Item, SourceLookAnswer } from '@gongshu/client'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import type { SourceValues } from './source-values.ts'

export type FoundTable = Extract<SourceLookAnswer, { proposed: object }>

type Props = {
  readonly items: readonly Item[]
  readonly found: FoundTable
  readonly columns: NonNullable<SourceValues['columns']>
  readonly onChange: (columns: NonNullable<SourceValues['columns']>) => void
}

/** Which column of the source is which item of the entry, with the first rows beside it, masked. */
export function SourceMapping({ items, found, columns, onChange }: Props) {
  const { t } = useWords()
  const place = (column: string) => found.columns.findIndex(one => one.name === columns[column])
  return (
    <ScrollRegion name={t('work.source.mapping')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('work.source.mapping.item')}</th>
            <th scope="col">{t('work.source.mapping.column')}</th>
            <th scope="col">{t('work.source.mapping.rows')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ column, name, required }) => (
            <tr key={column}>
              <th scope="row">
                {name} <span className="faint">{column}</span>
                {required && <span className="must">{t('work.form.required')}</span>}
              </th>
              <td>
                <select
                  className="input"
                  aria-label={t('work.source.mapping.of', { name })}
                  value={columns[column] ?? ''}
                  onChange={event => onChange({ ...columns, [column]: event.target.value })}
                >
                  <option value="">{t('work.source.mapping.none')}</option>
                  {found.columns.map(one => (
                    <option key={one.name} value={one.name}>
                      {one.type === 'json' ? one.name : `${one.name}（${one.type}）`}
                    </option>
                  ))}
                </select>
              </td>
              <td className="faint">
                {found.rows
                  .slice(0, 3)
                  .map(cells => cells[place(column)] ?? '')
                  .filter(Boolean)
                  .join('、')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
