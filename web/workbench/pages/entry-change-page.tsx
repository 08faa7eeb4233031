import { ApiError } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { App } from 'antd'
import { useState } from 'react'
import { DraftNote, discard } from '../../forms/draft-note.tsx'
import { useDraft } from '../../forms/draft-store.ts'
import { EntryConflict } from '../../forms/entry-conflict.tsx'
import { EntryForm, isSecretRefusal } from '../../forms/entry-form.tsx'
import { type EntryValues, entryInputOf, entryValuesOf, isEntryValues, soundInputOf } from '../../forms/entry-values.ts'
import { useSettled } from '../../forms/use-settled.ts'
import { api, queries } from '../../parts/api.ts'
import { EntryImpact } from '../../parts/entry-impact.tsx'
import { fieldDuties, useLaw, useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { SelectField, TextField } from '../../ui/form-field.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

const STEP = 'catalogEntry.requestChange'
const reasons = ['business', 'system', 'other']

/** The request to change a published entry: why, since when, and the entry as it is to be. */
export function ChangeEntryPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const entry = useQuery(queries.entry(id))
  return (
    <>
      <PageHead title={t('work.entry.change')} about={t('work.entry.change.about')} />
      <QueryView query={entry}>
        {({ entry: found }) => <ChangeEditor id={id} initial={entryValuesOf(found)} />}
      </QueryView>
    </>
  )
}

function ChangeEditor({ id, initial }: { id: string; initial: EntryValues }) {
  const { t } = useWords()
  const { account } = useSession()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [why, setWhy] = useState<Why>({ changeReason: 'business', reason: '', changedOn: '' })
  const draft = useDraft(`${account.id}.${STEP}.${id}`, initial, isEntryValues)
  const request = useMutation({
    mutationFn: (values: EntryValues) =>
      api.takeStep({ step: STEP, caseId: id, seen: values.seen, input: inputOf(why, values) }),
    onSuccess: async answer => {
      draft.clear()
      message.success(t('work.entry.submitted', { number: answer.number }))
      await client.invalidateQueries()
      await navigate({ to: paths.case, params: { id } })
    },
    onError: error => {
      if (error instanceof ApiError && error.code === 'stale_revision')
        void client.invalidateQueries({ queryKey: queries.entry(id).queryKey })
      // Nothing of a secret may stay behind, in this browser either.
      if (!isSecretRefusal(error)) return
      draft.change(initial)
      draft.clear()
    },
  })
  const settled = useSettled(draft.value, 700)
  const isSecret = draft.value.stateSecret || draft.value.workSecret || settled.stateSecret || settled.workSecret
  return (
    <>
      {draft.restored && <DraftNote onDiscard={() => discard(draft, initial)} />}
      <EntryForm
        step={STEP}
        draft={draft}
        entryId={id}
        before={
          <>
            <EntryConflict entryId={id} error={request.error} draft={draft} openStates={['published']} />
            <WhyCard why={why} onChange={setWhy} />
          </>
        }
        below={!isSecret && <EntryImpact entryId={id} changeKind="change" entry={soundInputOf(settled)} />}
        error={request.error}
        pending={request.isPending}
        onSubmit={values => request.mutate(values)}
      />
    </>
  )
}

type Why = { readonly changeReason: string; readonly reason: string; readonly changedOn: string }

function WhyCard({ why, onChange }: { why: Why; onChange: (why: Why) => void }) {
  const { t, tData } = useWords()
  const duties = fieldDuties(useLaw(), STEP)
  return (
    <Card title={t('work.entry.change.why')}>
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

function inputOf({ changedOn, reason, changeReason }: Why, values: EntryValues) {
  return {
    changeKind: 'change',
    changeReason,
    reason: reason.trim(),
    ...(changedOn ? { changedOn } : {}),
    entry: entryInputOf(values),
  }
}
