import { localWordsOf } from '@gongshu/regulations'
import type { Transporter } from 'nodemailer'
import { noticeSentence } from '../../text/notice-sentence.ts'
import { words, wordsFor } from '../../text/words.ts'
import type { Platform } from '../acts/platform.ts'
import type { AllowedHosts } from '../sources/address-guard.ts'
import type { Outgoing } from './outgoing-queries.ts'
import { postWebhook } from './post-webhook.ts'
import { webhookHeaders } from './webhook-signature.ts'

/** What the secret of a webhook is sealed for. */
export const WEBHOOK_SECRET = 'notice-webhook'

export type Ways = {
  /** Null where the installation has no mail server. */
  readonly mail: { readonly transport: Transporter; readonly from: string } | null
  readonly allowed: AllowedHosts
  /** The address of a page as people reach it from outside. */
  linkTo(path: string): string
}

/** Sends one notice on its way: its own sentence and a link to the case, nothing else of anybody. Throws where it fails. */
export async function sendNotice(platform: Platform, ways: Ways, message: Outgoing): Promise<void> {
  const { language } = message
  const local = localWordsOf(platform.jurisdiction)
  const sentence = noticeSentence(message, (key, params) => wordsFor(language, key, params, local))
  const link = ways.linkTo(message.case_id ? `/work/cases/${message.case_id}` : '/work/')
  if (message.way === 'webhook') return postSentence(platform, ways, { message, sentence, link })
  const prefix = platform.mode === 'rehearsal' ? words(language, 'mail.rehearsal') : ''
  await sendMail(ways, {
    to: message.address,
    subject: `${prefix}${words(language, 'mail.subject')}`,
    text: `${prefix}${sentence}\n\n${words(language, 'mail.link', { link })}\n`,
  })
}

export async function sendMail({ mail }: Ways, of: { to: string; subject: string; text: string }): Promise<void> {
  if (!mail) throw new Error('this installation has no mail server')
  await mail.transport.sendMail({ ...of, from: mail.from })
}

type Said = { readonly message: Outgoing; readonly sentence: string; readonly link: string }

async function postSentence(platform: Platform, { allowed }: Ways, { message, sentence, link }: Said): Promise<void> {
  const { id, kind, duty, case_id: caseId, sent_on: sentOn, secret_sealed: sealed } = message
  if (!sealed) throw new Error(`the webhook of ${id} has no secret`)
  const rehearsal = platform.mode === 'rehearsal'
  const body = JSON.stringify({ id, kind, sentence, caseId, duty, sentOn, link, rehearsal })
  const headers = webhookHeaders(platform.keys.unseal(sealed, WEBHOOK_SECRET), body, new Date())
  await postWebhook(new URL(message.address), { body, headers, allowed })
}
