import type { RowFaultAnswer } from '@gongshu/client'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords, type Words } from '../ui/words.tsx'

/** The faults of a file, each with its place. */
export function FaultTable({ faults }: { readonly faults: readonly RowFaultAnswer[] }) {
  const words = useWords()
  const { t } = words
  return (
    <ScrollRegion name={t('work.load.faultList')} style={{ maxHeight: 320, overflowY: 'auto' }}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('work.load.row')}
            </th>
            <th scope="col">{t('work.load.column')}</th>
            <th scope="col">{t('work.load.fault')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(fault => (
            <tr key={`${fault.row} ${fault.column} ${fault.reason}`}>
              <td className="number">{fault.row || ''}</td>
              <td>{fault.column ?? ''}</td>
              <td>{faultText(fault, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function faultText({ reason, row, column, value }: RowFaultAnswer, { tData }: Words): string {
  const what = tData(`fault.${reason}`, { row: row ?? '', column: column ?? '' })
  return value === undefined ? what : `${what}${tData('fault.value', { value })}`
}
