import { type DemandForm, submitDemand } from './demand-form.ts'
import type { Party } from './made.ts'
import type { WebUser } from './web-user.ts'

type Granting = {
  readonly consumer: Party
  readonly operator: WebUser
  readonly providers: readonly Party[]
  readonly form: DemandForm
}

/** A demand that is granted: at once where its case is served directly, otherwise by every provider that is asked. */
export async function grantedDemand({ consumer, operator, providers, form }: Granting): Promise<string> {
  const { caseId } = await submitDemand(consumer, form)
  if (form.directCase) await operator.post(`/api/demands/${caseId}/steps/confirmNorm`, assessed(form))
  else await approveParts(caseId, { consumer, operator, providers, form })
  return caseId
}

// The operator assesses another way of use than the interface before it passes the demand on.
function assessed({ useMode }: DemandForm): object {
  return useMode === 'match' ? { technicalAssessment: '按批次比对，技术上可行（演练）' } : {}
}

async function approveParts(caseId: string, { consumer, operator, providers, form }: Granting): Promise<void> {
  await operator.post(`/api/demands/${caseId}/steps/forward`, assessed(form))
  for (const { id, provider_id } of await partsOf(consumer, caseId)) {
    const provider = providers.find(party => party.unitId === provider_id)
    if (!provider) throw new Error(`the provider of a part of the demand ${caseId} is unknown`)
    await provider.user.post(`/api/demand-parts/${id}/steps/decide`, { decision: 'approve' })
  }
}

export type DemandPart = { readonly id: string; readonly provider_id: string }

export async function partsOf({ user }: Party, demandId: string): Promise<DemandPart[]> {
  return (await user.get<{ parts: DemandPart[] }>(`/api/demands/${demandId}`)).parts
}
