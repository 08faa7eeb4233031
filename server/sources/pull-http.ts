import { fetchText } from './http-fetch.ts'
import { cellOf, memberAt, parseKeepingNumbers } from './json-members.ts'
import { type Puller, type PullRequest, SAMPLE_ROWS } from './puller.ts'
import { SourceFault } from './source-fault.ts'
import type { HttpSettings } from './source-settings.ts'

/** An interface that never comes to an end is no data set. */
const MOST_PAGES = 100_000

type Page = { readonly rows: readonly unknown[]; readonly next: URL | null }

/** Reads the pages of an HTTP interface that answers JSON, one page in memory at a time. */
export const pullHttp: Puller<HttpSettings> = {
  async *rows(settings, request) {
    let newest = request.mark
    for await (const { rows } of pages(settings, request)) {
      for (const row of rows) newest = laterMark(newest, settings.markColumn, row)
      yield rows.map(row => request.columns.map(column => (column === null ? null : cellOf(memberAt(row, column)))))
    }
    return settings.markColumn ? newest : null
  },

  async sample(settings, request) {
    for await (const { rows } of pages(settings, request)) {
      const shown = rows.slice(0, SAMPLE_ROWS)
      const names = [...new Set(shown.flatMap(row => (isRecord(row) ? Object.keys(row) : [])))]
      return {
        columns: names.map(name => ({ name, type: 'json' })),
        rows: shown.map(row => names.map(name => cellOf(memberAt(row, name)))),
      }
    }
    return { columns: [], rows: [] }
  },
}

async function* pages(settings: HttpSettings, request: PullRequest): AsyncGenerator<Page> {
  let url: URL | null = firstUrl(settings, request)
  let before = ''
  for (let number = 0; url; number++) {
    if (number >= MOST_PAGES) throw new SourceFault('too_many_pages', { most: MOST_PAGES })
    request.signal?.throwIfAborted()
    const { page, text }: { page: Page; text: string } = await fetchPage(url, settings, request)
    // An interface that does not know the parameter of its pages would answer the first for ever.
    if (number > 0 && page.rows.length > 0 && text === before)
      throw new SourceFault('page_repeated', { page: number + 1 })
    before = text
    yield page
    if (page.next?.href === url.href) throw new SourceFault('page_repeated', { page: number + 1 })
    url = page.next
  }
}

function firstUrl({ url, paging, markParameter }: HttpSettings, { mark }: PullRequest): URL {
  const first = new URL(url)
  if (markParameter && mark !== null) first.searchParams.set(markParameter, mark)
  if (paging.by === 'page') first.searchParams.set(paging.parameter, String(paging.first))
  if (paging.by === 'offset') first.searchParams.set(paging.parameter, '0')
  return first
}

async function fetchPage(url: URL, settings: HttpSettings, request: PullRequest) {
  const { secretHeader } = settings
  const { secret, allowed, signal } = request
  const { text, link } = await fetchText(url, {
    allowed,
    ...(signal ? { signal } : {}),
    ...(secretHeader && secret ? { secretHeader: { name: secretHeader, value: secret } } : {}),
  })
  const answer = parsed(text, url)
  const rows = memberAt(answer, settings.rowsPath ?? '')
  if (!Array.isArray(rows)) throw new SourceFault('rows_missing', { path: settings.rowsPath ?? '', host: url.hostname })
  return { text, page: { rows, next: rows.length ? nextUrl(url, settings, { answer, link, rows }) : null } }
}

function parsed(text: string, { hostname }: URL): unknown {
  try {
    return parseKeepingNumbers(text)
  } catch (cause) {
    throw new SourceFault('not_json', { host: hostname }, cause)
  }
}

type Answered = { readonly answer: unknown; readonly link: string | null; readonly rows: readonly unknown[] }

function nextUrl(url: URL, { paging }: HttpSettings, { answer, link, rows }: Answered): URL | null {
  if (paging.by === 'none') return null
  const next = new URL(url)
  if (paging.by === 'link') {
    const place = paging.path ? cellOf(memberAt(answer, paging.path)) : linkNamedNext(link)
    return place ? sameHost(URL.parse(place, url), url) : null
  }
  if (paging.by === 'cursor') {
    const cursor = cellOf(memberAt(answer, paging.path))
    if (!cursor) return null
    next.searchParams.set(paging.parameter, cursor)
    return next
  }
  const step = paging.by === 'page' ? 1 : Math.min(paging.step, rows.length)
  next.searchParams.set(paging.parameter, String(Number(url.searchParams.get(paging.parameter)) + step))
  return next
}

// The data set is that of one host: an answer that leads the next page elsewhere, with the secret, is not followed.
function sameHost(next: URL | null, url: URL): URL {
  if (next?.origin !== url.origin) throw new SourceFault('redirect_refused', { host: url.hostname })
  return next
}

/** The address of `rel="next"` in a Link header (RFC 8288). */
function linkNamedNext(link: string | null): string | null {
  return /<([^>]*)>\s*;[^,<]*\brel="?next"?/i.exec(link ?? '')?.[1] ?? null
}

function laterMark(newest: string | null, column: string | undefined, row: unknown): string | null {
  const mark = column ? cellOf(memberAt(row, column)) : null
  if (mark === null || newest === null) return mark ?? newest
  const [left, right] = [mark, newest].map(Number)
  const areNumbers = Number.isSafeInteger(left) && Number.isSafeInteger(right)
  return (areNumbers ? Number(left) > Number(right) : mark > newest) ? mark : newest
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
