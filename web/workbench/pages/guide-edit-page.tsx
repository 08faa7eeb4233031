import type { CaseAnswer, GuideAnswer, StepAnswer } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { faultOf, useFieldFaults } from '../../forms/form-faults.tsx'
import { GuideForm } from '../../forms/guide-form.tsx'
import { guideInput, guideValuesOf } from '../../forms/guide-values.ts'
import { SchemaForm } from '../../forms/schema-form.tsx'
import { bodyOf, type FormValues } from '../../forms/schema-values.ts'
import { api, queries } from '../../parts/api.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { FaultSummary, type ShownFault } from '../../ui/fault-summary.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** The draft of a guide, or of the rules of a sector, with all that it says so far to be changed. */
export function GuideEditPage() {
  const { tData } = useWords()
  const { id = '' } = useParams({ strict: false })
  const page = useQuery(queries.casePage(id))
  return (
    <QueryView query={page}>
      {answer => {
        const step = answer.steps.find(one => one.step === `${answer.case.type}.edit`)
        const Editor = answer.case.type === 'classificationGuide' ? GuideEditor : RecordEditor
        return (
          <>
            <PageHead title={tData(`step.${answer.case.type}.edit`)} about={answer.case.title} />
            {step?.refusal && <p className="empty">{step.refusal.message}</p>}
            {step && !step.refusal && <Editor page={answer} step={step} />}
          </>
        )
      }}
    </QueryView>
  )
}

type EditorProps = { readonly page: CaseAnswer; readonly step: StepAnswer }

function GuideEditor({ page, step }: EditorProps) {
  const [values, setValues] = useState(() => guideValuesOf(page.case.title, page.record as GuideAnswer['content']))
  const save = useSave(page, step)
  const faults = useFieldFaults()(save.error)
  return (
    <EditFrame
      step={step}
      faults={faults}
      idPrefix="field"
      pending={save.isPending}
      onSave={() => save.mutate(guideInput(values))}
    >
      <GuideForm value={values} errorOf={field => faultOf(faults, field)} onChange={setValues} />
    </EditFrame>
  )
}

function RecordEditor({ page, step }: EditorProps) {
  const [values, setValues] = useState<FormValues>(page.record as FormValues)
  const save = useSave(page, step)
  const faults = useFieldFaults()(save.error)
  return (
    <EditFrame
      step={step}
      faults={faults}
      idPrefix="step"
      pending={save.isPending}
      onSave={() => save.mutate(bodyOf(step, values))}
    >
      <SchemaForm form={step} caseId={page.case.id} values={values} faults={faults} onChange={setValues} />
    </EditFrame>
  )
}

type FrameProps = {
  readonly step: StepAnswer
  readonly faults: readonly ShownFault[]
  readonly idPrefix: string
  readonly pending: boolean
  readonly onSave: () => void
  readonly children: ReactNode
}

function EditFrame({ step, faults, idPrefix, pending, onSave, children }: FrameProps) {
  const { tData } = useWords()
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        onSave()
      }}
    >
      <FaultSummary faults={faults} idOf={field => `${idPrefix}-${field.split('.')[0]}`} />
      <Card>
        {children}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" size="large" loading={pending}>
            {tData(`step.${step.step}`)}
          </Button>
        </div>
      </Card>
    </form>
  )
}

function useSave(page: CaseAnswer, { step }: StepAnswer) {
  const { t, tData } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (input: object) => api.takeStep({ step, caseId: page.case.id, seen: page.case.revision, input }),
    onSuccess: async answer => {
      message.success(t('work.step.done', { step: tData(`step.${step}`), number: answer.number }))
      await client.invalidateQueries()
      await navigate({ to: paths.case, params: { id: page.case.id } })
    },
  })
}
