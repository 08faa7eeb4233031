import { en } from './en.ts'
import { type TextKey, zh } from './zh.ts'

export type Language = 'zh' | 'en'
export type { TextKey } from './zh.ts'

/** The words of a key with its `{placeholders}` filled. */
export function words(
  language: Language,
  key: TextKey,
  params: { readonly [name: string]: string | number } = {},
): string {
  const text = language === 'en' ? en[key] : zh[key]
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
}

/** The words of a key that is made from data, e.g. `state.demand.approved`; the key itself where there are none. */
export function wordsFor(
  language: Language,
  key: string,
  params: { readonly [name: string]: string | number } = {},
): string {
  return key in zh ? words(language, key as TextKey, params) : key
}
