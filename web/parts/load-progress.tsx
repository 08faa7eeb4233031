import type { LoadAnswer } from '@gongshu/client'
import { Alert, Spin } from 'antd'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords, type Words } from '../ui/words.tsx'

/** How far a file is: rows and time while it runs, the rows at fault when it was refused. */
export function LoadProgress({ load, at }: { load: LoadAnswer; at: number }) {
  const { t } = useWords()
  if (load.state === 'running') {
    const seconds = Math.max(0, Math.round((at - Date.parse(load.startedAt)) / 1000))
    return (
      <p role="status" style={{ marginTop: 16 }}>
        <Spin size="small" /> {t('work.load.running', { rows: load.rows.toLocaleString('en-US'), seconds })}
      </p>
    )
  }
  if (load.state === 'done') {
    const said = { rows: load.rows.toLocaleString('en-US'), seconds: load.seconds.toFixed(1) }
    return <Alert style={{ marginTop: 16 }} type="success" showIcon role="status" title={t('work.load.done', said)} />
  }
  if (load.state === 'failed')
    return <Alert style={{ marginTop: 16 }} type="error" showIcon role="alert" title={t('work.load.failed')} />
  return <RefusedLoad load={load} />
}

type Refused = Extract<LoadAnswer, { state: 'refused' }>
type RowFault = NonNullable<Refused['details']['faults']>[number]

function RefusedLoad({ load }: { load: Refused }) {
  const words = useWords()
  const { t, tData } = words
  const faults = load.details.faults ?? []
  const all = Number(load.details.params?.faults ?? faults.length)
  return (
    <div className="faults" role="alert" style={{ marginTop: 16 }}>
      <h2>{tData(`refusal.${load.code}`, { field: '', ...load.details.params })}</h2>
      {faults.length > 0 && (
        <>
          <p>{t('work.load.faults', { shown: faults.length, all })}</p>
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
        </>
      )}
    </div>
  )
}

function faultText({ reason, row, column, value }: RowFault, { tData }: Words): string {
  const what = tData(`fault.${reason}`, { row: row ?? '', column: column ?? '' })
  return value === undefined ? what : `${what}${tData('fault.value', { value })}`
}
