import type { ActAnswer } from './case-answers.ts'
import type { Exchange } from './http-exchange.ts'
import type { DemandContent } from './matter-answers.ts'

/** What a person has beside the password, and whether signing asks for it. */
export type SecondFactorAnswer = {
  readonly enrolled: boolean
  readonly since: string | null
  readonly recoveryCodes: number
  readonly asked: boolean
}

/** What a person signs with; the code where one has been enrolled. */
export type PersonalProof = { readonly password: string; readonly code?: string }

export function signingCalls({ get, post }: Exchange) {
  const factor = '/api/session/second-factor'
  return {
    composeCommitment: (content: DemandContent) => post<{ commitment: string }>('/api/demands/commitment', content),
    submitDemand: (signed: { content: DemandContent } & PersonalProof) => post<ActAnswer>('/api/demands', signed),
    resubmitDemand: (id: string, signed: { content: DemandContent } & PersonalProof) =>
      post<ActAnswer>(`/api/demands/${id}/resubmission`, signed),
    secondFactor: () => get<SecondFactorAnswer>(factor),
    offerSecondFactor: (password: string) => post<{ uri: string; key: string }>(factor, { password }),
    confirmSecondFactor: (code: string) =>
      post<{ recoveryCodes: readonly string[] }>(`${factor}/confirmation`, { code }),
    removeSecondFactor: (proof: Required<PersonalProof>) => post<{ removed: true }>(`${factor}/removal`, proof),
  }
}
