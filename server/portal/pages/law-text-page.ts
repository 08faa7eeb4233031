import { lastDayInForce, type TextVersion } from '@gongshu/regulations'
import type { Platform } from '../../acts/platform.ts'
import { blankDays, isUnconfirmed } from '../../registry/text-version.ts'
import { html, type SafeHtml } from '../html.ts'
import { chaptersOf, chinese, lawToday, statusWords, textsShown } from '../law-view.ts'
import { type Page, section, trail } from '../layout.ts'
import { dayWords, facts } from '../page-parts.ts'
import type { Visit } from '../visit.ts'

/** A whole text on one page, to read and to print: its days, every chapter, every article. */
export async function lawTextPage(platform: Platform, visit: Visit, id: string): Promise<Page | null> {
  const version = textsShown(platform, visit.today).find(({ text }) => text === id)
  if (!version) return null
  const body = html`${trail(visit, [
    { path: '/law', words: visit.say('portal.nav.law') },
    { path: `/law/texts/${id}`, words: version.title },
  ])}
<h1>${chinese(visit, version.title)}</h1>
${daysOf(visit, version)}
${confirmation(platform, visit, version)}
<p class="note printing">${visit.say('law.printHint')}</p>
${chaptersOf(version).map(({ title, articles }, index) =>
  section(
    `chapter-${index + 1}`,
    title ? chinese(visit, title) : visit.say('law.articles'),
    html`${articles.map(
      ([
        articleId,
        { text, duties },
      ]) => html`<article class="whole" id="${articleId}"><p class="words" lang="zh-CN">${text}</p>
<p class="meta"><a href="/law/${articleId}">${articleId}</a> ${Object.keys(duties)
        .filter(duty => duty !== articleId)
        .join(' ')}</p></article>`,
    )}`,
  ),
)}`
  return { title: version.title, body }
}

function daysOf(visit: Visit, version: TextVersion): SafeHtml {
  const { documentNumber, normativeNumber, approvedOn, issuedOn, effectiveFrom, validity } = version
  const last = lastDayInForce(version)
  const unknown = version.status === 'draft' && visit.say('law.blank')
  return facts([
    [visit.say('portal.status'), statusWords(visit, version)],
    [visit.say('portal.documentNumber'), documentNumber && chinese(visit, documentNumber)],
    [visit.say('law.normativeNumber'), normativeNumber && chinese(visit, normativeNumber)],
    [visit.say('law.approvedOn'), approvedOn && dayWords(visit, approvedOn)],
    [visit.say('field.issuedOn'), issuedOn && dayWords(visit, issuedOn)],
    [visit.say('portal.effectiveFrom'), effectiveFrom ? dayWords(visit, effectiveFrom) : unknown],
    [visit.say('portal.effectiveTo'), last ? dayWords(visit, last) : unknown],
    [visit.say('law.validity'), validity && chinese(visit, validity.quote)],
    [visit.say('law.versionId'), version.id],
  ])
}

/** Who may confirm the days that a draft leaves blank has the form; everybody else is told who that is. */
function confirmation(platform: Platform, visit: Visit, version: TextVersion): SafeHtml | null {
  const law = lawToday(platform)
  if (!isUnconfirmed(law, version)) return null
  const blanks = blankDays(law, version)
  const quotes = blanks.map(
    ({ field, duty }) =>
      html`<li>${visit.sayOf('field', field)} <a href="/law/${articleOf(version, duty)}">${duty}</a></li>`,
  )
  const may = visit.csrf !== null && visit.roles.some(role => role === 'authority' || role === 'openingAuthority')
  const intro = html`<p>${visit.say('law.blanks')}</p><ul>${quotes}</ul>`
  const rest = may
    ? form(visit, version, blanks)
    : html`<p>${visit.say('law.whoConfirms')} <a href="/work/">${visit.say('setUp.signIn')}</a></p>`
  return section('confirm', visit.say('step.textVersion.confirm'), html`${intro}${rest}`)
}

function form(visit: Visit, version: TextVersion, blanks: readonly { field: string }[]): SafeHtml {
  const days = [...new Set([...blanks.map(({ field }) => field), 'issuedOn'])]
  const isAsked = (field: string) => blanks.some(blank => blank.field === field)
  return html`<form class="stacked" method="post" action="/law/confirmations">
<input type="hidden" name="csrf" value="${visit.csrf ?? ''}"><input type="hidden" name="version" value="${version.id}">
${days.map(
  field => html`<label for="${field}">${visit.sayOf('field', field)}${!isAsked(field) && ` ${visit.say('law.optional')}`}</label>
<input id="${field}" name="${field}" type="date"${isAsked(field) && html` required`}>`,
)}
<label for="documentNumber">${visit.say('field.documentNumber')} ${visit.say('law.optional')}</label>
<input id="documentNumber" name="documentNumber" maxlength="100">
<p class="note">${visit.say('law.confirmEffect')}</p>
<button type="submit">${visit.say('step.textVersion.confirm')}</button></form>`
}

function articleOf({ articles }: TextVersion, duty: string): string {
  return Object.keys(articles).find(id => Object.hasOwn(articles[id]?.duties ?? {}, duty)) ?? duty
}
