import type { CatalogImportAnswer } from '@gongshu/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { SelectField, TextField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { api } from './api.ts'
import { useSession } from './law-in-force.ts'
import { ErrorNote } from './query-view.tsx'

const changeReasons = ['business', 'system', 'other'] as const

type Values = { readonly importMode: string; readonly changeReason: string; readonly reason: string }

/** The unit's word that the entries are its own: what happens to faulty ones, why others change, and what follows. */
export function ImportConfirm({ found }: { found: CatalogImportAnswer }) {
  const { t } = useWords()
  const { unit, roles } = useSession()
  const [values, setValues] = useState<Values>({ importMode: 'each', changeReason: '', reason: '' })
  const confirm = useImportStep('catalogImport.confirm', found.id)
  const cancel = useImportStep('catalogImport.cancel', found.id)
  const { counts } = found
  const work = counts.new + counts.resubmit + counts.change
  const isOwn = unit?.id === found.unitId && roles.includes('provider')
  if (!isOwn) return <p className="faint">{t('work.import.unitConfirms')}</p>
  return (
    <Card title={t('work.import.confirm')}>
      <p style={{ marginBottom: 16 }}>{work ? t('work.import.confirmAbout', counts) : t('work.import.nothing')}</p>
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          confirm.mutate(inputOf(values, counts.change > 0))
        }}
      >
        {work > 0 && <ConfirmFields values={values} onChange={setValues} withReason={counts.change > 0} />}
        {(confirm.error ?? cancel.error) && <ErrorNote error={confirm.error ?? cancel.error} />}
        <div className="form-foot">
          {work > 0 && (
            <Button type="primary" size="large" htmlType="submit" loading={confirm.isPending}>
              {t('work.import.submit', { work })}
            </Button>
          )}
          <Button size="large" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
            {t('work.import.drop')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function inputOf({ importMode, changeReason, reason }: Values, withReason: boolean): object {
  if (!withReason) return { importMode }
  return { importMode, ...(changeReason ? { changeReason } : {}), ...(reason.trim() ? { reason } : {}) }
}

type FieldsProps = {
  readonly values: Values
  readonly onChange: (values: Values) => void
  readonly withReason: boolean
}

function ConfirmFields({ values, onChange, withReason }: FieldsProps) {
  const { tData } = useWords()
  return (
    <>
      <SelectField
        id="import-mode"
        label={tData('field.importMode')}
        required
        value={values.importMode}
        onChange={importMode => onChange({ ...values, importMode: importMode || 'each' })}
        choices={(['each', 'whole'] as const).map(value => ({ value, label: tData(`importMode.${value}`) }))}
      />
      {withReason && (
        <>
          <SelectField
            id="import-change"
            label={tData('field.changeReason')}
            required
            value={values.changeReason}
            onChange={changeReason => onChange({ ...values, changeReason })}
            choices={changeReasons.map(value => ({ value, label: tData(`changeReason.${value}`) }))}
          />
          <TextField
            id="import-reason"
            label={tData('field.reason')}
            required
            long
            value={values.reason}
            onChange={reason => onChange({ ...values, reason })}
          />
        </>
      )}
    </>
  )
}

/** Stops an import that is running; what has been submitted stays submitted. */
export function ImportCancel({ id }: { id: string }) {
  const { t } = useWords()
  const cancel = useImportStep('catalogImport.cancel', id)
  return (
    <>
      <Button danger loading={cancel.isPending} onClick={() => cancel.mutate({})}>
        {t('work.import.stop')}
      </Button>
      {cancel.error && <ErrorNote error={cancel.error} />}
    </>
  )
}

function useImportStep(step: string, caseId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: object) => api.takeStep({ step, caseId, input }),
    onSuccess: () => client.invalidateQueries(),
  })
}
