import type { EntryReconciliations } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { api } from '../../parts/api.ts'
import { qualityQueries } from '../../parts/quality-queries.ts'
import { ErrorNote, QueryView } from '../../parts/query-view.tsx'
import { ReconciliationView } from '../../parts/reconciliation-view.tsx'
import { dayText } from '../../ui/day-text.ts'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'
import '../../ui/quality.css'

/** Source, lake and services of one entry side by side, now and in the last runs. */
export function EntryReconciliationPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const client = useQueryClient()
  const runs = useQuery(qualityQueries.reconciliation(id))
  const run = useMutation({ mutationFn: () => api.reconcile(id), onSettled: () => client.invalidateQueries() })
  return (
    <QueryView query={runs}>
      {answer => (
        <>
          <PageHead title={t('work.reconcile.of', { title: answer.entry.title })} about={t('work.reconcile.ofAbout')}>
            <Button onClick={() => navigate({ to: paths.entryQuality, params: { id } })}>
              {t('work.nav.quality')}
            </Button>
            <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>
              {t('work.reconcile.run')}
            </Button>
          </PageHead>
          {run.error && <ErrorNote error={run.error} />}
          <Last answer={answer} fresh={run.data} />
          <Runs answer={answer} />
        </>
      )}
    </QueryView>
  )
}

type LastProps = {
  readonly answer: EntryReconciliations
  readonly fresh: Parameters<typeof ReconciliationView>[0]['found'] | undefined
}

/** What was just found shows keys in clear to the unit whose data it is; what is kept shows them masked. */
function Last({ answer, fresh }: LastProps) {
  const { t } = useWords()
  const found = fresh ?? answer.runs[0]?.content
  if (!found) return <p className="empty">{t('work.reconcile.none')}</p>
  return <ReconciliationView found={found} />
}

function Runs({ answer }: { answer: EntryReconciliations }) {
  const { t, language } = useWords()
  if (!answer.runs.length) return null
  return (
    <Card title={t('work.reconcile.runs')}>
      <ul className="list">
        {answer.runs.map(run => (
          <li key={run.id}>
            {dayText(run.run_on, language)} · {t(run.nightly ? 'work.reconcile.nightly' : 'work.reconcile.onDemand')}{' '}
            <span className={`tag ${run.agreed ? 'good' : 'bad'}`}>
              {t(run.agreed ? 'work.reconcile.agree' : 'work.reconcile.differ')}
            </span>{' '}
            <span className="faint">
              {t('work.reconcile.rowsOf', { source: run.content.source.rows, lake: run.content.lake.rows })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
