import type { StepForm } from '@gongshu/client'
import type { ShownFault } from '../ui/fault-summary.tsx'
import { faultOf } from './form-faults.tsx'
import { SchemaControl } from './schema-control.tsx'
import { type FormValues, fieldsOf } from './schema-values.ts'

type Props = {
  readonly form: StepForm
  readonly caseId?: string
  readonly values: FormValues
  readonly faults: readonly ShownFault[]
  readonly onChange: (values: FormValues) => void
}

/** The fields of a step, made from its table: what it asks for, in its order, with the article that asks. */
export function SchemaForm({ form, caseId, values, faults, onChange }: Props) {
  return fieldsOf(form, values).map(field => (
    <SchemaControl
      key={field.name}
      step={form.step}
      caseId={caseId}
      field={field}
      value={values[field.name]}
      error={faultOf(faults, field.name)}
      onChange={value => onChange({ ...values, [field.name]: value })}
    />
  ))
}
