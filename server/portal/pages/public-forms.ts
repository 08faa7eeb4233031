import type { TextKey } from '../../../text/words.ts'
import { demandCategories } from '../../open-data/opening-plan.ts'
import type { FilingKind } from '../../open-data/public-filing.ts'
import { applicantKinds, documentKinds } from '../../open-data/register-applicant.ts'
import { html, type SafeHtml } from '../html.ts'
import type { Page } from '../layout.ts'
import type { Visit } from '../visit.ts'

type Field = {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'prose' | 'password' | 'file' | 'choice'
  readonly options?: readonly { readonly value: string; readonly words: string }[]
  readonly optional?: true
  /** The label itself says who may leave it out. */
  readonly saidInLabel?: true
  /** What the browser itself holds an answer to, so that nobody fills the form in twice. */
  readonly pattern?: string
  readonly least?: number
}

/** Registers somebody of the public who wants to apply for data under conditions. */
export function registerPage(visit: Visit): Page {
  const options = (prefix: string, values: readonly string[]) =>
    values.map(value => ({ value, words: visit.sayOf(prefix, value) }))
  const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
    name,
    kind,
    label: visit.sayOf('apply.field', name),
    ...more,
  })
  return formPage(visit, {
    title: 'apply.title',
    lead: 'apply.lead',
    action: '/apply/register',
    submit: 'apply.submit',
    fields: [
      field('applicantKind', 'choice', { options: options('applicantKind', applicantKinds) }),
      field('name', 'text'),
      field('documentKind', 'choice', { options: options('documentKind', documentKinds) }),
      field('identifier', 'text'),
      field('contactName', 'text', { optional: true, saidInLabel: true }),
      field('login', 'text', { pattern: '[a-z0-9][a-z0-9._\\-]{1,63}' }),
      field('password', 'password', { least: 12 }),
    ],
  })
}

export function registeredPage(visit: Visit, login: string): Page {
  const title = visit.say('apply.title')
  const body = html`<h1>${title}</h1><p class="passed">${visit.say('apply.done', { login })}</p>
<p><a class="button" href="/work/">${visit.say('apply.signIn')}</a></p>`
  return { title, body }
}

const filingTitles = { complaint: 'filing.complaint', report: 'filing.report', demand: 'filing.demand' } as const
const filingLeads = {
  complaint: 'filing.complaintLead',
  report: 'filing.reportLead',
  demand: 'filing.demandLead',
} as const

/** What anybody can file without an account. `set` is the data set that it is about. */
export function filingPage(
  visit: Visit,
  kind: FilingKind,
  set: { readonly id: string; readonly title: string } | null,
): Page {
  const label = (name: string) => visit.sayOf('field', name)
  const facts = visit.sayOf('field', kind === 'report' ? 'violationReport.facts' : 'rightsComplaint.facts')
  const title: Field = { name: 'title', kind: 'text', label: label('title') }
  const contact: Field = { name: 'contact', kind: 'text', label: visit.say('filing.contact'), optional: true }
  const files: Field = {
    name: 'evidence',
    kind: 'file',
    label: label('evidence'),
    ...(kind === 'report' ? { optional: true } : {}),
  }
  const choices = (prefix: string, values: readonly string[]) =>
    values.map(value => ({ value, words: visit.sayOf(prefix, value) }))
  const rights = choices('rightInfringed', ['tradeSecret', 'privacy', 'personalInformation', 'otherRight'])
  const categories = choices('demandField', [...Object.values(demandCategories).flat(), 'otherField'])
  const fields: { readonly [K in FilingKind]: readonly Field[] } = {
    complaint: [
      { name: 'rightInfringed', kind: 'choice', label: label('rightInfringed'), options: rights },
      { name: 'facts', kind: 'prose', label: facts },
      files,
      contact,
    ],
    report: [title, { name: 'facts', kind: 'prose', label: facts }, files, contact],
    demand: [
      title,
      { name: 'category', kind: 'choice', label: label('category'), options: categories },
      { name: 'wantedData', kind: 'prose', label: label('openingDemand.wantedData') },
      { name: 'purpose', kind: 'prose', label: label('openingDemand.purpose'), optional: true },
      contact,
    ],
  }
  return formPage(visit, {
    title: filingTitles[kind],
    lead: filingLeads[kind],
    action: `/file/${kind}`,
    submit: 'filing.submit',
    fields: fields[kind],
    about: set,
  })
}

export function filedPage(visit: Visit, number: string): Page {
  const title = visit.say('filing.done')
  return { title, body: html`<h1>${title}</h1><p class="passed">${visit.say('filing.number', { number })}</p>` }
}

/** The text of an agreement and, for a side that may sign now, the field for its password. */
export function agreementPage(
  visit: Visit,
  of: { id: string; title: string; text: string; maySign: boolean; state: string },
): Page {
  const title = `${visit.sayOf('case', 'useAgreement')}：${of.title}`
  const stated = visit.sayOf('state.useAgreement', of.state)
  const sign = html`<form class="stacked" method="post" action="/agreements/${of.id}">
<input type="hidden" name="csrf" value="${visit.csrf ?? ''}">
<label for="password">${visit.say('agreement.password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<label for="code">${visit.say('agreement.code')}</label>
<input id="code" name="code" autocomplete="one-time-code" inputmode="text">
<button type="submit">${visit.say('agreement.sign')}</button></form>`
  const body = html`<h1>${title}</h1><p>${stated}</p><p>${visit.say('agreement.exact')}</p>
<pre class="quoted">${of.text}</pre>${of.maySign && sign}`
  return { title, body }
}

type Form = {
  readonly title: TextKey
  readonly lead: TextKey
  readonly action: string
  readonly submit: TextKey
  readonly fields: readonly Field[]
  readonly about?: { readonly id: string; readonly title: string } | null
}

function formPage(visit: Visit, { title, lead, action, submit, fields, about }: Form): Page {
  const body = html`<h1>${visit.say(title)}</h1><p class="lead">${visit.say(lead)}</p>
<form class="stacked" method="post" action="${action}" enctype="multipart/form-data">
<input type="hidden" name="csrf" value="${visit.csrf ?? ''}">
${about && html`<input type="hidden" name="openListEntryId" value="${about.id}"><p>${visit.say('filing.about', { title: about.title })}</p>`}
${fields.map(field => control(visit, field))}
<button type="submit">${visit.say(submit)}</button>
</form>`
  return { title: visit.say(title), body }
}

function control(visit: Visit, field: Field): SafeHtml {
  const { name, label, kind, options = [], optional, saidInLabel } = field
  const words = optional && !saidInLabel ? `${label}${visit.say('filing.optional')}` : label
  const head = html`<label for="f-${name}">${words}</label>`
  if (kind === 'choice') {
    return html`${head}<select id="f-${name}" name="${name}">${options.map(one => html`<option value="${one.value}">${one.words}</option>`)}</select>`
  }
  const required = optional ? null : html` required`
  if (kind === 'prose')
    return html`${head}<textarea id="f-${name}" name="${name}" rows="6" maxlength="4000"${required}></textarea>`
  if (kind === 'file') return html`${head}<input id="f-${name}" name="${name}" type="file" multiple${required}>`
  const pattern = field.pattern ? html` pattern="${field.pattern}"` : null
  const least = field.least ? html` minlength="${field.least}"` : null
  return html`${head}<input id="f-${name}" name="${name}" type="${kind}"${pattern}${least} autocomplete="${kind === 'password' ? 'new-password' : 'off'}"${required}>`
}
