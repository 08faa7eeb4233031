import { type Day, weekdayOf } from '@gongshu/deadlines'
import { html, type Part, type SafeHtml } from './html.ts'
import { addressWith, type Visit } from './visit.ts'

export const PAGE_SIZE = 20

/** A day with its weekday, e.g. 2026-03-09 (周一). */
export function dayWords(visit: Visit, day: Day | null): SafeHtml {
  if (day === null) return html`<span>${visit.say('portal.none')}</span>`
  const weekday = visit.say('portal.weekdays').split(' ')[weekdayOf(day)] ?? ''
  return html`<time datetime="${day}">${day} (${weekday})</time>`
}

export function numberWords(visit: Visit, value: number): string {
  return new Intl.NumberFormat(visit.language === 'zh' ? 'zh-CN' : 'en').format(value)
}

export function bytesWords(visit: Visit, bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)))
  const value = bytes / 1024 ** step
  return `${numberWords(visit, step === 0 ? value : Math.round(value * 10) / 10)} ${units[step]}`
}

/** Name and value pairs; a pair without a value is left out. */
export function facts(pairs: readonly (readonly [string, Part])[]): SafeHtml {
  const given = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return html`<dl class="facts">${given.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

export type Table = {
  readonly caption: string
  readonly heads: readonly Part[]
  readonly rows: readonly (readonly Part[])[]
  /** Columns, from zero, whose cells are figures. */
  readonly figures?: readonly number[]
}

/** A table that scrolls sideways by itself, also with the keyboard, where the page is narrow. */
export function table({ caption, heads, rows, figures = [] }: Table): SafeHtml {
  const cell = (value: Part, column: number) =>
    figures.includes(column) ? html`<td class="figure">${value}</td>` : html`<td>${value}</td>`
  const head = (value: Part, column: number) =>
    figures.includes(column) ? html`<th scope="col" class="figure">${value}</th>` : html`<th scope="col">${value}</th>`
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption class="unseen">${caption}</caption>
<thead><tr>${heads.map(head)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${row.map(cell)}</tr>`)}</tbody>
</table></div>`
}

/** Links to the pages before and after, with the words of where one is. */
export function pager(
  visit: Visit,
  of: { page: number; total: number; size?: number; anchor?: string },
): SafeHtml | null {
  const pages = Math.ceil(of.total / (of.size ?? PAGE_SIZE))
  if (pages <= 1) return null
  const to = (page: number) => `${addressWith(visit.address, { page: page === 1 ? '' : page })}${of.anchor ?? ''}`
  const said = visit.say('portal.pageOf', { page: numberWords(visit, of.page), pages: numberWords(visit, pages) })
  return html`<nav class="pager" aria-label="${visit.say('portal.pages')}">
${of.page > 1 && html`<a rel="prev" href="${to(Math.min(of.page - 1, pages))}">${visit.say('portal.previous')}</a>`}
<span>${said}</span>
${of.page < pages && html`<a rel="next" href="${to(of.page + 1)}">${visit.say('portal.next')}</a>`}
</nav>`
}

export type Choice = { readonly value: string; readonly words: string }

/** A labelled choice of a filter form; the first option stands for no filter. */
export function choice(visit: Visit, of: { name: string; label: string; options: readonly Choice[] }): SafeHtml {
  const chosen = visit.query[of.name] ?? ''
  const option = ({ value, words }: Choice) =>
    value === chosen
      ? html`<option value="${value}" selected>${words}</option>`
      : html`<option value="${value}">${words}</option>`
  const all = { value: '', words: visit.say('portal.all') }
  return html`<label><span>${of.label}</span><select name="${of.name}">${[all, ...of.options].map(option)}</select></label>`
}
