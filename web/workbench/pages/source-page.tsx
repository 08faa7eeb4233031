import type { SourceAnswer } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { App, Button, Spin } from 'antd'
import { choiceText } from '../../forms/source-fields.tsx'
import { api } from '../../parts/api.ts'
import { ErrorNote, QueryView } from '../../parts/query-view.tsx'
import { isOpen, sourceQueries } from '../../parts/source-queries.ts'
import { bytesText, SourceRuns } from '../../parts/source-runs.tsx'
import { rhythmText } from '../../parts/source-words.tsx'
import { momentText } from '../../ui/day-text.ts'
import { FactList } from '../../ui/fact-list.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** One source: how it is reached, what runs now, and every run so far. */
export function SourcePage() {
  const { id = '' } = useParams({ strict: false })
  return <QueryView query={useQuery(sourceQueries.source(id))}>{answer => <Source answer={answer} />}</QueryView>
}

function Source({ answer }: { answer: SourceAnswer }) {
  const { t } = useWords()
  const { source, runs } = answer
  return (
    <>
      <PageHead title={source.name} about={t(`sourceKind.${source.kind}`)}>
        {source.mayManage && <Switches answer={answer} />}
      </PageHead>
      <Running answer={answer} />
      <Facts answer={answer} />
      <Card title={t('work.source.runs')}>
        <SourceRuns runs={runs} />
      </Card>
    </>
  )
}

function Switches({ answer: { source, runs } }: { answer: SourceAnswer }) {
  const { t } = useWords()
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () => client.invalidateQueries({ queryKey: ['sources'] }),
  })
  const remove = async () => {
    const content = t('work.source.remove.about')
    if (!(await modal.confirm({ title: t('work.source.remove'), content, okText: t('work.source.remove') }))) return
    await change.mutateAsync(() => api.switchSource(source.id, 'remove'))
    await navigate({ to: paths.sources })
  }
  const verb = source.state === 'active' ? 'pause' : 'resume'
  return (
    <>
      {source.kind !== 'folder' && (
        <Button type="primary" disabled={isOpen(runs[0])} onClick={() => change.mutate(() => api.runSource(source.id))}>
          {t('work.source.runNow')}
        </Button>
      )}
      <Button onClick={() => change.mutate(() => api.switchSource(source.id, verb))}>{t(`work.source.${verb}`)}</Button>
      <Button onClick={() => navigate({ to: paths.editSource, params: { id: source.id } })}>
        {t('work.source.edit')}
      </Button>
      <Button danger onClick={() => void remove()}>
        {t('work.source.remove')}
      </Button>
      {change.isError && <ErrorNote error={change.error} />}
    </>
  )
}

/** The run that is under way: how far it is, and the means to stop it. */
function Running({ answer: { source, runs } }: { answer: SourceAnswer }) {
  const { t } = useWords()
  const client = useQueryClient()
  const stop = useMutation({
    mutationFn: (runId: string) => api.stopSourceRun(runId),
    onSettled: () => client.invalidateQueries({ queryKey: ['sources'] }),
  })
  const [run] = runs
  if (!run || !isOpen(run)) return null
  const { rows = 0, bytes = 0 } = run.progress ?? {}
  const said = run.retryAt
    ? t('work.source.retry', { at: momentText(run.retryAt), attempts: run.attempts })
    : t('work.source.running', { rows: rows.toLocaleString('en-US'), bytes: bytesText(bytes) })
  return (
    <Card title={t(run.retryAt ? 'runState.retry' : `runState.${run.state as 'waiting' | 'running'}`)}>
      <p role="status" style={{ marginBottom: 8 }}>
        {!run.retryAt && <Spin size="small" />} {said}
      </p>
      {source.mayManage && <Button onClick={() => stop.mutate(run.id)}>{t('work.source.stop')}</Button>}
    </Card>
  )
}

/** Settings that name nothing of their own to people: they stand in the mapping or are no part of the way. */
const hidden = ['columns', 'paging']

function Facts({ answer: { source } }: { answer: SourceAnswer }) {
  const words = useWords()
  const { t, tData } = words
  const paging = source.settings.paging as { readonly by: string } | undefined
  const settings = Object.entries(source.settings).filter(([field]) => !hidden.includes(field))
  return (
    <Card title={t('work.source.facts')}>
      <FactList
        facts={[
          { name: t('work.col.state'), value: t(`sourceState.${source.state}`) },
          {
            name: t('work.source.collection'),
            value: (
              <Link to={paths.case} params={{ id: source.collectionId }}>
                {source.title} {source.number}
              </Link>
            ),
          },
          { name: t('work.col.unit'), value: source.unit },
          { name: t('work.source.mode'), value: tData(`sourceMode.${source.mode}`) },
          { name: t('work.source.when'), value: rhythmText(source, words) },
          { name: t('work.source.next'), value: source.nextRunAt && momentText(source.nextRunAt) },
          { name: t('work.source.mark'), value: source.mark },
          { name: t('work.source.field.paging.by'), value: paging && choiceText('paging.by', paging.by, words) },
          ...settings.map(([field, value]) => ({
            name: tData(`work.source.field.${field}`),
            value: choiceText(field, String(value), words),
          })),
          { name: t('work.source.secret'), value: source.hasSecret ? t('work.source.secret.there') : null },
        ]}
      />
    </Card>
  )
}
