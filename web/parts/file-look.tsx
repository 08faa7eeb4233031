import type { FileLookAnswer } from '@gongshu/client'
import { Alert } from 'antd'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { FaultTable } from './fault-table.tsx'

/** The first rows of a file as the platform reads them, and the faults that they already show. */
export function FileLook({ look }: { readonly look: FileLookAnswer }) {
  const { t } = useWords()
  const format = look.format?.toUpperCase() ?? ''
  const encoding = look.encoding?.toUpperCase() ?? ''
  const named = look.namedAs?.toUpperCase()
  const binary = look.encoding === 'binary'
  return (
    <div style={{ marginBottom: 16 }}>
      {named && (
        <Alert type="warning" showIcon title={t('work.load.namedAs', { named, format })} style={{ marginBottom: 8 }} />
      )}
      {look.format && (
        <p className="faint">{t(binary ? 'work.load.lookBinary' : 'work.load.lookAs', { format, encoding })}</p>
      )}
      {look.faults.length > 0 && (
        <div className="faults" role="alert">
          <p>{t('work.load.lookFaults')}</p>
          <FaultTable faults={look.faults} />
        </div>
      )}
      {look.rows.length > 0 && <FirstRows look={look} />}
    </div>
  )
}

function FirstRows({ look: { columns, rows } }: { readonly look: FileLookAnswer }) {
  const { t } = useWords()
  const title = t('work.load.lookTitle', { rows: rows.length })
  return (
    <>
      <h3 style={{ margin: '12px 0 8px' }}>{title}</h3>
      <ScrollRegion name={title} style={{ maxHeight: 320, overflow: 'auto' }}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('work.load.row')}
              </th>
              {columns.map(column => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells }) => (
              <tr key={row}>
                <td className="number">{row}</td>
                {columns.map((column, at) => (
                  <td key={column}>{cells[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
