import { type VerifiedEvent, verifyEventProof } from '@gongshu/translog'
import type { Stage } from './rehearsal-stage.ts'

/** What anyone may know of the log. */
export type PublicLog = { readonly size: number; readonly root: string; readonly origin: string; readonly vkey: string }

/** Fetches the proof of an event as anyone may, without an account, and verifies it with the log's public key. */
export async function provenEvent(stage: Stage, eventId: string): Promise<VerifiedEvent & { file: string }> {
  const file = await publicText(stage, `/api/events/${eventId}/proof`)
  const result = verifyEventProof(file, (await publicLog(stage)).vkey)
  if (!result.ok) throw new Error(`the proof of event ${eventId} is refused: ${result.reason} ${result.detail}`)
  return { ...result, file }
}

export async function publicLog(stage: Stage): Promise<PublicLog> {
  return JSON.parse(await publicText(stage, '/api/log')) as PublicLog
}

/** Reads a page without an account. */
export async function publicText(stage: Stage, path: string): Promise<string> {
  const response = await fetch(`${stage.server.url}${path}`)
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`)
  return text
}
