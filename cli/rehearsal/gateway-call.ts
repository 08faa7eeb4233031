import { randomBytes } from 'node:crypto'
import { signCall } from '../../server/gateway/call-signature.ts'
import type { Service } from './made.ts'

export type CallAnswer = {
  readonly status: number
  readonly rows: readonly { readonly [column: string]: unknown }[]
  readonly reference: string | null
  readonly error: { readonly code: string; readonly message: string; readonly duty?: string } | null
}

export type Call = {
  readonly where: { readonly [item: string]: string }
  readonly scenario?: string
  readonly credentials?: Service['credentials']
  readonly nonce?: string
  readonly timestamp?: number
}

type Called = Pick<Service, 'id' | 'scenario' | 'credentials'>

/** Calls a service as a consumer's system does: signed, with a nonce, at its own time. */
export async function callService(url: string, service: Called, call: Call): Promise<CallAnswer> {
  const path = `/gateway/v1/services/${service.id}/query`
  const body = JSON.stringify({ scenario: call.scenario ?? service.scenario, where: call.where })
  const { nonce = randomBytes(16).toString('hex'), timestamp = Date.now() } = call
  const signed = signCall(call.credentials ?? service.credentials, { method: 'POST', path, body, timestamp, nonce })
  const headers = { 'content-type': 'application/json', ...signed }
  return answerOf(await fetch(`${url}${path}`, { method: 'POST', headers, body }))
}

async function answerOf(response: Response): Promise<CallAnswer> {
  const answer = (await response.json()) as {
    rows?: CallAnswer['rows']
    reference?: string
    error?: { code: string; message: string; duty?: string; reference?: string }
  }
  const { rows = [], error = null } = answer
  return { status: response.status, rows, error, reference: answer.reference ?? error?.reference ?? null }
}

/** Runs work on every item, so many at a time, and keeps the order of the items. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index] as T)
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return results
}
