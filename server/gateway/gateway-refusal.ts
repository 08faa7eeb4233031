import { gateway as en } from '../../text/en/gateway.ts'
import { gateway as zh } from '../../text/zh/gateway.ts'

/** Every reason for which a call is not served, with its HTTP status. The words stand in text/ under `gateway.<code>`. */
export const gatewayRefusals = {
  unknown_key: 401,
  bad_signature: 401,
  stale_timestamp: 401,
  replayed_nonce: 409,
  not_granted: 403,
  service_stopped: 403,
  scenario_mismatch: 403,
  quota_exceeded: 429,
  bad_request: 400,
  data_unavailable: 503,
  match_unavailable: 503,
  busy: 503,
  lease_expired: 503,
  journal_unavailable: 503,
  internal: 500,
} as const satisfies Record<string, number>

export type GatewayRefusalCode = keyof typeof gatewayRefusals

/** Why this call is not served. `fault` and `note` name the sentences that make it clear, `words` fills all of them. */
export type GatewayRefusal = {
  code: GatewayRefusalCode
  duty?: string | undefined
  fault?: Fault
  note?: 'service_ended' | 'service_since'
  words?: Words
}

type Fault = keyof typeof zh extends infer Key ? (Key extends `gateway.fault.${infer Name}` ? Name : never) : never

/** Which duty stands behind a refusal; only the composition knows, as only regulations name articles. */
export type GatewayDuties = {
  readonly scenario?: string
  readonly stopped?: string
  readonly granted?: string
  readonly quota?: string
}

type Words = { readonly [name: string]: string | number }

/** The language that the caller's Accept-Language names first; Chinese where it names neither. */
export function languageOf(acceptLanguage: string | undefined): 'zh' | 'en' {
  const named = acceptLanguage?.match(/\b(zh|en)\b/i)?.[1]
  return named?.toLowerCase() === 'en' ? 'en' : 'zh'
}

/** The body of a refusal, in the one shape that every error of the platform has. */
export function refusalBody(refusal: GatewayRefusal, language: 'zh' | 'en', reference: string | null): string {
  const text = language === 'en' ? en : zh
  const words = refusal.words ?? {}
  const fault = refusal.fault ? filled(text[`gateway.fault.${refusal.fault}`], words) : ''
  const sentences = [filled(text[`gateway.${refusal.code}`], { ...words, fault })]
  if (refusal.note) sentences.push(filled(text[`gateway.${refusal.note}`], words))
  const message = sentences.join(language === 'en' ? ' ' : '')
  const duty = refusal.duty === undefined ? {} : { duty: refusal.duty }
  return JSON.stringify({
    error: { code: refusal.code, message, ...duty, ...(reference === null ? {} : { reference }) },
  })
}

function filled(text: string, words: Words): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole))
}
