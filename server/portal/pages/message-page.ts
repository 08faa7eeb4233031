import type { DutyRef } from '@gongshu/regulations'
import { html } from '../html.ts'
import type { Page } from '../layout.ts'
import type { Visit } from '../visit.ts'

export function notFoundPage(visit: Visit): Page {
  const title = visit.say('portal.notFound')
  const body = html`<h1>${title}</h1><p class="lead">${visit.say('portal.notFoundWhy')}</p>
<p><a href="/">${visit.say('portal.toHome')}</a></p>`
  return { title, body, status: 404 }
}

type Message = {
  readonly message: string
  readonly status: number
  /** The duty that is the reason, where the law is. */
  readonly basis: DutyRef | null
}

/** Says that something was refused or went wrong, in words that were made for the visitor, with the article behind it. */
export function messagePage(visit: Visit, { message, status, basis }: Message): Page {
  const title = visit.say(status >= 500 ? 'portal.failed' : 'portal.refused')
  const body = html`<h1>${title}</h1><p class="lead">${message}</p>
${basis && html`<p>${visit.say('portal.article')} <a href="/law/${basis.article}#${basis.id}">${basis.id}</a></p>`}
<p><a href="/">${visit.say('portal.toHome')}</a></p>`
  return { title, body, status }
}
