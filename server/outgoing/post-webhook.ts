import { request as requestInClear } from 'node:http'
import { request as requestOverTls } from 'node:https'
import { type AllowedHosts, pinAddress } from '../sources/address-guard.ts'

/** How long a receiver may take to answer, in milliseconds. */
const ANSWER_MS = 10_000

/**
 * Posts a JSON text; done when the receiver answers with 2xx. The address is checked and then connected to, so that nobody
 * has the platform post into its own network; a redirect is not followed.
 */
export async function postWebhook(
  url: URL,
  { body, headers, allowed }: { body: string; headers: { [name: string]: string }; allowed: AllowedHosts },
): Promise<void> {
  const isClear = url.protocol === 'http:'
  const pinned = await pinAddress(url.hostname, Number(url.port) || (isClear ? 80 : 443), { allowed })
  const send = isClear ? requestInClear : requestOverTls
  const status = await new Promise<number>((done, fail) => {
    const asked = send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'gongshu', ...headers },
      // The checked address, whatever the name may answer by now.
      lookup: (_host, options, answer) =>
        options.all ? answer(null, [pinned]) : answer(null, pinned.address, pinned.family),
      family: pinned.family,
      agent: false,
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    asked.on('response', answer => {
      done(answer.statusCode ?? 0)
      // What the receiver says beyond the status is not ours to read.
      answer.destroy()
    })
    asked.on('error', fail)
    asked.end(body)
  })
  if (status < 200 || status > 299) throw new Error(`the receiver answered ${status}`)
}
