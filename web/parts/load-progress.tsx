import type { LoadAnswer } from '@gongshu/client'
import { Alert, Spin } from 'antd'
import { useWords } from '../ui/words.tsx'
import { FaultTable } from './fault-table.tsx'

type Props = { readonly id: string; readonly load: LoadAnswer; readonly at: number }

/** How far a file is: rows and time while it runs, the rows at fault when it was refused. */
export function LoadProgress({ id, load, at }: Props) {
  const { t } = useWords()
  if (load.state === 'waiting') {
    return (
      <p role="status" style={{ marginTop: 16 }}>
        <Spin size="small" /> {t('work.load.waiting')}
      </p>
    )
  }
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
    const { added, changed, removed, same } = load.change
    const told = [t('work.load.change', { added, changed, removed, same })]
    const [named, format] = [load.namedAs?.toUpperCase(), load.format.toUpperCase()]
    if (named) told.push(t('work.load.namedAs', { named, format }))
    const title = t('work.load.done', said)
    return (
      <Alert
        style={{ marginTop: 16 }}
        type="success"
        showIcon
        role="status"
        title={title}
        description={told.join(' ')}
      />
    )
  }
  if (load.state === 'failed')
    return <Alert style={{ marginTop: 16 }} type="error" showIcon role="alert" title={t('work.load.failed')} />
  return <RefusedLoad id={id} load={load} />
}

type Refused = Extract<LoadAnswer, { state: 'refused' }>

function RefusedLoad({ id, load }: { readonly id: string; readonly load: Refused }) {
  const { t, tData } = useWords()
  const faults = load.details.faults ?? []
  const all = Number(load.details.params?.faults ?? faults.length)
  return (
    <div className="faults" role="alert" style={{ marginTop: 16 }}>
      <h2>{tData(`refusal.${load.code}`, { field: '', ...load.details.params })}</h2>
      {faults.length > 0 && (
        <>
          <p>
            {t('work.load.faults', { shown: faults.length, all })}{' '}
            <a href={`/api/loads/${id}/rejects`}>{t('work.load.rejects')}</a>
          </p>
          <FaultTable faults={faults} />
        </>
      )}
    </div>
  )
}
