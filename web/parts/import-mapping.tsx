import type { CatalogFileLook } from '@gongshu/client'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'

type Mapping = CatalogFileLook['mapping']
type Props = {
  readonly look: CatalogFileLook
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
}

/** What each column of a table holds, with its first values: proposed by the platform, corrected by hand. */
export function ImportMapping({ look, mapping, onChange }: Props) {
  const { t } = useWords()
  const { headings, sample, columns } = look
  const set = (heading: string, key: string) => {
    // A column of an entry stands once in a table: who takes it for another heading means that one.
    const others = Object.entries(mapping).filter(([other, taken]) => other !== heading && taken !== key)
    onChange(Object.fromEntries(key ? [...others, [heading, key]] : others))
  }
  return (
    <ScrollRegion name={t('work.import.mapping')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('work.import.heading')}</th>
            <th scope="col">{t('work.import.column')}</th>
            <th scope="col">{t('work.import.values')}</th>
          </tr>
        </thead>
        <tbody>
          {headings.map((heading, index) =>
            heading ? (
              <tr key={heading}>
                <td>{heading}</td>
                <td>
                  <select
                    className="input"
                    aria-label={heading}
                    value={mapping[heading] ?? ''}
                    onChange={event => set(heading, event.target.value)}
                  >
                    <option value="">{t('work.import.leave')}</option>
                    {columns.map(column => (
                      <option key={column.key} value={column.key}>
                        {column.heading}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="faint">{valuesOf(sample, index)}</td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const SHOWN = 40

function valuesOf(sample: CatalogFileLook['sample'], index: number): string {
  const values = new Set(sample.map(cells => (cells[index] ?? '').slice(0, SHOWN)).filter(Boolean))
  return [...values].slice(0, 3).join(' · ')
}
