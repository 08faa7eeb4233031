import { addDays, type Day, weekdayOf } from '@gongshu/deadlines'
import {
  type Article,
  type CaseType,
  caseTypeOf,
  lastDayInForce,
  lawOn,
  type Step,
  type TextVersion,
  versionShownOn,
} from '@gongshu/regulations'
import type { Platform } from '../acts/platform.ts'
import { html, type SafeHtml } from './html.ts'
import type { Visit } from './visit.ts'

/** The texts that apply here, each in the version to show today; also one that waits or has lapsed. */
export function textsShown({ jurisdiction, versions }: Platform, today: Day): TextVersion[] {
  return jurisdiction.texts.flatMap(text => versionShownOn(versions, text, today) ?? [])
}

/** The law that governs what begins today. */
export function lawToday({ jurisdiction, versions, clocks }: Platform) {
  return lawOn(jurisdiction, versions, clocks.today())
}

/** Words of the law stay Chinese in every language; a screen reader must know. */
export function chinese(visit: Visit, words: string): SafeHtml {
  return visit.language === 'zh' ? html`${words}` : html`<span lang="zh-CN">${words}</span>`
}

/** What a text is worth today, in words. */
export function statusWords(visit: Visit, version: TextVersion): string {
  const last = lastDayInForce(version)
  if (last && visit.today > last) return visit.say('law.lapsed')
  if (version.effectiveFrom && visit.today < version.effectiveFrom) return visit.say('law.notYet')
  if (version.status === 'draft') return visit.say('law.draftBanner')
  return visit.say(version.trial ? 'portal.trial' : 'portal.inForce')
}

/** The Sunday of the week of a day. */
export function weekEndOf(today: Day): Day {
  return addDays(today, (7 - weekdayOf(today)) % 7)
}

export type Chapter = { readonly title: string | null; readonly articles: readonly (readonly [string, Article])[] }

/** The articles of a text under their chapters; all under none where the text has no chapters. */
export function chaptersOf(version: TextVersion): Chapter[] {
  const articles = Object.entries(version.articles)
  const { chapters } = version
  if (!chapters?.length) return [{ title: null, articles }]
  return chapters.map(({ title, from }, index) => {
    const next = chapters[index + 1]?.from ?? Number.POSITIVE_INFINITY
    return { title, articles: articles.filter(([id]) => from <= numberOf(id) && numberOf(id) < next) }
  })
}

/** Where the cases of a step are listed in the workbench: on a page of their own, else among all records. */
export function screenOf(step: Step): string {
  const type = caseTypeOf(step)
  return screens[type] ?? `/work/records/${type}`
}

const screens: { readonly [C in CaseType]?: string } = {
  unit: '/work/units',
  yearSchedule: '/work/calendar',
  // Confirmed on the page of the text itself.
  textVersion: '/law',
  catalogEntry: '/work/catalog',
  collection: '/work/collections',
  demand: '/work/demands',
  demandPart: '/work/demands',
  sharingService: '/work/services',
  openListEntry: '/work/open',
}

/** 20 of `XY-20`. */
function numberOf(articleId: string): number {
  return Number.parseInt(articleId.split('-')[1] ?? '', 10)
}
