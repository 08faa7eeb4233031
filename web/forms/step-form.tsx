import type { StepForm as Form } from '@gongshu/client'
import { type ReactNode, useState } from 'react'
import { ArticleLinks } from '../parts/article-link.tsx'
import { FaultSummary } from '../ui/fault-summary.tsx'
import { useWords } from '../ui/words.tsx'
import { useFieldFaults } from './form-faults.tsx'
import { SchemaForm } from './schema-form.tsx'
import { bodyOf, emptyFields, type FormValues } from './schema-values.ts'
import { labelOf } from './step-label.ts'

type Props = {
  readonly form: Form
  readonly caseId?: string
  readonly initial?: FormValues
  /** What the platform refused of the last submission. */
  readonly error: unknown
  readonly duties: readonly string[]
  readonly onSubmit: (input: { [name: string]: unknown }) => void
  /** Said below the fields of what is filled in. */
  readonly about?: (values: FormValues) => ReactNode
  /** The buttons. */
  readonly children: ReactNode
}

/** A whole step as a form: its fields, what is missing or was refused, the articles, the buttons. */
export function StepForm({ form, caseId, initial = {}, error, duties, onSubmit, about, children }: Props) {
  const { t, tData } = useWords()
  const [values, setValues] = useState<FormValues>(initial)
  const [empty, setEmpty] = useState<readonly string[]>([])
  const fieldFaults = useFieldFaults()
  const missing = empty.map(field => ({
    field,
    message: t('work.form.missing', { field: labelOf(form.step, field, tData) }),
  }))
  const faults = missing.length ? missing : fieldFaults(error)
  const submit = () => {
    const still = emptyFields(form, values)
    setEmpty(still)
    if (!still.length) onSubmit(bodyOf(form, values))
  }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <FaultSummary faults={faults} idOf={field => `step-${field.split('.')[0]}`} />
      <SchemaForm form={form} {...(caseId ? { caseId } : {})} values={values} faults={faults} onChange={setValues} />
      {about && <p>{about(values)}</p>}
      {duties.length > 0 && (
        <p className="faint">
          {t('work.step.basis')} <ArticleLinks duties={duties} />
        </p>
      )}
      <div className="form-foot">{children}</div>
    </form>
  )
}
