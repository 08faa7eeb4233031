import { ApiError, type EntryQuality, type QualityRule, type RulePreview } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { type EditedRule, RuleEditor } from '../../forms/rule-editor.tsx'
import { api } from '../../parts/api.ts'
import { qualityQueries } from '../../parts/quality-queries.ts'
import { ErrorNote, QueryView } from '../../parts/query-view.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords, type Words } from '../../ui/words.tsx'
import { paths } from '../paths.ts'
import '../../ui/quality.css'

/** The next version of an entry's rules: proposed from catalog and data, corrected, tried out, saved as a draft. */
export function RulesEditPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const quality = useQuery(qualityQueries.entry(id))
  return (
    <QueryView query={quality}>
      {answer => (
        <>
          <PageHead title={t('work.rules.of', { title: answer.entry.title })} about={t('work.rules.about')} />
          <Editor answer={answer} />
        </>
      )}
    </QueryView>
  )
}

function Editor({ answer }: { answer: EntryQuality }) {
  const words = useWords()
  const { t } = words
  const { id, items } = answer.entry
  const nextKey = useRef(0)
  const keyed = (rules: readonly QualityRule[]) => rules.map((rule): EditedRule => ({ key: nextKey.current++, rule }))
  const [rules, setRules] = useState<readonly EditedRule[]>(() => keyed(startingRules(answer)))
  const [looked, setLooked] = useState<{ keys: readonly number[]; preview: RulePreview } | null>(null)
  const given = () => rules.map(({ rule }) => rule)
  const propose = useMutation({
    mutationFn: () => api.proposeRules(id),
    onSuccess: proposal => setRules(withNew(rules, keyed(proposal.rules))),
  })
  const preview = useMutation({
    mutationFn: () => api.previewRules(id, given()),
    onSuccess: found => setLooked({ keys: rules.map(({ key }) => key), preview: found }),
  })
  const save = useSaveRules(id, given)
  const error = save.error ?? preview.error ?? propose.error
  const found = new Map((looked?.preview.results ?? []).map((result, place) => [looked?.keys[place] ?? -1, result]))
  const first = items[0]?.column
  return (
    <>
      {error && (
        <div style={{ marginBottom: 16 }}>
          <ErrorNote error={error} />
        </div>
      )}
      <Card>
        <Tools
          pending={propose.isPending || preview.isPending}
          isEmpty={!rules.length}
          looked={looked?.preview ?? null}
          onPropose={() => propose.mutate()}
          onAdd={() => first && setRules([...rules, ...keyed([{ type: 'required', column: first }])])}
          onPreview={() => preview.mutate()}
        />
        {rules.length === 0 && <p className="empty">{t('work.rules.start')}</p>}
        {rules.length > 0 && (
          <RuleEditor
            rules={rules}
            items={items}
            found={found}
            faultOf={place => faultAt(error, place, words)}
            onChange={setRules}
          />
        )}
        <SaveFoot isEmpty={!rules.length} pending={save.isPending} onSave={() => save.mutate()} />
      </Card>
    </>
  )
}

type FootProps = { readonly isEmpty: boolean; readonly pending: boolean; readonly onSave: () => void }

function SaveFoot({ isEmpty, pending, onSave }: FootProps) {
  const { t } = useWords()
  return (
    <div className="form-foot rule-foot">
      <Button type="primary" size="large" onClick={onSave} loading={pending} disabled={isEmpty}>
        {t('work.rules.save')}
      </Button>
    </div>
  )
}

type ToolsProps = {
  readonly pending: boolean
  readonly isEmpty: boolean
  readonly looked: RulePreview | null
  readonly onPropose: () => void
  readonly onAdd: () => void
  readonly onPreview: () => void
}

function Tools({ pending, isEmpty, looked, onPropose, onAdd, onPreview }: ToolsProps) {
  const { t } = useWords()
  return (
    <div className="tools">
      <Button onClick={onPropose} disabled={pending}>
        {t('work.rules.propose')}
      </Button>
      <Button onClick={onAdd}>{t('work.rules.add')}</Button>
      <Button onClick={onPreview} disabled={isEmpty || pending}>
        {t('work.rules.preview')}
      </Button>
      <span className="count" role="status">
        {looked && <Looked preview={looked} />}
      </span>
    </div>
  )
}

function Looked({ preview }: { preview: RulePreview }) {
  const { t } = useWords()
  const { rows, every, score } = preview
  const read = Math.ceil(rows / every)
  return t('work.rules.looked', { rows, read, score: score ?? '–' })
}

/** The open draft, else what is in force, to be changed into the next version. */
function startingRules({ ruleSets }: EntryQuality): readonly QualityRule[] {
  const draft = ruleSets.find(set => set.state === 'draft')
  return (draft ?? ruleSets.find(set => set.state === 'inForce'))?.rules ?? []
}

/** What is there, and what was proposed beyond it. */
function withNew(rules: readonly EditedRule[], proposed: readonly EditedRule[]): EditedRule[] {
  const told = (rule: QualityRule) => `${rule.type} ${rule.column ?? rule.columns?.join(' ') ?? ''}`
  const known = new Set(rules.map(({ rule }) => told(rule)))
  return [...rules, ...proposed.filter(({ rule }) => !known.has(told(rule)))]
}

function faultAt(error: unknown, place: number, { tData }: Words): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  const fault = error.faults.find(({ field }) => field.startsWith(`rules.${place}.`))
  if (!fault) return undefined
  const [code = '', detail] = fault.reason.split(/: (.*)/s)
  return [tData(`ruleFault.${code}`), detail].filter(Boolean).join('：')
}

function useSaveRules(id: string, given: () => QualityRule[]) {
  const { t } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api.saveRules(id, given()),
    onSuccess: async answer => {
      message.success(t('work.rules.saved'))
      await client.invalidateQueries()
      // There it is looked through and submitted.
      await navigate({ to: paths.case, params: { id: answer.caseId } })
    },
  })
}
