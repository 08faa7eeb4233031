import type { StepForm as Form } from '@gongshu/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useId, useState } from 'react'
import type { FormValues } from '../forms/schema-values.ts'
import { StepForm } from '../forms/step-form.tsx'
import { takeFocus } from '../ui/take-focus.ts'
import { useWords } from '../ui/words.tsx'
import { api } from './api.ts'
import { digestOf } from './input-digest.ts'

type Props = {
  readonly form: Form
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
  const take = useTakeStep({ step, caseId, seen, onDone: onClose })
  const name = tData(`step.${step}`)
  return (
    <section className="step-form" aria-label={name} tabIndex={-1} ref={takeFocus}>
      <h3>{name}</h3>
      <StepForm
        form={form}
        caseId={caseId}
        error={take.error}
        duties={duties}
        onSubmit={input => take.mutate(input)}
        about={values => effectOf(step, values, tData)}
      >
        <Button type="primary" htmlType="submit" loading={take.isPending}>
          {t('work.step.confirm', { step: name })}
        </Button>
        <Button onClick={onClose}>{t('work.cancel')}</Button>
      </StepForm>
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
