import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/**
 * What a text is found by: its words, the words inside its words, every Chinese character and every two neighbours, so that
 * 街道 is found in 街道办事处 and 区划 in 行政区划 whatever the dictionary thinks a word is.
 */
export function searchTokens(text: string): string[] {
  const folded = fold(text)
  return unique([...wordsOf(folded), ...runsOf(folded).flatMap(run => [...run, ...bigrams(run)])])
}

/**
 * What a question asks for; an entry must have all of it. Chinese words of two characters and more are asked for as pairs,
 * which every text that contains the word has; a single character only where the question has nothing more.
 */
export function queryTokens(text: string): string[] {
  const folded = fold(text)
  const pairs = runsOf(folded).flatMap(run => ([...run].length === 1 ? [run] : bigrams(run)))
  const latin = folded.match(/[\p{Script=Latin}\p{N}]+/gu) ?? []
  return unique([...pairs, ...latin])
}

function wordsOf(text: string): string[] {
  const words = segmenter().cutForSearch(text, true)
  return words.filter(word => /[\p{L}\p{N}]/u.test(word)).map(word => word.trim())
}

let loaded: Jieba | undefined

// The dictionary takes a quarter of a second to load, so only who searches waits for it.
function segmenter(): Jieba {
  loaded ??= Jieba.withDict(dict)
  return loaded
}

/** Full-width forms, case and compatibility characters are one to a reader. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function runsOf(text: string): string[] {
  return text.match(/\p{Script=Han}+/gu) ?? []
}

function bigrams(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)
}

function unique(tokens: string[]): string[] {
  return [...new Set(tokens)]
}
