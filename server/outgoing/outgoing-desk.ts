import { createTransport } from 'nodemailer'
import type { Platform } from '../acts/platform.ts'
import { inTurn } from '../base/in-turn.ts'
import type { Jobs } from '../jobs/open-jobs.ts'
import type { AllowedHosts } from '../sources/address-guard.ts'
import { claimDue, findOutgoing, noteFault, noteSent, queueNotices } from './outgoing-queries.ts'
import { sendNotice, type Ways } from './send-notice.ts'

const QUEUE = 'outgoing-notice'
const PARALLEL = 2
const EXPIRE_MINUTES = 5
const LOOK_EVERY_MS = 5000
/** After 1, 4, 16, 64 and 256 minutes: what is down over night is reached in the morning. */
const MOST_ATTEMPTS = 6

export type OutgoingSettings = {
  /** smtp:// or smtps:// with name and password; empty: no mail. */
  readonly mailServer: string
  readonly mailFrom: string
  /** Empty: the address that the server listens on. */
  readonly publicUrl: string
  /** Hosts of the own network that may be posted to. */
  readonly webhookHosts: AllowedHosts
}

export const noOutgoing: OutgoingSettings = { mailServer: '', mailFrom: '', publicUrl: '', webhookHosts: [] }

/** Sending notices in the background: the outbox is a table, the queue tries, the real clock drives both. */
export type OutgoingDesk = {
  readonly ways: Ways
  /** Puts new notices on their way and sends what is due, as the clock does every few seconds. */
  look(): Promise<void>
  stop(): Promise<void>
}

type DeskParts = {
  readonly platform: Platform
  readonly jobs: Jobs
  readonly settings: OutgoingSettings
  /** What links begin with where the settings name nothing. */
  readonly ownUrl: () => string
}

export async function openOutgoingDesk({ platform, jobs, settings, ownUrl }: DeskParts): Promise<OutgoingDesk> {
  const { mailServer, mailFrom, publicUrl, webhookHosts: allowed } = settings
  const mail = mailServer ? { transport: createTransport(mailServer), from: mailFrom } : null
  const linkTo: Ways['linkTo'] = path => new URL(path, publicUrl || ownUrl()).href
  const ways: Ways = { mail, allowed, linkTo }
  await jobs.work(QUEUE, { parallel: PARALLEL, expireMinutes: EXPIRE_MINUTES }, async ({ data }) => {
    await attempt(platform, ways, String(data.id))
    return {}
  })
  const looking = inTurn(async () => {
    await queueNotices(platform.db, new Date())
    for (const id of await claimDue(platform.db, new Date())) await jobs.send(QUEUE, { id })
  })
  const timer = setInterval(looking.wake, LOOK_EVERY_MS)
  timer.unref()
  return {
    ways,
    look: () => looking.run(),
    async stop() {
      clearInterval(timer)
      await looking.idle()
      mail?.transport.close()
    },
  }
}

// The table decides on the next attempt, so that a restart forgets none: the job itself never fails.
async function attempt({ db, ...platform }: Platform, ways: Ways, id: string): Promise<void> {
  const message = await findOutgoing(db, id)
  if (message?.state !== 'waiting') return
  if (message.ended_at) return noteFault(db, id, { fault: 'ended', isLast: true })
  try {
    await sendNotice({ db, ...platform }, ways, message)
    await noteSent(db, id, new Date())
  } catch (error) {
    const fault = faultOf(error)
    await noteFault(db, id, { fault, isLast: message.attempts >= MOST_ATTEMPTS })
    platform.log.info('a notice could not be sent', { outgoing: id, fault, attempts: message.attempts })
  }
}

/** A code or a short text of what went wrong, never the address or the content. */
function faultOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return String(code ?? message ?? error).slice(0, 200)
}
