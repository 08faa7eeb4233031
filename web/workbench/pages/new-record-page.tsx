import type { OpeningStep } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { valuesIn } from '../../forms/schema-values.ts'
import { StepForm } from '../../forms/step-form.tsx'
import { api, queries } from '../../parts/api.ts'
import { digestOf } from '../../parts/input-digest.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** Opens a case by the form that its table makes. */
export function NewRecordPage() {
  const { type = '', verb = '' } = useParams({ strict: false })
  const { t, tData } = useWords()
  const types = useQuery(queries.caseTypes)
  return (
    <QueryView query={types}>
      {answer => {
        const step = answer.types.find(one => one.type === type)?.opening.find(one => one.step === `${type}.${verb}`)
        if (!step) return <p className="empty">{t('work.records.empty')}</p>
        if (step.refusal) return <p className="empty">{step.refusal.message}</p>
        return (
          <>
            <PageHead title={tData(`step.${step.step}`)} about={tData(`case.${type}`)} />
            <OpeningForm step={step} />
          </>
        )
      }}
    </QueryView>
  )
}

function OpeningForm({ step }: { step: OpeningStep }) {
  const { t } = useWords()
  // What the address says of a field stands in the form already.
  const given = useSearch({ strict: false })
  const open = useOpening(step)
  return (
    <Card>
      <StepForm
        form={step}
        initial={valuesIn(step, given)}
        error={open.error}
        duties={step.duties}
        onSubmit={input => open.mutate(input)}
      >
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          {t('work.records.submit')}
        </Button>
      </StepForm>
    </Card>
  )
}

function useOpening({ step }: OpeningStep) {
  const { t, tData } = useWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { message } = App.useApp()
  // One key for the whole form: a second press, or a retry after a lost answer, opens one case.
  const [key] = useState(() => crypto.getRandomValues(new Uint32Array(4)).join('-'))
  return useMutation({
    mutationFn: (input: object) => api.takeStep({ step, input, key: `${key}-${digestOf(input)}` }),
    onSuccess: async answer => {
      message.success(t('work.step.done', { step: tData(`step.${step}`), number: answer.number }))
      await client.invalidateQueries()
      navigate({ to: paths.case, params: { id: answer.caseId } })
    },
  })
}
