import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Platform } from '../../acts/platform.ts'
import { type OpenFormat, openFormats } from '../../open-data/open-list-entry.ts'
import { html, type SafeHtml } from '../html.ts'
import { bytesWords, facts } from '../page-parts.ts'
import type { Visit } from '../visit.ts'
import type { SetView } from './set-content.ts'

/** Files and interface of a set. A set under conditions has neither; the page says so instead. */
export async function downloads(platform: Platform, visit: Visit, view: SetView): Promise<SafeHtml> {
  const { set, current, isFree } = view
  if (!isFree) return html`<p class="note">${visit.say('portal.notFree', { unit: set.unit })}</p>`
  if (!current || set.columns.length === 0) return html`<p class="empty">${visit.say('portal.noData')}</p>`
  const files = await Promise.all(
    openFormats.map(async format => fileLink(visit, view, { format, bytes: await sizeOf(platform, view, format) })),
  )
  const rows = `${visit.origin}/api/open/${set.id}/rows?limit=100&offset=0`
  return html`<ul class="files">${files}</ul>
<p>${visit.say('portal.downloadFree')}</p>
<h3>${visit.say('portal.interface')}</h3>
<p>${visit.say('portal.interfaceHow')}</p>
${facts([
  [
    visit.say('portal.interfaceRows'),
    html`<code><a href="/api/open/${set.id}/rows?limit=100&amp;offset=0">${`GET ${rows}`}</a></code>`,
  ],
  [visit.say('portal.interfaceDescribed'), html`<code><a href="/api/openapi.json">/api/openapi.json</a></code>`],
])}`
}

type File = { format: OpenFormat; bytes: number | null }

function fileLink(visit: Visit, { set }: SetView, { format, bytes }: File): SafeHtml {
  const size = bytes === null ? visit.say('portal.sizeLater') : bytesWords(visit, bytes)
  return html`<li><a class="button" href="/api/open/${set.id}/files/${format}" download>${format.toUpperCase()}</a>
<span class="meta">${size}</span></li>`
}

// A file is made when it is first asked for; until then it has no size.
async function sizeOf(platform: Platform, { set }: SetView, format: OpenFormat): Promise<number | null> {
  const made = join(platform.dataDir, 'open', set.id, `${set.resource_version}.${format}`)
  return stat(made).then(
    ({ size }) => size,
    () => null,
  )
}
