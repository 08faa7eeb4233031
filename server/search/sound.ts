import { createRequire } from 'node:module'
import type { pinyin } from 'pinyin-pro'

/** How a name is found by its sound. */
export type Sounds = {
  /** First letters of its characters, a space, their whole syllables: `ylbx yanglaobaoxian`. */
  readonly text: string
  /** What is looked up before the text is compared: three neighbouring letters each, and two of the first letters. */
  readonly terms: string[]
}

export function soundsOf(name: string): Sounds {
  const syllables = syllablesOf(name)
  const [first, whole] = [syllables.map(syllable => syllable.charAt(0)).join(''), syllables.join('')]
  return {
    text: `${first} ${whole}`,
    terms: [...new Set([...letters(first, 2), ...letters(first, 3), ...letters(whole, 3)])],
  }
}

/** What the terms of every name hold that sounds like this; none where it is no pinyin or too short to tell anything. */
export function soundTerms(asked: string): string[] {
  if (!/^[a-z]{2,60}$/.test(asked)) return []
  return [...new Set(letters(asked, asked.length === 2 ? 2 : 3))]
}

/** The part of a name that sounds like what was asked, by first letters or by whole syllables; none where none does. */
export function soundRange(name: string, asked: string): readonly [start: number, end: number][] {
  if (!soundTerms(asked).length) return []
  const sounded = charactersOf(name)
  const first = sounded.map(({ sound }) => sound.charAt(0)).join('')
  const at = first.indexOf(asked)
  if (at >= 0) return [[sounded[at]?.start ?? 0, sounded[at + asked.length - 1]?.end ?? name.length]]
  const begin = sounded
    .map(({ sound }) => sound)
    .join('')
    .indexOf(asked)
  if (begin < 0) return []
  let length = 0
  const touched = sounded.filter(({ sound }) => {
    const from = length
    length += sound.length
    return from < begin + asked.length && length > begin
  })
  return [[touched[0]?.start ?? 0, touched.at(-1)?.end ?? name.length]]
}

/** The syllables of the Chinese characters of a name, without tones; `ü` is typed `v`. */
export function syllablesOf(name: string): string[] {
  return charactersOf(name).map(({ sound }) => sound)
}

function charactersOf(name: string) {
  let at = 0
  return reader()(name, { toneType: 'none', type: 'all', nonZh: 'spaced', v: true }).flatMap(
    ({ origin, pinyin: sound, isZh }) => {
      const start = name.indexOf(origin, at)
      at = start + origin.length
      return isZh && sound ? [{ sound: sound.toLowerCase(), start, end: at }] : []
    },
  )
}

let loaded: typeof pinyin | undefined

// The readings of all characters take a sixth of a second to load, so only who searches waits for them.
function reader(): typeof pinyin {
  loaded ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin: typeof pinyin }).pinyin
  return loaded
}

function letters(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length))
}
