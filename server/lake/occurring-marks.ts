import { createReadStream } from 'node:fs'

/**
 * What a cell has to be looked through for: blanks at its ends are dropped, line ends and backslashes are escaped, and the
 * last two are what a spreadsheet program leaves of a long number.
 */
export const MARKS = [' ', '\t', '\u3000', '\n', '\r', '\\', 'E+', '000'] as const

export type Mark = (typeof MARKS)[number]

/**
 * The marks that a cell of a UTF-8 CSV can hold, found by looking for their bytes: what occurs nowhere in a file need not be
 * looked for in each of its cells. A line feed is in a cell only where cells are quoted.
 */
export async function occurringMarks(file: string, signal?: AbortSignal): Promise<Set<Mark>> {
  const found = new Set<Mark>()
  const wanted = new Map(MARKS.map(mark => [mark, Buffer.from(mark === '\n' ? '"' : mark)]))
  let end: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, signal }) as AsyncIterable<Buffer>) {
    // A mark has up to three bytes and may lie across two pieces.
    const seam = Buffer.concat([end, chunk.subarray(0, 2)])
    for (const [mark, bytes] of wanted) {
      if (!chunk.includes(bytes) && !seam.includes(bytes)) continue
      found.add(mark)
      wanted.delete(mark)
    }
    if (wanted.size === 0) break
    end = Buffer.concat([end, chunk.subarray(-2)]).subarray(-2)
  }
  return found
}
