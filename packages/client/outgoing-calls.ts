import type { Exchange } from './http-exchange.ts'

/** Where notices go beside the inbox. */
export type NoticeTarget = {
  readonly id: string
  readonly kind: 'mail' | 'webhook'
  readonly address: string
  readonly since: string
  readonly confirmed: boolean
}

/** One notice on its way to one target. */
export type OutgoingNotice = {
  readonly id: string
  readonly target_id: string
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly attempts: number
  readonly fault: string | null
  readonly created_at: string
  readonly sent_at: string | null
  readonly kind: string
  readonly params: { readonly [name: string]: string | number }
  readonly case_id: string | null
}

export type OutgoingAnswer = {
  /** Whether the installation has a mail server. */
  readonly mail: boolean
  readonly targets: readonly NoticeTarget[]
  readonly messages: readonly OutgoingNotice[]
}

export function outgoingCalls({ get, post, delete: remove }: Exchange) {
  const outgoing = '/api/session/outgoing'
  return {
    outgoing: () => get<OutgoingAnswer>(outgoing),
    addMail: (address: string) => post<{ sent: true }>(`${outgoing}/mail`, { address }),
    confirmMail: (token: string) => post<{ confirmed: true }>(`${outgoing}/confirmation`, { token }),
    addWebhook: (url: string) => post<{ id: string; secret: string }>(`${outgoing}/webhooks`, { url }),
    endNoticeTarget: (id: string) => remove<{ ended: true }>(`${outgoing}/${id}`),
    replayNotice: (id: string) => post<{ waiting: true }>(`${outgoing}/messages/${id}/replay`, {}),
  }
}
