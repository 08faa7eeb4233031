import { en } from './en.ts'
import { type TextKey, zh } from './zh.ts'

export type Language = 'zh' | 'en'
export type { TextKey } from './zh.ts'

type Params = { readonly [name: string]: string | number }

/** How an installation speaks where it differs from the others. */
export type LocalWords = {
  /** Chinese words of its own by their key: offices, fields, classes, modes. */
  readonly words: { readonly [key: string]: string }
  /** Words that stand under `<way>.<key>` for installations that work in this way. */
  readonly ways: readonly string[]
}

const everywhere: LocalWords = { words: {}, ways: [] }

/** The words of a key with its `{placeholders}` filled; one that is called like a role says who holds it here. */
export function words(language: Language, key: TextKey, params: Params = {}, local: LocalWords = everywhere): string {
  const text = textOf(language, key, local)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (name in params) return String(params[name])
    const role = `role.${name}`
    return role in zh ? textOf(language, role as TextKey, local) : whole
  })
}

/** The words of a key that is made from data, e.g. `state.demand.approved`; the key itself where there are none. */
export function wordsFor(language: Language, key: string, params: Params = {}, local: LocalWords = everywhere): string {
  const own = language === 'zh' ? local.words[key] : undefined
  return own ?? (key in zh ? words(language, key as TextKey, params, local) : key)
}

function textOf(language: Language, key: TextKey, local: LocalWords): string {
  const own = language === 'zh' ? local.words[key] : undefined
  if (own !== undefined) return own
  const here = local.ways.map(way => `${way}.${key}`).find(candidate => candidate in zh)
  const found = (here ?? key) as TextKey
  return language === 'en' ? en[found] : zh[found]
}
