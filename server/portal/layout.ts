import type { TextKey } from '../../text/words.ts'
import { html, type Part, render, type SafeHtml } from './html.ts'
import { dayWords } from './page-parts.ts'
import type { Assets } from './portal-assets.ts'
import { addressWith, type Visit } from './visit.ts'

/** A page before it is framed. */
export type Page = {
  readonly title: string
  readonly body: SafeHtml
  readonly status?: number
  /** The island that the page offers; without it, or without scripts, the page works as it is. */
  readonly island?: string
}

const rooms = [
  { path: '/open', key: 'portal.nav.open' },
  { path: '/catalog', key: 'portal.nav.catalog' },
  { path: '/showcase', key: 'showcase.title' },
  { path: '/policies', key: 'policies.title' },
  { path: '/law', key: 'portal.nav.law' },
  { path: '/log', key: 'portal.nav.log' },
] as const satisfies readonly { path: string; key: TextKey }[]

/** The whole document: frame, banner of the mode, navigation, content, foot. */
export function framed(visit: Visit, page: Page, assets: Assets): string {
  const site = visit.say('portal.site', { place: visit.jurisdiction.name })
  const script = page.island ? assets.islands.get(page.island) : undefined
  const document = html`<!doctype html>
<html lang="${visit.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title === site ? site : `${page.title} · ${site}`}</title>
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.stylesheet}">
<link rel="alternate" type="application/atom+xml" href="/feed.xml" title="${visit.say('portal.newSets')}">
${script && html`<script type="module" src="${script}"></script>`}
</head>
<body>
<a class="skip" href="#content">${visit.say('portal.skip')}</a>
${visit.mode === 'rehearsal' && rehearsal(visit)}
${visit.drafts.length > 0 && draftNotes(visit)}
${head(visit, site)}
<main id="content" tabindex="-1">${page.body}</main>
${foot(visit)}
</body>
</html>
`
  return render(document)
}

/** A part of a page with its heading. */
export function section(id: string, title: Part, body: Part): SafeHtml {
  return html`<section id="${id}"><h2>${title}</h2>${body}</section>`
}

/** Where the page stands: links from the first page down to this one. */
export function trail(visit: Visit, steps: readonly { path: string; words: string }[]): SafeHtml {
  const all = [{ path: '/', words: visit.say('portal.home') }, ...steps]
  return html`<nav class="trail" aria-label="${visit.say('portal.trail')}"><ol>${all.map(
    ({ path, words }) => html`<li><a href="${path}">${words}</a></li>`,
  )}</ol></nav>`
}

function rehearsal(visit: Visit): SafeHtml {
  return html`<aside class="rehearsal" aria-label="${visit.say('portal.rehearsal')}"><strong>${visit.say('portal.rehearsal')}</strong>
${visit.say('portal.rehearsalDay')} ${dayWords(visit, visit.today)} · ${visit.say('portal.rehearsalMeaning')}</aside>`
}

/** On every page while a text is a draft that nobody has confirmed here. */
function draftNotes(visit: Visit): SafeHtml {
  const effect = visit.say(visit.mode === 'rehearsal' ? 'law.draftRehearsal' : 'law.draftWaiting')
  return html`<aside class="drafts" aria-label="${visit.say('law.draftBanner')}">${visit.drafts.map(
    ({ text, title }) => html`<p><strong>${visit.say('law.draftBanner')}</strong>
${visit.say('law.draftUnconfirmed', { text: title })} ${effect} <a href="/law/texts/${text}">${visit.say('law.draftConfirm')}</a></p>`,
  )}</aside>`
}

function head(visit: Visit, site: string): SafeHtml {
  // These two have the large form in their content.
  const hasOwnSearch = ['/', '/search'].includes(visit.address.split('?')[0] ?? '')
  return html`<header class="top"><div class="bar">
<a class="brand" href="/"><span class="mark" aria-hidden="true">公</span><span>${site}</span></a>
<div class="tools">${languages(visit)} <a href="/work" class="work">${visit.say('portal.nav.work')}</a></div>
<nav class="rooms" aria-label="${visit.say('portal.nav')}"><ul>${rooms.map(room => roomLink(visit, room))}</ul></nav>
${!hasOwnSearch && searchForm(visit, 'small')}
</div></header>`
}

function roomLink(visit: Visit, { path, key }: (typeof rooms)[number]): SafeHtml {
  const isHere = visit.address === path || visit.address.startsWith(`${path}?`) || visit.address.startsWith(`${path}/`)
  return isHere
    ? html`<li><a href="${path}" aria-current="true">${visit.say(key)}</a></li>`
    : html`<li><a href="${path}">${visit.say(key)}</a></li>`
}

function languages(visit: Visit): SafeHtml {
  const other = visit.language === 'zh' ? { code: 'en', tag: 'en' } : { code: 'zh', tag: 'zh-CN' }
  const to = addressWith(visit.address, { lang: other.code })
  return html`<a class="language" href="${to}" lang="${other.tag}" hreflang="${other.tag}">${visit.say('portal.otherLanguage')}</a>`
}

/** The search form; where suggestions are given, the browser offers them as one types. */
export function searchForm(visit: Visit, size: 'small' | 'large', suggestions: readonly string[] = []): SafeHtml {
  const list = suggestions.length > 0 && `suggestions-${size}`
  const label = visit.say('portal.searchLabel')
  return html`<form class="search ${size}" role="search" action="/search" method="get">
<label class="unseen" for="q-${size}">${label}</label>
<input id="q-${size}" type="search" name="q" value="${visit.query.q ?? ''}" maxlength="200" autocomplete="off" placeholder="${label}"${
    list && html` list="${list}"`
  }>
<button type="submit">${visit.say('portal.search')}</button>
${list && html`<datalist id="${list}">${suggestions.map(words => html`<option value="${words}"></option>`)}</datalist>`}
</form>`
}

function foot(visit: Visit): SafeHtml {
  return html`<footer class="foot"><div class="bar">
<p>${visit.say('portal.footWords', { place: visit.jurisdiction.name })}</p>
<ul>
<li><a href="/api/openapi.json">${visit.say('portal.foot.api')}</a></li>
<li><a href="/feed.xml">${visit.say('portal.foot.feed')}</a></li>
<li><a href="/sitemap.xml">${visit.say('portal.foot.sitemap')}</a></li>
</ul></div></footer>`
}
