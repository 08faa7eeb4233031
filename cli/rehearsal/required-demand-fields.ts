import { requiredFields } from '@gongshu/regulations'
import type { DemandForm } from './demand-form.ts'
import { mustEqual } from './expect.ts'
import type { Party } from './made.ts'
import { lawToday, type Stage } from './rehearsal-stage.ts'

/** Leaves out, one after the other, each field that the law asks for: refused with its duty. Gives the fields' names. */
export async function refuseWithoutEachField(stage: Stage, { user }: Party, form: DemandForm): Promise<string[]> {
  const wanted = requiredFields(lawToday(stage), 'demand.submit')
  for (const { field, duty } of wanted) {
    const content = { ...form, [field]: undefined }
    const refusal = await user.refused('/api/demands', { content, password: user.password })
    const found = [refusal.code, refusal.field, refusal.duty]
    mustEqual(found, ['field_missing', field, duty.id], `a demand without ${field}`)
  }
  return wanted.map(({ field }) => field)
}
