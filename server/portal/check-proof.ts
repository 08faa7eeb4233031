import { type Day, isDay } from '@gongshu/deadlines'
import type { Refused } from '@gongshu/translog/verify'
import { verifyEventProof } from '@gongshu/translog/verify-event'

/** What the check of a proof found; null where nothing was given to check. */
export type Checked = { readonly vkey: string; readonly result: VerifiedAct | Refused | null }

export type VerifiedAct = {
  readonly ok: true
  readonly index: number
  readonly origin: string
  readonly size: number
  readonly number: string
  readonly step: string
  readonly day: Day | null
}

/** Checks a proof as a visitor without scripts sent it: a file as it is, or pasted text. */
export function checkProof(sent: { file: Uint8Array | null; text: string; vkey: string }): Checked {
  const content = sent.file ?? asWritten(sent.text)
  const vkey = sent.vkey.trim()
  if (content.length === 0) return { vkey, result: null }
  const result = verifyEventProof(content, vkey)
  if (!result.ok) return { vkey, result }
  const { event, index, checkpoint } = result
  const number = (event.case as { number?: unknown } | undefined)?.number
  return {
    vkey,
    result: {
      ok: true,
      index,
      origin: checkpoint.origin,
      size: checkpoint.size,
      number: String(number ?? ''),
      step: String(event.step ?? ''),
      day: isDay(event.effectiveOn) ? event.effectiveOn : null,
    },
  }
}

// A form turns line ends into CRLF and copying loses the last one; inside the file neither can occur otherwise.
function asWritten(pasted: string): string {
  const text = pasted.replaceAll('\r\n', '\n').trim()
  return text ? `${text}\n` : ''
}
