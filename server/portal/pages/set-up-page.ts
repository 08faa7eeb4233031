import { firstAccounts } from '../../people/set-up.ts'
import { html, type SafeHtml } from '../html.ts'
import type { Page } from '../layout.ts'
import type { Visit } from '../visit.ts'

/** The form behind the one-time link; `token` goes back with it. */
export function setUpPage(visit: Visit, token: string): Page {
  const title = visit.say('setUp.title')
  const body = html`<h1>${title}</h1><p class="lead">${visit.say('setUp.lead')}</p>
<form class="stacked" method="post" action="/set-up">
<input type="hidden" name="token" value="${token}">
${firstAccounts.map(({ separation }, i) => person(visit, separation, i))}
<button type="submit">${visit.say('setUp.submit')}</button>
</form>`
  return { title, body }
}

export function setUpDonePage(visit: Visit): Page {
  const title = visit.say('setUp.title')
  const body = html`<h1>${title}</h1><p class="passed">${visit.say('setUp.done')}</p>
<p><a href="/work/">${visit.say('setUp.signIn')}</a></p>`
  return { title, body }
}

function person(visit: Visit, separation: (typeof firstAccounts)[number]['separation'], i: number): SafeHtml {
  const field = (
    name: 'login' | 'name' | 'password',
    complete: string,
  ) => html`<label for="${name}-${i}">${visit.say(`setUp.${name}`)}</label>
<input id="${name}-${i}" name="${name}-${i}" type="${name === 'password' ? 'password' : 'text'}" autocomplete="${complete}" required>`
  return html`<fieldset><legend>${visit.say(`setUp.${separation}`)}</legend>
${field('login', 'off')}${field('name', 'off')}${field('password', 'new-password')}
</fieldset>`
}
