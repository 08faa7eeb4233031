import type { UnitImportLine, UnitImportPreview } from '@gongshu/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { type Column, DataTable, type TableView } from '../ui/data-table.tsx'
import { FormField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import { paths, unitTemplateUrl } from '../workbench/paths.ts'
import { api } from './api.ts'
import { ErrorNote } from './query-view.tsx'
import { UnitImportWords } from './unit-import-words.tsx'

type Looked = { readonly uploadId: string; readonly fileName: string; readonly preview: UnitImportPreview }

/** A file with units: chosen, tried, confirmed. */
export function UnitImport() {
  const { t } = useWords()
  const look = useMutation({
    mutationFn: async (file: File): Promise<Looked> => {
      const { id } = await api.sendListing(file)
      const chosen = { uploadId: id, fileName: file.name }
      return { ...chosen, preview: await api.previewUnits(chosen) }
    },
  })
  return (
    <>
      <Card actions={<Button href={unitTemplateUrl}>{t('work.unitImport.template')}</Button>}>
        <FormField id="unit-file" label={t('work.unitImport.file')} note={t('work.unitImport.note')}>
          {control => (
            <input
              {...control}
              className="input"
              type="file"
              accept=".csv,.txt,.xlsx"
              disabled={look.isPending}
              onChange={event => {
                const file = event.target.files?.[0]
                if (file) look.mutate(file)
              }}
            />
          )}
        </FormField>
        {look.error && <ErrorNote error={look.error} />}
        <UnitImportWords />
      </Card>
      {look.data && <Trial key={look.data.uploadId} looked={look.data} />}
    </>
  )
}

function Trial({ looked }: { looked: Looked }) {
  const words = useWords()
  const { t } = words
  const { preview, ...file } = looked
  const [view, setView] = useState<TableView>({})
  const [leaveFaulty, setLeaveFaulty] = useState(false)
  const take = useTake(preview)
  const isEmpty = preview.added + preview.changed === 0
  const isBlocked = preview.faulty > 0 && !leaveFaulty
  return (
    <Card title={t('work.unitImport.preview')}>
      <p role="status" style={{ marginBottom: 8 }}>
        {t('work.unitImport.figures', figuresOf(preview))}
      </p>
      <DataTable
        name={t('work.unitImport.preview')}
        rows={preview.units.map((unit, place) => ({ ...unit, place }))}
        rowKey={row => String(row.place)}
        columns={columnsOf(words)}
        view={view}
        onView={setView}
      />
      {preview.faulty > 0 && !isEmpty && (
        <p style={{ marginTop: 16 }}>
          <label>
            <input type="checkbox" checked={leaveFaulty} onChange={event => setLeaveFaulty(event.target.checked)} />{' '}
            {t('work.unitImport.leaveFaulty', { count: preview.faulty })}
          </label>
        </p>
      )}
      {take.error && <ErrorNote error={take.error} />}
      {isEmpty ? (
        <p className="faint">{t('work.unitImport.nothing')}</p>
      ) : (
        <div className="form-foot">
          <Button
            type="primary"
            disabled={isBlocked}
            loading={take.isPending}
            onClick={() => take.mutate({ ...file, leaveFaulty })}
          >
            {t('work.unitImport.confirm')}
          </Button>
        </div>
      )}
    </Card>
  )
}

function useTake(preview: UnitImportPreview) {
  const { t } = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: api.importUnits,
    onSuccess: async () => {
      message.success(t('work.unitImport.done', figuresOf(preview)))
      await client.invalidateQueries()
      navigate({ to: paths.units })
    },
  })
}

function figuresOf({ seen, added, changed, same, faulty }: UnitImportPreview) {
  return { seen, added, changed, same, faulty }
}

const tones = { added: 'tag good', changed: 'tag going', same: 'tag', faulty: 'tag bad' } as const

function columnsOf({ t, tData }: Words): Column<UnitImportLine>[] {
  const heading = (field: string) => tData(`unitImport.col.${field}`)
  const detail = ({ changes, faults }: UnitImportLine) =>
    [
      ...changes.map(heading),
      ...faults.map(({ field, reason, value }) => {
        const said = `${heading(field)}：${tData(`unitImport.fault.${reason}`)}`
        return value ? `${said}${t('fault.value', { value })}` : said
      }),
    ].join('；')
  return [
    {
      key: 'result',
      title: t('work.unitImport.result'),
      text: row => tData(`unitImport.result.${row.result}`),
      show: row => <span className={tones[row.result]}>{tData(`unitImport.result.${row.result}`)}</span>,
    },
    { key: 'name', title: heading('name'), text: row => row.name },
    { key: 'uscc', title: heading('uscc'), text: row => row.uscc },
    { key: 'detail', title: t('work.unitImport.detail'), text: detail },
  ]
}
