import type { UsageRow } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { queries } from './api.ts'
import { QueryView } from './query-view.tsx'

// The chart library is large and stands on few pages.
const UsageChart = lazy(() => import('../ui/usage-chart.tsx').then(module => ({ default: module.UsageChart })))

/** Who used what: figures, trend, and the days behind them; refused calls are counted apart. */
export function UsageCard({ serviceId }: { serviceId?: string }) {
  const { t } = useWords()
  const usage = useQuery(queries.usage)
  return (
    <Card title={t('work.usage.title')}>
      <QueryView query={usage}>
        {({ uses }) => <Usage rows={serviceId ? uses.filter(use => use.service_id === serviceId) : uses} />}
      </QueryView>
    </Card>
  )
}

function Usage({ rows }: { rows: readonly UsageRow[] }) {
  const { t } = useWords()
  if (!rows.length) return <p className="empty">{t('work.usage.none')}</p>
  const granted = rows.filter(row => row.result === 'ok')
  const refused = rows.filter(row => row.result !== 'ok')
  return (
    <>
      <div className="figures">
        <Figure value={sum(granted, 'calls')} name={t('work.usage.granted')} />
        <Figure value={sum(refused, 'calls')} name={t('work.usage.refused')} />
        <Figure value={sum(granted, 'rows')} name={t('work.usage.rows')} />
      </div>
      <Suspense fallback={<p className="empty">{t('work.loading')}</p>}>
        <UsageChart
          days={daysOf(rows)}
          label={t('work.usage.title')}
          names={{ granted: t('work.usage.granted'), refused: t('work.usage.refused') }}
        />
      </Suspense>
      <details className="fold">
        <summary>{t('work.usage.behind')}</summary>
        <UsageTable rows={rows} />
      </details>
    </>
  )
}

function Figure({ value, name }: { value: number; name: string }) {
  return (
    <div className="figure">
      <b>{value.toLocaleString('en-US')}</b>
      <span>{name}</span>
    </div>
  )
}

function UsageTable({ rows }: { rows: readonly UsageRow[] }) {
  const { t, tData } = useWords()
  const heads = ['day', 'entry', 'consumer', 'scenario', 'result', 'calls', 'rows'] as const
  return (
    <ScrollRegion name={t('work.usage.behind')}>
      <table className="table">
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {t(`work.usage.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 200).map(row => (
            <tr key={`${row.service_id} ${row.day} ${row.result}`}>
              <td className="nowrap">{row.day}</td>
              <td>{row.entry}</td>
              <td>{row.consumer}</td>
              <td>{row.scenario}</td>
              <td>{row.result === 'ok' ? t('work.usage.ok') : tData(`gateway.${row.result}`).split(/[：:]/)[0]}</td>
              <td className="number">{row.calls}</td>
              <td className="number">{row.rows}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function sum(rows: readonly UsageRow[], name: 'calls' | 'rows'): number {
  return rows.reduce((total, row) => total + Number(row[name]), 0)
}

export type DayOfUse = { readonly day: string; readonly granted: number; readonly refused: number }

function daysOf(rows: readonly UsageRow[]): DayOfUse[] {
  const days = Object.entries(Object.groupBy(rows, row => row.day)).sort(([left], [right]) => left.localeCompare(right))
  return days.map(([day, uses = []]) => ({
    day,
    granted: sum(
      uses.filter(use => use.result === 'ok'),
      'calls',
    ),
    refused: sum(
      uses.filter(use => use.result !== 'ok'),
      'calls',
    ),
  }))
}
