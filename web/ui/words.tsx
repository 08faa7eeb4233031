import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import { type Language, type LocalWords, type TextKey, words, wordsFor } from '../../text/words.ts'

export type { Language, TextKey } from '../../text/words.ts'

type Params = { readonly [name: string]: string | number }

export type Words = {
  readonly language: Language
  /** The words of a key. */
  readonly t: (key: TextKey, params?: Params) => string
  /** The words of a key made from data; the key's last part where there are none. */
  readonly tData: (key: string, params?: Params) => string
  readonly setLanguage: (language: Language) => void
}

const COOKIE = 'gongshu_language'
const WordsContext = createContext<Words | null>(null)

export function WordsProvider({ children, onChange }: { children: ReactNode; onChange?: () => void }) {
  const [language, setLanguage] = useState<Language>(rememberedLanguage)
  const value = useMemo<Words>(
    () => ({
      language,
      t: (key, params) => words(language, key, params),
      tData: (key, params) => dataWords(key, wordsFor(language, key, params)),
      setLanguage: chosen => {
        remember(chosen)
        setLanguage(chosen)
        onChange?.()
      },
    }),
    [language, onChange],
  )
  return <WordsContext value={value}>{children}</WordsContext>
}

/** Below it, offices, fields and classes are called as the installation calls them. */
export function LocalWordsProvider({ local, children }: { local: LocalWords; children: ReactNode }) {
  const outer = useWords()
  const value = useMemo<Words>(
    () => ({
      ...outer,
      t: (key, params) => words(outer.language, key, params, local),
      tData: (key, params) => dataWords(key, wordsFor(outer.language, key, params, local)),
    }),
    [outer, local],
  )
  return <WordsContext value={value}>{children}</WordsContext>
}

export function useWords(): Words {
  const value = use(WordsContext)
  if (!value) throw new Error('useWords stands outside WordsProvider')
  return value
}

function dataWords(key: string, found: string): string {
  return found === key ? (key.split('.').at(-1) ?? key) : found
}

function rememberedLanguage(): Language {
  const found = new RegExp(`(?:^|; )${COOKIE}=(zh|en)`).exec(document.cookie)?.[1]
  const language = found === 'en' || found === 'zh' ? found : navigator.language.startsWith('en') ? 'en' : 'zh'
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  // The server answers in the language of the cookie, so it must stand before the first question.
  if (!found) remember(language)
  return language
}

function remember(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context, a district's intranet has none
  document.cookie = `${COOKIE}=${language}; path=/; max-age=31536000; samesite=lax`
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}
