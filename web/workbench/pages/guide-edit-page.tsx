import type { CaseAnswer, StepAnswer } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useFieldFaults } from '../../forms/form-faults.tsx'
import { SchemaForm } from '../../forms/schema-form.tsx'
import { bodyOf, type FormValues } from '../../forms/schema-values.ts'
import { api, queries } from '../../parts/api.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { FaultSummary } from '../../ui/fault-summary.tsx'
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
        return (
          <>
            <PageHead title={tData(`step.${answer.case.type}.edit`)} about={answer.case.title} />
            {step?.refusal ? (
              <p className="empty">{step.refusal.message}</p>
            ) : (
              step && <Editor page={answer} step={step} />
            )}
          </>
        )
      }}
    </QueryView>
  )
}

function Editor({ page, step }: { page: CaseAnswer; step: StepAnswer }) {
  const { t, tData } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const fieldFaults = useFieldFaults()
  const [values, setValues] = useState<FormValues>(page.record as FormValues)
  const save = useMutation({
    mutationFn: () =>
      api.takeStep({ step: step.step, caseId: page.case.id, seen: page.case.revision, input: bodyOf(step, values) }),
    onSuccess: async answer => {
      message.success(t('work.step.done', { step: tData(`step.${step.step}`), number: answer.number }))
      await client.invalidateQueries()
      await navigate({ to: paths.case, params: { id: page.case.id } })
    },
  })
  const faults = fieldFaults(save.error)
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <FaultSummary faults={faults} idOf={field => `step-${field.split('.')[0]}`} />
      <Card>
        <SchemaForm form={step} caseId={page.case.id} values={values} faults={faults} onChange={setValues} />
        <div className="form-foot">
          <Button type="primary" htmlType="submit" size="large" loading={save.isPending}>
            {tData(`step.${step.step}`)}
          </Button>
        </div>
      </Card>
    </form>
  )
}
