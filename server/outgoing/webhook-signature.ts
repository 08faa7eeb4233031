import { createHmac, timingSafeEqual } from 'node:crypto'

export const TIMESTAMP_HEADER = 'gongshu-timestamp'
export const SIGNATURE_HEADER = 'gongshu-signature'

/** The headers by which a receiver knows the sender: HMAC-SHA256 over the seconds since 1970, a full stop and the body. */
export function webhookHeaders(secret: Uint8Array, body: string, at: Date): { [name: string]: string } {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: `v1=${digestOf(secret, `${timestamp}.${body}`)}` }
}

/** What a receiver checks: the signature, and that the message is no more than five minutes old or early. */
export function isWebhookGenuine(
  secret: Uint8Array,
  { body, timestamp, signature }: { body: string; timestamp: string; signature: string },
  now: Date,
): boolean {
  const seconds = Number(timestamp)
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now.getTime() / 1000 - seconds) > 300) return false
  const expected = Buffer.from(`v1=${digestOf(secret, `${timestamp}.${body}`)}`)
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function digestOf(secret: Uint8Array, message: string): string {
  return createHmac('sha256', secret).update(message).digest('hex')
}
