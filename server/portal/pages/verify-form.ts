import { reasonTexts } from '@gongshu/translog/verify'
import type { Checked } from '../check-proof.ts'
import { html, type SafeHtml } from '../html.ts'
import { dayWords, facts, numberWords } from '../page-parts.ts'
import type { Visit } from '../visit.ts'

/** The form that takes a proof, and the answer of a check made on the server. A script takes the form over. */
export function verifySection(visit: Visit, vkey: string, checked: Checked | null): SafeHtml {
  return html`<p>${visit.say('portal.verifyHow')}</p>
<div class="answer" role="status" aria-live="polite" data-answer>${checked && answer(visit, checked)}</div>
<form class="stacked" method="post" action="/log/verify#verify" enctype="multipart/form-data" data-verify-proof="${visit.language}">
${visit.csrf && html`<input type="hidden" name="csrf" value="${visit.csrf}">`}
<label for="proof-file">${visit.say('portal.verifyFile')}</label>
<input id="proof-file" type="file" name="file" accept=".json,application/json">
<label for="proof-text">${visit.say('portal.verifyText')}</label>
<textarea id="proof-text" name="text" rows="6" spellcheck="false"></textarea>
<label for="proof-key">${visit.say('portal.verifyKey')}</label>
<input id="proof-key" type="text" name="vkey" value="${checked?.vkey ?? vkey}" spellcheck="false" autocomplete="off" required>
<p class="note" data-where>${visit.say('portal.whereServer')}</p>
<button type="submit">${visit.say('portal.verifyNow')}</button>
</form>`
}

function answer(visit: Visit, { result }: Checked): SafeHtml {
  const where = html`<p class="meta">${visit.say('portal.checkedOnServer')}</p>`
  if (result === null) return html`<p class="refused">${visit.say('portal.verifyNothing')}</p>`
  if (!result.ok) {
    const why = reasonTexts[result.reason][visit.language]
    return html`<p class="refused"><strong>${visit.say('portal.verifyRefused')}</strong> ${why}</p>${where}`
  }
  return html`<p class="passed"><strong>${visit.say('portal.verifyPassed')}</strong></p>
${facts([
  [visit.say('portal.number'), result.number],
  [visit.say('portal.step'), visit.sayOf('step', result.step)],
  [visit.say('portal.day'), result.day && dayWords(visit, result.day)],
  [visit.say('portal.position'), numberWords(visit, result.index)],
  [visit.say('portal.origin'), result.origin],
  [visit.say('portal.size'), numberWords(visit, result.size)],
])}${where}`
}
