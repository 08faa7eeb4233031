import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/**
 * What a text is found by: every Chinese character and every two neighbours, so that 街道 is found in 街道办事处 and 区划
 * in 行政区划 whatever the dictionary thinks a word is; of other words the whole and its beginnings.
 */
export function searchTokens(text: string): string[] {
  const folded = foldText(text)
  const pairs = runsOf(folded).flatMap(run => [...run, ...bigrams(run)])
  return unique([...pairs, ...otherWords(folded).flatMap(beginnings)])
}

/** What stands in the tokens of every text that contains these words: their pairs of characters, their other words. */
export function queryTokens(text: string): string[] {
  const folded = foldText(text)
  const pairs = runsOf(folded).flatMap(run => ([...run].length === 1 ? [run] : bigrams(run)))
  return unique([...pairs, ...otherWords(folded)])
}

/** The words of a text, and the words inside its words, as the dictionary knows them; single characters are none. */
export function wordsOf(text: string): string[] {
  const words = segmenter().cutForSearch(foldText(text), true)
  return unique(words.map(word => word.trim()).filter(word => [...word].length > 1 && /[\p{L}\p{N}]/u.test(word)))
}

/**
 * The words into which the dictionary cuts a run of Chinese characters, for a question; words of a book that it cuts
 * further stay whole. Neighbours that it leaves single stay together, for they are a word that it does not know; one left
 * alone among words says too little to be asked for.
 */
export function cutRun(run: string, isKnown: (word: string) => boolean = () => false): string[] {
  const joined: string[] = []
  let wasSingle = false
  for (const word of keepKnown(segmenter().cut(run, true), isKnown)) {
    if (wasSingle && isSingle(word)) joined.push(`${joined.pop()}${word}`)
    else joined.push(word)
    wasSingle = isSingle(word)
  }
  const long = joined.filter(word => !isSingle(word))
  return long.length ? long : joined
}

function keepKnown(cut: readonly string[], isKnown: (word: string) => boolean): string[] {
  const words: string[] = []
  for (let at = 0; at < cut.length; ) {
    const ends = Array.from({ length: Math.min(MOST_JOINED, cut.length - at) }, (_, index) => at + index + 1)
    const end = ends.findLast(end => isKnown(cut.slice(at, end).join(''))) ?? at + 1
    words.push(cut.slice(at, end).join(''))
    at = end
  }
  return words
}

/** Full-width forms, case and compatibility characters are one to a reader. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** A name without what readers do not compare: case, width, spaces, punctuation. */
export function nameKey(name: string): string {
  return foldText(name).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** The parts of a folded text in their order: runs of Chinese characters, other words, numbers. */
export function partsOf(folded: string): string[] {
  return folded.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\p{N}+/gu) ?? []
}

export function isChinese(part: string): boolean {
  return /^\p{Script=Han}/u.test(part)
}

const LONGEST_BEGINNING = 12
/** A known word that the dictionary cuts, such as 最低生活保障, is made of few. */
const MOST_JOINED = 6

let loaded: Jieba | undefined

// The dictionary takes a quarter of a second to load, so only who searches waits for it.
function segmenter(): Jieba {
  loaded ??= Jieba.withDict(dict)
  return loaded
}

function runsOf(folded: string): string[] {
  return partsOf(folded).filter(isChinese)
}

function otherWords(folded: string): string[] {
  return partsOf(folded).filter(part => !isChinese(part))
}

function beginnings(word: string): string[] {
  const longest = Math.min(word.length - 1, LONGEST_BEGINNING)
  return [word, ...Array.from({ length: Math.max(0, longest - 1) }, (_, index) => word.slice(0, index + 2))]
}

function bigrams(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)
}

function isSingle(word: string): boolean {
  return [...word].length === 1
}

function unique(tokens: string[]): string[] {
  return [...new Set(tokens)]
}
