import { ApiError, type CalendarYear, type Schedule } from '@gongshu/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { ScheduleFields } from '../forms/schedule-form.tsx'
import { formOf, type ScheduleValues, scheduleOfText, valuesOfYear } from '../forms/schedule-values.ts'
import { FaultSummary, type ShownFault } from '../ui/fault-summary.tsx'
import { FormField, SelectField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { api } from './api.ts'
import { useErrorText } from './query-view.tsx'
import { SchedulePreviewCard } from './schedule-preview.tsx'

const MOST_BYTES = 1024 * 1024

type Given = { readonly name: string; readonly schedule: Schedule }

/** The authority's import: a file or a form, what it would move, and one confirmation. */
export function ScheduleImport({ year }: { year: CalendarYear }) {
  const { t } = useWords()
  const draft = useScheduleDraft(year)
  const { way, file, values, preview, confirm, change } = draft
  const faults = useScheduleFaults()(draft.fault, confirm.error ?? preview.error)
  return (
    <>
      <Card title={t('work.calendar.import')}>
        <p className="faint" style={{ marginBottom: 16 }}>
          {t('work.calendar.import.about')}
        </p>
        <form
          className="form"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            preview.mutate()
          }}
        >
          <FaultSummary key={faults.map(one => one.message).join()} faults={faults} idOf={idOf} />
          <SelectField
            id="field-way"
            label={t('work.calendar.way')}
            value={way}
            onChange={chosen => change({ way: chosen || 'file' })}
            choices={(['file', 'form'] as const).map(value => ({ value, label: t(`work.calendar.way.${value}`) }))}
          />
          {way === 'file' ? (
            <ScheduleFile file={file} onFile={draft.read} />
          ) : (
            <ScheduleFields
              value={values}
              errorOf={name => faults.find(({ field }) => field.split('.')[0] === name)?.message}
              onChange={next => change({ values: next })}
            />
          )}
          <div className="form-foot">
            <Button htmlType="submit" size="large" loading={preview.isPending} disabled={way === 'file' && !file}>
              {t('work.calendar.preview')}
            </Button>
          </div>
        </form>
      </Card>
      {preview.data && (
        <SchedulePreviewCard
          {...preview.data}
          pending={confirm.isPending}
          onConfirm={() => preview.data && confirm.mutate(preview.data.schedule)}
        />
      )}
    </>
  )
}

type DraftState = {
  readonly way: string
  readonly file: Given | null
  readonly values: ScheduleValues
  readonly fault: ShownFault | null
}

/** What is typed or chosen so far, its preview, and the act that puts it in force. */
function useScheduleDraft(year: CalendarYear) {
  const { t } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [state, setState] = useState<DraftState>(() => ({
    way: 'file',
    file: null,
    values: valuesOfYear(year),
    fault: null,
  }))
  const preview = useMutation({
    mutationFn: async () => {
      const { way, file, values } = state
      const schedule = way === 'file' && file ? file.schedule : (await api.scheduleOfForm(formOf(values))).schedule
      return { schedule, preview: await api.previewSchedule(schedule) }
    },
  })
  const confirm = useMutation({
    mutationFn: (schedule: Schedule) => api.importSchedule(schedule),
    onSuccess: async (_, schedule) => {
      message.success(t('work.calendar.done', { year: schedule.year }))
      preview.reset()
      await client.invalidateQueries()
    },
  })
  const change = (part: Partial<DraftState>) => {
    // What is previewed is what is confirmed: any change asks for a new preview.
    preview.reset()
    confirm.reset()
    setState(before => ({ ...before, fault: null, ...part }))
  }
  const refuse = (text: string) => change({ file: null, fault: { field: 'schedule', message: text } })
  const read = async (chosen: File | undefined) => {
    if (!chosen) return change({ file: null })
    if (chosen.size > MOST_BYTES) return refuse(t('work.calendar.file.large'))
    try {
      change({ file: { name: chosen.name, schedule: scheduleOfText(await chosen.text()) } })
    } catch {
      refuse(t('work.calendar.file.invalid'))
    }
  }
  return { ...state, preview, confirm, change, read }
}

function ScheduleFile({ file, onFile }: { file: Given | null; onFile: (file: File | undefined) => unknown }) {
  const { t } = useWords()
  const read = file && { name: file.name, year: file.schedule?.year ?? '?', count: file.schedule?.days?.length ?? 0 }
  return (
    <>
      <FormField id="field-schedule" required label={t('work.calendar.file')} note={t('work.calendar.file.note')}>
        {control => (
          <input
            {...control}
            className="input"
            type="file"
            accept=".json,application/json"
            onChange={event => onFile(event.target.files?.[0])}
          />
        )}
      </FormField>
      {read && (
        <p role="status" style={{ marginBottom: 16 }}>
          {t('work.calendar.file.read', read)}
        </p>
      )}
    </>
  )
}

/** What is wrong, with the field as a person calls it. */
function useScheduleFaults(): (own: ShownFault | null, error: unknown) => ShownFault[] {
  const { t, tData } = useWords()
  const errorText = useErrorText()
  return (own, error) => {
    if (own) return [own]
    if (!error) return []
    const field = error instanceof ApiError ? (error.field ?? '') : ''
    const [head = '', row, part] = field.split('.')
    const number = { row: Number(row) + 1 }
    const isNumbered = row !== undefined && ['rest', 'makeUp', 'days'].includes(head)
    const spoken = isNumbered
      ? head === 'days'
        ? t('work.calendar.fault.day', number)
        : tData(`work.calendar.${head}.${part ?? 'row'}`, number)
      : tData(`work.calendar.field.${head}`)
    const message = errorText(error)
    return [{ field, message: field ? message.replace(field, spoken) : message }]
  }
}

function idOf(field: string): string {
  const [head = ''] = field.split('.')
  return head === 'days' ? 'field-schedule' : `field-${head}`
}
