import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { DraftNote, discard } from '../../forms/draft-note.tsx'
import { type Draft, useDraft } from '../../forms/draft-store.ts'
import { EntryConflict, isConflict } from '../../forms/entry-conflict.tsx'
import { EntryForm, isSecretRefusal } from '../../forms/entry-form.tsx'
import { type EntryValues, entryInputOf, entryValuesOf, isEntryValues, soundInputOf } from '../../forms/entry-values.ts'
import { useFieldFaults } from '../../forms/form-faults.tsx'
import { useSettled } from '../../forms/use-settled.ts'
import { api, queries } from '../../parts/api.ts'
import { EntryImpact } from '../../parts/entry-impact.tsx'
import { fieldDuties, useLaw, useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { FaultSummary } from '../../ui/fault-summary.tsx'
import { SelectField, TextField } from '../../ui/form-field.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

const STEP = 'catalogEntry.requestChange'
const kinds = ['change', 'deletion']
const reasons = ['business', 'system', 'other']

/** The request to change a published entry: why, since when, and the entry as it is to be. */
export function ChangeEntryPage() {
  const { t, tData } = useWords()
  const { id = '' } = useParams({ strict: false })
  const entry = useQuery(queries.entry(id))
  return (
    <>
      <PageHead title={tData(`step.${STEP}`)} about={t('work.entry.change.about')} />
      <QueryView query={entry}>
        {({ entry: found }) => <ChangeEditor id={id} initial={entryValuesOf(found)} />}
      </QueryView>
    </>
  )
}

function ChangeEditor({ id, initial }: { id: string; initial: EntryValues }) {
  const { account } = useSession()
  const [why, setWhy] = useState<Why>({ changeKind: 'change', changeReason: 'business', reason: '', changedOn: '' })
  const draft = useDraft(`${account.id}.${STEP}.${id}`, initial, isEntryValues)
  const request = useChangeRequest({ id, initial, draft, why })
  const settled = useSettled(draft.value, 700)
  const isSecret = [draft.value, settled].some(value => value.stateSecret || value.workSecret)
  const whyCard = <WhyCard why={why} onChange={setWhy} />
  const common = { error: request.error, pending: request.isPending }
  if (why.changeKind === 'deletion') {
    return (
      <DeletionForm {...common} id={id} onSubmit={() => request.mutate(draft.value)}>
        {whyCard}
      </DeletionForm>
    )
  }
  return (
    <>
      {draft.restored && <DraftNote onDiscard={() => discard(draft, initial)} />}
      <EntryForm
        {...common}
        step={STEP}
        draft={draft}
        entryId={id}
        before={
          <>
            <EntryConflict entryId={id} error={request.error} draft={draft} openStates={['published']} />
            {whyCard}
          </>
        }
        below={!isSecret && <EntryImpact entryId={id} changeKind="change" entry={soundInputOf(settled)} />}
        onSubmit={values => request.mutate(values)}
      />
    </>
  )
}

type Request = {
  readonly id: string
  readonly initial: EntryValues
  readonly draft: Draft<EntryValues>
  readonly why: Why
}

function useChangeRequest({ id, initial, draft, why }: Request) {
  const { t } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (values: EntryValues) =>
      api.takeStep({ step: STEP, caseId: id, seen: values.seen, input: inputOf(why, values) }),
    onSuccess: async answer => {
      draft.clear()
      message.success(t('work.entry.submitted', { number: answer.number }))
      await client.invalidateQueries()
      await navigate({ to: paths.case, params: { id } })
    },
    onError: error => {
      if (isConflict(error)) void client.invalidateQueries({ queryKey: queries.entry(id).queryKey })
      // Nothing of a secret may stay behind, in this browser either.
      if (isSecretRefusal(error)) discard(draft, initial)
    },
  })
}

type DeletionProps = {
  readonly id: string
  readonly error: unknown
  readonly pending: boolean
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** To delete, nothing is written anew: why, and what would be lost. */
function DeletionForm({ id, error, pending, onSubmit, children }: DeletionProps) {
  const { tData } = useWords()
  const faults = useFieldFaults()(error)
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <FaultSummary key={faults.length} faults={faults} idOf={field => whyIds[field] ?? 'change-words'} />
      {children}
      <EntryImpact entryId={id} changeKind="deletion" />
      <Button type="primary" htmlType="submit" size="large" loading={pending}>
        {tData(`step.${STEP}`)}
      </Button>
    </form>
  )
}

const whyIds: { readonly [field: string]: string } = { changeReason: 'change-reason', changedOn: 'change-day' }

type Why = {
  readonly changeKind: string
  readonly changeReason: string
  readonly reason: string
  readonly changedOn: string
}

function WhyCard({ why, onChange }: { why: Why; onChange: (why: Why) => void }) {
  const { t, tData } = useWords()
  const duties = fieldDuties(useLaw(), STEP)
  return (
    <Card title={t('work.entry.change.why')}>
      <SelectField
        id="change-kind"
        label={tData('field.changeKind')}
        value={why.changeKind}
        choices={kinds.map(value => ({ value, label: tData(`changeKind.${value}`) }))}
        onChange={changeKind => onChange({ ...why, changeKind: changeKind || 'change' })}
        required
      />
      <SelectField
        id="change-reason"
        label={tData('field.changeReason')}
        value={why.changeReason}
        choices={reasons.map(value => ({ value, label: tData(`changeReason.${value}`) }))}
        onChange={changeReason => onChange({ ...why, changeReason })}
        required
      />
      <TextField
        id="change-words"
        label={tData('field.reason')}
        value={why.reason}
        onChange={reason => onChange({ ...why, reason })}
        long
        required
      />
      <TextField
        id="change-day"
        label={tData('field.changedOn')}
        value={why.changedOn}
        type="date"
        onChange={changedOn => onChange({ ...why, changedOn })}
        required={duties.has('changedOn')}
      />
    </Card>
  )
}

function inputOf({ changeKind, changedOn, reason, changeReason }: Why, values: EntryValues) {
  return {
    changeKind,
    changeReason,
    reason: reason.trim(),
    ...(changedOn ? { changedOn } : {}),
    ...(changeKind === 'change' ? { entry: entryInputOf(values) } : {}),
  }
}
