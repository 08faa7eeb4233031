import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Alert, App } from 'antd'
import { DraftNote, discard } from '../../forms/draft-note.tsx'
import { useDraft } from '../../forms/draft-store.ts'
import { EntryConflict, isConflict } from '../../forms/entry-conflict.tsx'
import { EntryForm, isSecretRefusal } from '../../forms/entry-form.tsx'
import {
  type EntryValues,
  entryInputOf,
  entryValuesOf,
  isEntryValues,
  newEntryValues,
} from '../../forms/entry-values.ts'
import { api, queries } from '../../parts/api.ts'
import { useLaw, useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

export function NewEntryPage() {
  const { t } = useWords()
  const law = useLaw()
  return (
    <>
      <PageHead title={t('work.catalog.new')} about={t('work.entry.about')} />
      <EntryEditor step="catalogEntry.submit" initial={newEntryValues(law?.jurisdiction.choices ?? null)} />
    </>
  )
}

export function EditEntryPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const entry = useQuery(queries.entry(id))
  const page = useQuery(queries.casePage(id))
  const returned = page.data?.timeline.findLast(event => event.to_state === 'returned')
  return (
    <>
      <PageHead title={t('work.entry.edit')} about={t('work.entry.about')} />
      {returned?.reason && (
        <Alert
          type="warning"
          showIcon
          title={t('work.entry.returnedFor', { reason: returned.reason })}
          style={{ marginBottom: 16 }}
        />
      )}
      <QueryView query={entry}>
        {({ entry: found }) => <EntryEditor step="catalogEntry.resubmit" caseId={id} initial={entryValuesOf(found)} />}
      </QueryView>
    </>
  )
}

type EditorProps = {
  readonly step: 'catalogEntry.submit' | 'catalogEntry.resubmit'
  readonly caseId?: string
  readonly initial: EntryValues
}

function EntryEditor({ step, caseId, initial }: EditorProps) {
  const { t } = useWords()
  const { account } = useSession()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const draft = useDraft(`${account.id}.${step}.${caseId ?? 'new'}`, initial, isEntryValues)
  const submit = useMutation({
    mutationFn: (values: EntryValues) =>
      api.takeStep({ step, input: entryInputOf(values), ...(caseId ? { caseId, seen: values.seen } : {}) }),
    onSuccess: async answer => {
      draft.clear()
      message.success(t('work.entry.submitted', { number: answer.number }))
      await client.invalidateQueries()
      await navigate({ to: paths.case, params: { id: answer.caseId } })
    },
    onError: error => {
      if (caseId && isConflict(error)) void client.invalidateQueries({ queryKey: queries.entry(caseId).queryKey })
      // Nothing of a secret may stay behind, in this browser either.
      if (isSecretRefusal(error)) discard(draft, initial)
    },
  })
  return (
    <>
      {draft.restored && <DraftNote onDiscard={() => discard(draft, initial)} />}
      <EntryForm
        step={step}
        draft={draft}
        {...(caseId ? { entryId: caseId } : {})}
        before={
          caseId && (
            <EntryConflict
              entryId={caseId}
              error={submit.error}
              draft={draft}
              openStates={['returned', 'designated']}
            />
          )
        }
        error={submit.error}
        pending={submit.isPending}
        onSubmit={values => submit.mutate(values)}
      />
    </>
  )
}
