import type { Day } from '@gongshu/deadlines'
import { type Jurisdiction, lawOn, localWordsOf, type Role, type TextVersion } from '@gongshu/regulations'
import type { FastifyRequest } from 'fastify'
import { type Language, type TextKey, words, wordsFor } from '../../text/words.ts'
import type { Platform } from '../acts/platform.ts'
import { isUnconfirmed } from '../registry/text-version.ts'

type Params = { readonly [name: string]: string | number }

/** One request for a page: in which language, on which day, from where. */
export type Visit = {
  readonly language: Language
  /** The words of a key in the visitor's language. */
  readonly say: (key: TextKey, params?: Params) => string
  /** The words of a key made from data; the last part of the key where there are none. */
  readonly sayOf: (prefix: string, value: string) => string
  /** Path and query of this page, without the choice of language. */
  readonly address: string
  /** Scheme and host as the visitor wrote them. */
  readonly origin: string
  readonly query: { readonly [name: string]: string }
  readonly today: Day
  readonly mode: Platform['mode']
  readonly jurisdiction: Jurisdiction
  /** The token that a form of somebody signed in must carry. */
  readonly csrf: string | null
  /** The roles of whoever is signed in. */
  readonly roles: readonly Role[]
  /** The texts that are still drafts here, for the banner on every page. */
  readonly drafts: readonly TextVersion[]
}

export const LANGUAGE_COOKIE = 'gongshu_language'

export function visitOf(platform: Platform, request: FastifyRequest): Visit {
  const language = languageOfVisitor(request)
  const local = localWordsOf(platform.jurisdiction)
  return {
    language,
    say: (key, params) => words(language, key, params, local),
    sayOf(prefix, value) {
      const key = `${prefix}.${value}`
      const found = wordsFor(language, key, {}, local)
      return found === key ? value : found
    },
    address: addressWithout(request.url, 'lang'),
    origin: `${request.protocol}://${request.host}`,
    query: firstValues(request.query),
    today: platform.clocks.today(),
    mode: platform.mode,
    jurisdiction: platform.jurisdiction,
    csrf: request.signedIn?.csrf ?? null,
    roles: rolesOfVisitor(request),
    drafts: draftsToday(platform),
  }
}

function rolesOfVisitor(request: FastifyRequest): readonly Role[] {
  const actor = request.signedIn?.actor
  return actor?.kind === 'account' ? actor.roles : []
}

function draftsToday({ jurisdiction, versions, clocks }: Platform): TextVersion[] {
  const law = lawOn(jurisdiction, versions, clocks.today())
  return law.texts.filter(version => isUnconfirmed(law, version))
}

/** What a holder of a role is called here: the office in Chinese, the standard role in English. */
export function roleWords(visit: Visit, role: Role): string {
  const office = visit.language === 'zh' ? visit.jurisdiction.offices[role] : undefined
  return office ?? visit.sayOf('role', role)
}

/** The page's own address with other values in its query; an empty value takes a name out. */
export function addressWith(address: string, changes: Params): string {
  const mark = address.indexOf('?')
  const path = mark < 0 ? address : address.slice(0, mark)
  const params = new URLSearchParams(mark < 0 ? '' : address.slice(mark))
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') params.delete(name)
    else params.set(name, String(value))
  }
  const text = params.toString()
  // Two slashes at the start would name another host.
  const own = `/${path.replace(/^[/\\]+/, '')}`
  return text ? `${own}?${text}` : own
}

/** The number of the page that was asked for; anything that is no page number is the first. */
export function pageOf(visit: Visit): number {
  const page = Number(visit.query.page)
  return Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1
}

const MOST_PAGES = 1_000_000

// Chinese first: only a choice changes the language, not what the browser says it prefers.
function languageOfVisitor(request: FastifyRequest): Language {
  const chosen = request.cookies?.[LANGUAGE_COOKIE]
  if (chosen === 'zh' || chosen === 'en') return chosen
  return request.signedIn?.account.language ?? 'zh'
}

function addressWithout(url: string, name: string): string {
  return addressWith(url, { [name]: '' })
}

function firstValues(query: unknown): { [name: string]: string } {
  const entries = Object.entries(query as { [name: string]: unknown })
  return Object.fromEntries(entries.map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]))
}

/** Whether the text is the id of a case; anything else is asked for in vain. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
