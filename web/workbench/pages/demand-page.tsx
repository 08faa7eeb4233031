import type { ActAnswer, DemandContent, PersonalProof, WantedEntry } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Alert, App } from 'antd'
import { CommitmentSheet } from '../../forms/commitment-sheet.tsx'
import { DemandForm } from '../../forms/demand-form.tsx'
import {
  type DemandValues,
  demandContentOf,
  demandValuesOf,
  emptyDemand,
  isDemandValues,
} from '../../forms/demand-values.ts'
import { useDraft } from '../../forms/draft-store.ts'
import { api, queries } from '../../parts/api.ts'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { searchQueries } from '../../parts/search-queries.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

export function NewDemandPage() {
  const { t } = useWords()
  const { entry, cart } = useSearch({ strict: false })
  const wanted = entry ? [{ entryId: entry, columns: [] }] : []
  return (
    <>
      <PageHead title={t('work.demands.new')} about={t('work.demand.about')} />
      {cart ? <CartDemand /> : <NewDemand draftKey={entry ?? 'new'} wanted={wanted} send={api.submitDemand} />}
    </>
  )
}

/** A demand for all that lies in the cart; once it is submitted the cart is empty. */
function CartDemand() {
  const cart = useQuery({ ...searchQueries.cart, staleTime: Number.POSITIVE_INFINITY })
  const send = async (wanted: Submission) => {
    const answer = await api.submitDemand(wanted)
    await api.emptyCart()
    return answer
  }
  return (
    <QueryView query={cart}>
      {entries => {
        const wanted = entries.filter(entry => entry.inForce).map(entry => wantedOf(entry.id, entry.columns))
        // Another cart is another draft.
        const draftKey = `cart.${wanted.map(({ entryId }) => entryId.slice(-6)).join('.')}`
        return <NewDemand draftKey={draftKey} wanted={wanted} send={send} />
      }}
    </QueryView>
  )
}

type Submission = Parameters<typeof api.submitDemand>[0]
type NewProps = {
  readonly draftKey: string
  readonly wanted: readonly WantedEntry[]
  readonly send: EditorProps['send']
}

function NewDemand({ draftKey, wanted, send }: NewProps) {
  const initial = { ...emptyDemand, entries: wanted }
  return <DemandEditor draftKey={draftKey} initial={initial} send={send} step="demand.submit" />
}

function wantedOf(entryId: string, columns: readonly string[]): WantedEntry {
  return { entryId, columns: columns.map(column => ({ column, clear: false })) }
}

export function EditDemandPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const demand = useQuery(queries.demand(id))
  const page = useQuery(queries.casePage(id))
  const returned = page.data?.timeline.findLast(event => event.to_state === 'formallyIncomplete')
  const defects = Array.isArray(returned?.detail.defects) ? returned.detail.defects.map(String) : []
  return (
    <>
      <PageHead title={t('work.demand.edit')} about={t('work.demand.about')} />
      {defects.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16, maxWidth: 880 }}
          title={t('work.demand.defects')}
          description={
            <ul>
              {defects.map(defect => (
                <li key={defect}>{defect}</li>
              ))}
            </ul>
          }
        />
      )}
      <QueryView query={demand}>
        {({ demand: found }) => (
          <DemandEditor
            draftKey={id}
            initial={demandValuesOf(found.content)}
            send={wanted => api.resubmitDemand(id, wanted)}
            step="demand.resubmit"
          />
        )}
      </QueryView>
    </>
  )
}

const ofPerson = ['password_wrong', 'code_wrong', 'code_missing', 'second_factor_missing']

type EditorProps = {
  readonly draftKey: string
  readonly initial: DemandValues
  readonly step: 'demand.submit' | 'demand.resubmit'
  readonly send: (signed: { content: DemandContent } & PersonalProof) => Promise<ActAnswer>
}

/** First the form, then the commitment that follows from it, then the signature. */
function DemandEditor({ draftKey, initial, step, send }: EditorProps) {
  const { t } = useWords()
  const { account } = useSession()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const draft = useDraft(`${account.id}.${step}.${draftKey}`, initial, isDemandValues)
  const compose = useMutation({ mutationFn: () => api.composeCommitment(demandContentOf(draft.value)) })
  const sign = useMutation({
    mutationFn: (proof: PersonalProof) => send({ content: demandContentOf(draft.value), ...proof }),
    onSuccess: async answer => {
      draft.clear()
      message.success(t('work.demand.submitted', { number: answer.number }))
      await client.invalidateQueries()
      await navigate({ to: paths.case, params: { id: answer.caseId } })
    },
    // What the law misses in the form is shown in the form; only what the person proves is put right here.
    onError: error => {
      if (!ofPerson.includes((error as { code?: string }).code ?? '')) compose.reset()
    },
  })
  if (compose.data) {
    return (
      <CommitmentSheet
        commitment={compose.data.commitment}
        pending={sign.isPending}
        error={sign.error}
        onBack={() => compose.reset()}
        onSign={proof => sign.mutate(proof)}
      />
    )
  }
  return (
    <>
      {draft.restored && (
        <Alert type="info" showIcon title={t('work.draft.restored')} style={{ marginBottom: 16, maxWidth: 880 }} />
      )}
      <DemandForm
        step={step}
        value={draft.value}
        error={compose.error ?? sign.error}
        pending={compose.isPending}
        onChange={draft.change}
        onSubmit={() => {
          sign.reset()
          compose.mutate()
        }}
      />
    </>
  )
}
