import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { GatewayRefusal } from './gateway-refusal.ts'

export const mostLines = 200_000
export const longestLine = 200
/** Never reached by lists of ordinary identifiers: 200,000 lines of 200 bytes would be refused as a whole. */
export const largestList = 32 << 20

/** The body of a match, in memory only, with its digest computed while it arrived. */
export type ReceivedList = { bytes: Buffer; digest: string }

/** Reads a body; null when it is too large or breaks off. */
export async function receiveList(body: Readable): Promise<ReceivedList | null> {
  const hash = createHash('sha256')
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > largestList) return null
      hash.update(chunk)
      chunks.push(chunk)
    }
  } catch {
    return null
  }
  return { bytes: Buffer.concat(chunks, size), digest: hash.digest('hex') }
}

/** One identifier per line; LF or CRLF; the last line may end without. */
export function identifiersOf(list: Buffer): string[] | GatewayRefusal {
  const text = decoded(list)
  if (text === null) return { code: 'bad_request', fault: 'utf8' }
  const lines = text.split('\n', mostLines + 2)
  if (lines.at(-1) === '') lines.pop()
  if (lines.length === 0) return { code: 'bad_request', fault: 'empty' }
  if (lines.length > mostLines) return { code: 'bad_request', fault: 'lines', words: { max: mostLines } }
  for (const [index, line] of lines.entries()) {
    const identifier = line.endsWith('\r') ? line.slice(0, -1) : line
    if (identifier === '' || identifier.length > longestLine) return blank(index + 1)
    lines[index] = identifier
  }
  return lines
}

export function flagText(flags: readonly boolean[]): string {
  let text = ''
  for (const flag of flags) text += flag ? '1' : '0'
  return text
}

function blank(line: number): GatewayRefusal {
  return { code: 'bad_request', fault: 'blank', words: { line, max: longestLine } }
}

function decoded(list: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(list)
  } catch {
    return null
  }
}
