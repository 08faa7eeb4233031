import { html } from '../html.ts'
import type { Page } from '../layout.ts'
import type { Visit } from '../visit.ts'

export function notFoundPage(visit: Visit): Page {
  const title = visit.say('portal.notFound')
  const body = html`<h1>${title}</h1><p class="lead">${visit.say('portal.notFoundWhy')}</p>
<p><a href="/">${visit.say('portal.toHome')}</a></p>`
  return { title, body, status: 404 }
}

/** Says that something was refused or went wrong, in words that were made for the visitor. */
export function messagePage(visit: Visit, message: string, status: number): Page {
  const title = visit.say(status >= 500 ? 'portal.failed' : 'portal.refused')
  const body = html`<h1>${title}</h1><p class="lead">${message}</p><p><a href="/">${visit.say('portal.toHome')}</a></p>`
  return { title, body, status }
}
