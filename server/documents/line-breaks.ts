/** Marks that do not begin a line in Chinese typesetting (GB/T 15834: marks of pause and closing ones). */
const NEVER_FIRST = new Set('，。、；：？！）》」』”’】,.;:?!)]}%')

/**
 * Breaks a text into lines no wider than `width`: anywhere between Chinese characters, inside a word of another script
 * only where the word alone is too wide. A line break of the text stays one.
 */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split('\n').flatMap(paragraph => linesOf(piecesOf(paragraph, width, widthOf), width, widthOf))
}

function linesOf(pieces: readonly string[], width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && widthOf(line + piece) > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  return [...lines, line]
}

// A piece stays on one line: a character with the marks that follow it, or a word.
function piecesOf(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
  const pieces: string[] = []
  for (const [word] of paragraph.matchAll(/[\x21-\x7e]+|./gsu)) {
    const last = pieces.at(-1)
    if (last !== undefined && NEVER_FIRST.has(word) && widthOf(last + word) <= width)
      pieces[pieces.length - 1] = last + word
    else if (widthOf(word) <= width) pieces.push(word)
    else pieces.push(...word)
  }
  return pieces
}
