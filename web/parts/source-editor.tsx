import { ApiError, type CollectionListing, type SourceKind, type SourceLookAnswer } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { SourceReach, SourceRhythm, SourceStart } from '../forms/source-fields.tsx'
import { type FoundTable, SourceMapping } from '../forms/source-mapping.tsx'
import { requestOf, type SourceValues } from '../forms/source-values.ts'
import { FaultSummary, type ShownFault } from '../ui/fault-summary.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { api, queries } from './api.ts'
import { QueryView, useErrorText } from './query-view.tsx'
import { faultText } from './source-words.tsx'

type Props = {
  readonly start: SourceValues
  readonly collections: readonly CollectionListing[]
  /** The source that is changed; absent: a new one. */
  readonly sourceId?: string
  readonly hasSecret?: boolean
}

/** Sets up or changes a source: the way to the data, a look at what is there, the columns, and when it is fetched. */
export function SourceEditor({ start, collections, sourceId, hasSecret = false }: Props) {
  const { t } = useWords()
  const draft = useSourceDraft(start, sourceId)
  const { values, change, look, save } = draft
  const faults = useSourceFaults()(save.error ?? look.error)
  const errorOf = (field: string) => faults.find(fault => fault.field === field)?.message
  const collection = collections.find(one => one.id === values.collectionId)
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <FaultSummary key={faults.map(one => one.message).join()} faults={faults} idOf={field => `field-${field}`} />
      {!sourceId && (
        <Card title={t('work.source.part.start')}>
          <SourceStart values={values} collections={collections} onChange={change} />
        </Card>
      )}
      {values.kind && collection && (
        <>
          <Card title={t('work.source.part.reach')}>
            <SourceReach values={values} errorOf={errorOf} onChange={change} hasSecret={hasSecret} />
            <Button onClick={() => look.mutate()} loading={look.isPending}>
              {t(values.kind === 'folder' ? 'work.source.look.folder' : 'work.source.look')}
            </Button>
            {look.data && <Finding found={look.data} />}
          </Card>
          {look.data && 'proposed' in look.data && (
            <MappingCard entryId={collection.entry_id} found={look.data} values={values} onChange={change} />
          )}
          <Card title={t('work.source.part.rhythm')}>
            <SourceRhythm values={values} errorOf={errorOf} onChange={change} />
          </Card>
          <div className="form-foot">
            <Button type="primary" htmlType="submit" size="large" loading={save.isPending}>
              {t(sourceId ? 'work.source.save' : 'work.source.create')}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}

function MappingCard({
  entryId,
  found,
  values,
  onChange,
}: {
  entryId: string
  found: FoundTable
  values: SourceValues
  onChange: (values: SourceValues) => void
}) {
  const { t } = useWords()
  const entry = useQuery(queries.entry(entryId))
  return (
    <Card title={t('work.source.mapping')}>
      <p className="faint" style={{ marginBottom: 8 }}>
        {t('work.source.mapping.about')}
      </p>
      <QueryView query={entry}>
        {answer => (
          <SourceMapping
            items={answer.entry.items}
            found={found}
            columns={values.columns ?? {}}
            onChange={columns => onChange({ ...values, columns })}
          />
        )}
      </QueryView>
    </Card>
  )
}

/** What a look has found, in a sentence; what is wrong with the way, in words. */
function Finding({ found }: { found: SourceLookAnswer }) {
  const words = useWords()
  const { t } = words
  const style = { marginTop: 16 }
  if (!found.ok) return <Alert style={style} type="error" showIcon role="alert" title={faultText(found, words)} />
  if ('folder' in found) {
    const files = found.files.map(file => file.name).join('、')
    const said = t('work.source.found.folder', { folder: found.folder, count: found.files.length })
    return <Alert style={style} type="success" showIcon role="status" title={said} description={files || undefined} />
  }
  const said = t('work.source.found', { columns: found.columns.length, rows: found.rows.length })
  return <Alert style={style} type="success" showIcon role="status" title={said} />
}

function useSourceDraft(start: SourceValues, sourceId: string | undefined) {
  const { t } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [values, setValues] = useState(start)
  const ofKind = () => ({
    kind: values.kind as SourceKind,
    request: requestOf({ ...values, name: values.name || '-' }),
  })
  const look = useMutation({
    mutationFn: () => api.lookAtSource(values.collectionId, { ...ofKind(), ...(sourceId ? { sourceId } : {}) }),
    onSuccess: found => {
      if (!('proposed' in found)) return
      const proposed = Object.entries(found.proposed).map(([column, name]) => [column, name ?? ''])
      // What a person has chosen stands, as long as the source still has it.
      const chosen = Object.entries(values.columns ?? {}).filter(([, name]) =>
        found.columns.some(one => one.name === name),
      )
      setValues({ ...values, columns: Object.fromEntries([...proposed, ...chosen]) })
    },
  })
  const save = useMutation({
    mutationFn: () => {
      const wanted = { kind: values.kind as SourceKind, request: requestOf(values) }
      return sourceId ? api.changeSource(sourceId, wanted) : api.addSource(values.collectionId, wanted)
    },
    onSuccess: async ({ id }) => {
      message.success(t('work.source.saved'))
      await client.invalidateQueries({ queryKey: ['sources'] })
      await navigate({ to: paths.source, params: { id } })
    },
  })
  const change = (next: SourceValues) => {
    const isOtherWay = next.settings !== values.settings || next.secret !== values.secret || next.kind !== values.kind
    // What was found along another way says nothing of this one.
    if (isOtherWay || next.collectionId !== values.collectionId) look.reset()
    save.reset()
    setValues(next)
  }
  return { values, change, look, save }
}

/** The faults of a form, each at its field: the server names settings by their path, people know them by their label. */
function useSourceFaults() {
  const { tData } = useWords()
  const errorText = useErrorText()
  return (error: unknown): readonly ShownFault[] => {
    if (!error) return []
    if (!(error instanceof ApiError && error.faults.length)) {
      const field = error instanceof ApiError ? (error.field ?? '') : ''
      return [{ field, message: errorText(error) }]
    }
    const shown = error.faults.map(({ field, reason, column }) => {
      const name = field.replace(/^\/?settings[/.]/, '').replaceAll('/', '.')
      const told = tData(`sourceForm.${reason}`, { column: column ?? '' })
      const label = tData(`work.source.field.${name}`)
      return { field: name, message: told === reason ? tData('work.source.unfit', { field: label }) : told }
    })
    // A field that breaks several rules of its schema says so once.
    return shown.filter((one, at) => shown.findIndex(other => other.message === one.message) === at)
  }
}
