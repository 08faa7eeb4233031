import type { EntryAnswer } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Alert, App } from 'antd'
import { useDraft } from '../../forms/draft-store.ts'
import { WorkOrderForm } from '../../forms/work-order-form.tsx'
import {
  emptyWorkOrder,
  isWorkOrderValues,
  valuesOfOrder,
  type WorkOrderValues,
  workOrderInput,
} from '../../forms/work-order-values.ts'
import { api, queries } from '../../parts/api.ts'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { SelectField } from '../../ui/form-field.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

export function NewWorkOrderPage() {
  const { t } = useWords()
  const { entry } = useSearch({ strict: false })
  return (
    <>
      <PageHead title={t('work.orders.new')} about={t('work.order.about')} />
      {entry ? <NewOrderOf entryId={entry} key={entry} /> : <EntryChoice />}
    </>
  )
}

/** Only published entries of one's own unit can be opened. */
function EntryChoice() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { unit } = useSession()
  const entries = useQuery(queries.entries({ state: 'published', unitId: unit?.id }))
  return (
    <Card title={t('work.order.choose')}>
      <QueryView query={entries}>
        {rows => (
          <SelectField
            id="order-entry"
            wide
            label={t('work.order.entry')}
            value=""
            onChange={id => navigate({ to: paths.newOpen, search: { entry: id } })}
            choices={rows.map(row => ({ value: row.id, label: `${row.number} ${row.name}` }))}
            note={rows.length ? undefined : t('work.order.noEntries')}
          />
        )}
      </QueryView>
    </Card>
  )
}

function NewOrderOf({ entryId }: { entryId: string }) {
  const entry = useQuery(queries.entry(entryId))
  return (
    <QueryView query={entry}>
      {answer => <OrderEditor entry={answer.entry} initial={startOf(answer.entry)} step="openListEntry.submit" />}
    </QueryView>
  )
}

export function EditWorkOrderPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const order = useQuery(queries.workOrder(id))
  const entryId = order.data?.entry.entry_id ?? ''
  const entry = useQuery({ ...queries.entry(entryId), enabled: entryId !== '' })
  return (
    <>
      <PageHead title={t('work.order.edit')} about={t('work.order.about')} />
      <QueryView query={order}>
        {({ entry: found }) => (
          <QueryView query={entry}>
            {answer => (
              <OrderEditor
                entry={answer.entry}
                caseId={id}
                initial={valuesOfOrder(found.title, found.content)}
                step="openListEntry.resubmit"
              />
            )}
          </QueryView>
        )}
      </QueryView>
    </>
  )
}

type EditorProps = {
  readonly entry: EntryAnswer['entry']
  readonly initial: WorkOrderValues
  readonly step: 'openListEntry.submit' | 'openListEntry.resubmit'
  readonly caseId?: string
}

function OrderEditor({ entry, initial, step, caseId }: EditorProps) {
  const { t } = useWords()
  const { account } = useSession()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const draft = useDraft(`${account.id}.${step}.${caseId ?? entry.id}`, initial, isWorkOrderValues)
  const submit = useMutation({
    mutationFn: () =>
      api.takeStep({ step, input: workOrderInput(draft.value, entry.id), ...(caseId ? { caseId } : {}) }),
    onSuccess: async answer => {
      draft.clear()
      message.success(t('work.order.submitted', { number: answer.number }))
      await client.invalidateQueries()
      await navigate({ to: paths.case, params: { id: answer.caseId } })
    },
  })
  return (
    <>
      {draft.restored && (
        <Alert type="info" showIcon title={t('work.draft.restored')} style={{ marginBottom: 16, maxWidth: 880 }} />
      )}
      <WorkOrderForm
        step={step}
        entryId={entry.id}
        value={draft.value}
        items={entry.items}
        error={submit.error}
        pending={submit.isPending}
        onChange={draft.change}
        onSubmit={() => submit.mutate()}
      />
    </>
  )
}

/** What the entry already says need not be typed again. */
function startOf(entry: EntryAnswer['entry']): WorkOrderValues {
  const { openingAttribute, updateFrequency, description, classification } = entry.content
  return {
    ...emptyWorkOrder,
    title: entry.name,
    abstract: description ?? '',
    domain: classification ?? '',
    updateFrequency: updateFrequency ?? '',
    openingClass: openingAttribute ?? '',
    items: entry.items.filter(item => !item.personal).map(item => item.column),
  }
}
