import type { ReactNode } from 'react'

/** A text with the words that were searched for marked. */
export function MarkedText({ text, words }: { text: string; words: string }): ReactNode {
  const terms = words.split(/\s+/).filter(Boolean).map(escapeForPattern)
  if (!terms.length) return text
  const pattern = new RegExp(`(${terms.join('|')})`, 'gi')
  let at = 0
  return text.split(pattern).map((piece, index) => {
    at += piece.length
    return index % 2 ? <mark key={at}>{piece}</mark> : piece
  })
}

function escapeForPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The lines around the first word found. */
export function excerptOf(text: string, words: string, length = 140): string {
  const [first = ''] = words.split(/\s+/).filter(Boolean)
  const found = Math.max(0, text.toLowerCase().indexOf(first.toLowerCase()))
  const start = Math.max(0, found - Math.floor(length / 3))
  return `${start > 0 ? '…' : ''}${text.slice(start, start + length).replace(/\s+/g, ' ')}${start + length < text.length ? '…' : ''}`
}
