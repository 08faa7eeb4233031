import type { StepForm } from '@gongshu/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useId, useState } from 'react'
import { useFieldFaults } from '../forms/form-faults.tsx'
import { SchemaForm } from '../forms/schema-form.tsx'
import { bodyOf, emptyFields, type FormValues } from '../forms/schema-values.ts'
import { labelOf } from '../forms/step-label.ts'
import { FaultSummary, type ShownFault } from '../ui/fault-summary.tsx'
import { takeFocus } from '../ui/take-focus.ts'
import { useWords } from '../ui/words.tsx'
import { api } from './api.ts'
import { ArticleLinks } from './article-link.tsx'
import { digestOf } from './input-digest.ts'

type Props = {
  readonly form: StepForm
  readonly caseId: string
  /** The revision of the case that the person has before them. */
  readonly seen: number
  readonly duties: readonly string[]
  readonly onClose: () => void
}

/** Asks for what a step needs and says in words what it will do, side by side with what the decision rests on. */
export function StepConfirmation({ form, caseId, seen, duties, onClose }: Props) {
  const { t, tData } = useWords()
  const { step } = form
  const [values, setValues] = useState<FormValues>({})
  const [empty, setEmpty] = useState<readonly string[]>([])
  const take = useTakeStep({ step, caseId, seen, onDone: onClose })
  const fieldFaults = useFieldFaults()
  const missing: ShownFault[] = empty.map(field => ({
    field,
    message: t('work.form.missing', { field: labelOf(step, field, tData) }),
  }))
  const faults = missing.length ? missing : fieldFaults(take.error)
  const submit = () => {
    const still = emptyFields(form, values)
    setEmpty(still)
    if (!still.length) take.mutate(bodyOf(form, values))
  }
  const name = tData(`step.${step}`)
  return (
    <section className="step-form" aria-label={name} tabIndex={-1} ref={takeFocus}>
      <h3>{name}</h3>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <FaultSummary faults={faults} idOf={field => `step-${field.split('.')[0]}`} />
        <SchemaForm form={form} caseId={caseId} values={values} faults={faults} onChange={setValues} />
        <p>{effectOf(step, values, tData)}</p>
        {duties.length > 0 && (
          <p className="faint">
            {t('work.step.basis')} <ArticleLinks duties={duties} />
          </p>
        )}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={take.isPending}>
            {t('work.step.confirm', { step: name })}
          </Button>
          <Button onClick={onClose}>{t('work.cancel')}</Button>
        </div>
      </form>
    </section>
  )
}

/** What the act will bring, in words; a decision says it of what is chosen. */
function effectOf(step: string, values: FormValues, tData: (key: string) => string): string {
  const decision = values.decision
  const key = typeof decision === 'string' && decision ? `work.effect.${step}.${decision}` : `work.effect.${step}`
  const found = tData(key)
  return found === key.split('.').at(-1) ? tData('work.effect.any') : found
}

type Taking = { step: string; caseId: string; seen: number; onDone: () => void }

function useTakeStep({ step, caseId, seen, onDone }: Taking) {
  const { tData, t } = useWords()
  const client = useQueryClient()
  const { message } = App.useApp()
  // One key for the whole dialog: a second press, or a retry after a lost answer, acts once.
  const key = useId()
  const [nonce] = useState(() => crypto.getRandomValues(new Uint32Array(2)).join('-'))
  return useMutation({
    mutationFn: (input: object) =>
      api.takeStep({ step, caseId, seen, input, key: `${key.replace(/\W/g, '')}-${nonce}-${digestOf(input)}` }),
    onSuccess: async answer => {
      message.success(t('work.step.done', { step: tData(`step.${step}`), number: answer.number }))
      onDone()
      await client.invalidateQueries()
    },
  })
}
