import type { ForeignPreview } from '@gongshu/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { CheckField } from '../forms/check-fields.tsx'
import { FormField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { api } from './api.ts'
import { useErrorText } from './query-view.tsx'

type Mapping = { readonly [column: string]: string }
type Chosen = { readonly uploadId: string; readonly fileName: string; readonly preview: ForeignPreview }

const fields = [
  ...['title', 'department', 'description', 'updateFrequency', 'openness', 'formats', 'publishedOn', 'updatedOn'],
  ...['domain', 'industry', 'tags', 'contact', 'volume', 'url', 'region'],
]

/** A listing from elsewhere: chosen, its columns matched by the platform and corrected by hand, then imported. */
export function ListingImport({ sourceId }: { sourceId: string }) {
  const { t } = useWords()
  const errorText = useErrorText()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const choose = useMutation({
    mutationFn: async (file: File) => {
      const { id } = await api.sendListing(file)
      return { uploadId: id, fileName: file.name, preview: await api.previewListing(sourceId, { uploadId: id }) }
    },
    onSuccess: setChosen,
  })
  return (
    <Card title={t('work.foreign.title')}>
      <p className="faint">{t('work.foreign.about')}</p>
      <FormField id="listing" label={t('work.foreign.file')} error={choose.error ? errorText(choose.error) : undefined}>
        {control => (
          <input
            {...control}
            type="file"
            accept=".json,.jsonl"
            disabled={choose.isPending}
            onChange={event => {
              const file = event.target.files?.[0]
              if (file) choose.mutate(file)
            }}
          />
        )}
      </FormField>
      {chosen && (
        <ChosenListing
          key={chosen.uploadId}
          sourceId={sourceId}
          chosen={chosen}
          onChecked={preview => setChosen({ ...chosen, preview })}
          onDone={() => setChosen(null)}
        />
      )}
    </Card>
  )
}

type ChosenProps = {
  readonly sourceId: string
  readonly chosen: Chosen
  readonly onChecked: (preview: ForeignPreview) => void
  readonly onDone: () => void
}

function ChosenListing({ sourceId, chosen, onChecked, onDone }: ChosenProps) {
  const { t } = useWords()
  const errorText = useErrorText()
  const { uploadId, fileName, preview } = chosen
  const [mapping, setMapping] = useState<Mapping>(preview.mapping)
  const [allowRemoval, setAllowRemoval] = useState(false)
  const check = useMutation({
    mutationFn: () => api.previewListing(sourceId, { uploadId, mapping: mapped(mapping) }),
    onSuccess: onChecked,
  })
  const take = useImport(sourceId, onDone)
  const error = check.error ?? take.error
  return (
    <>
      <p>{t('work.foreign.readable', { seen: preview.seen, readable: preview.readable })}</p>
      <MappingTable columns={preview.columns} mapping={mapping} onChange={setMapping} />
      <UnreadTable preview={preview} />
      <CheckField id="allow-removal" label={t('field.allowRemoval')} value={allowRemoval} onChange={setAllowRemoval} />
      {error && (
        <p className="error" role="alert">
          {errorText(error)}
        </p>
      )}
      <Button loading={check.isPending} onClick={() => check.mutate()}>
        {t('work.foreign.preview')}
      </Button>{' '}
      <Button
        type="primary"
        loading={take.isPending}
        onClick={() => take.mutate({ uploadId, fileName, mapping: mapped(mapping), allowRemoval })}
      >
        {t('work.foreign.import')}
      </Button>
    </>
  )
}

function useImport(sourceId: string, onDone: () => void) {
  const { t, tData } = useWords()
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: (wanted: { uploadId: string; fileName: string; mapping: Mapping; allowRemoval: boolean }) =>
      api.importListing(sourceId, wanted),
    onSuccess: async answer => {
      message.success(t('work.step.done', { step: tData('step.foreignSource.import'), number: answer.number }))
      onDone()
      await client.invalidateQueries()
    },
  })
}

type MappingProps = {
  readonly columns: readonly string[]
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
}

function MappingTable({ columns, mapping, onChange }: MappingProps) {
  const { t, tData } = useWords()
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('work.foreign.column')}</th>
          <th scope="col">{t('work.foreign.field')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(column => (
          <tr key={column}>
            <td>{column}</td>
            <td>
              <select
                className="input"
                aria-label={column}
                value={mapping[column] ?? ''}
                onChange={event => onChange({ ...mapping, [column]: event.target.value })}
              >
                <option value="">{t('work.foreign.keep')}</option>
                {fields.map(field => (
                  <option key={field} value={field}>
                    {tData(`foreignField.${field}`)}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function UnreadTable({ preview }: { preview: ForeignPreview }) {
  const { t, tData } = useWords()
  if (!preview.unread.length) return null
  return (
    <details className="fold">
      <summary>
        {t('work.foreign.unread')}（{preview.unread.length}）
      </summary>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('work.foreign.field')}</th>
            <th scope="col">{t('work.foreign.spelling')}</th>
            <th scope="col">{t('work.foreign.count')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.unread.map(({ field, spelling, count }) => (
            <tr key={`${field} ${spelling}`}>
              <td>{tData(`foreignField.${field}`)}</td>
              <td>{spelling}</td>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** The mapping without the columns that are kept as they came. */
function mapped(mapping: Mapping): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([, field]) => field))
}
