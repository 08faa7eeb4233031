import type { Term } from './question.ts'
import { foldText, queryTokens } from './segment.ts'
import { soundRange } from './sound.ts'

/** A part of a text: from its first character to after its last, in UTF-16 units as JavaScript counts. */
export type Mark = readonly [start: number, end: number]

export type MarkedWords = { readonly text: string; readonly marks: readonly Mark[] }

const EXCERPT = 160
const LINES = 3

/** A name with what was asked for marked in it, also where it was asked for by its sound. */
export function markedName(name: string, terms: readonly Term[]): MarkedWords {
  const bySound = terms.flatMap(({ said }) => soundRange(name, said))
  return { text: name, marks: joined([...marksIn(name, terms), ...bySound]) }
}

/** The first lines in which something asked for stands, cut to a readable length; the first line of all where none has it. */
export function markedExcerpt(lines: readonly string[], terms: readonly Term[]): MarkedWords {
  const given = lines.map(line => line.trim()).filter(Boolean)
  const found = given.filter(line => marksIn(line, terms).length > 0)
  const shown = (found.length ? found : given.slice(0, 1)).slice(0, LINES).map(line => cutAround(line, terms))
  const text = shown.join(' · ')
  const short = text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text
  return { text: short, marks: joined(marksIn(short, terms)) }
}

// A long line is shown from a little before what was found in it.
function cutAround(line: string, terms: readonly Term[]): string {
  const start = Math.max(0, (marksIn(line, terms)[0]?.[0] ?? 0) - EXCERPT / 4)
  return start > 0 && line.length > EXCERPT ? `…${line.slice(start)}` : line
}

function marksIn(text: string, terms: readonly Term[]): Mark[] {
  const folded = foldInPlace(text)
  return terms.flatMap(({ anyOf }) => {
    const whole = anyOf.flatMap(word => placesOf(folded, word))
    return whole.length ? whole : anyOf.flatMap(queryTokens).flatMap(token => placesOf(folded, token))
  })
}

// A character that folds to several, such as an ellipsis, stays: places in both texts are then the same.
function foldInPlace(text: string): string {
  return Array.from(text, character => {
    const folded = foldText(character)
    return folded.length === character.length ? folded : character
  }).join('')
}

function placesOf(text: string, word: string): Mark[] {
  const places: Mark[] = []
  for (let at = text.indexOf(word); at >= 0 && word; at = text.indexOf(word, at + word.length)) {
    places.push([at, at + word.length])
  }
  return places
}

function joined(marks: readonly Mark[]): Mark[] {
  const whole: [number, number][] = []
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    const last = whole.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else whole.push([start, end])
  }
  return whole
}
