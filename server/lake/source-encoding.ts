/** The encodings that a person may name. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/**
 * Says which encoding a text file has: its byte-order mark, else two bytes a character where zeros say so, else UTF-8 if
 * every byte fits, else GB18030; null where only a person can say. Big5 also reads as GB18030, so a person can name the
 * encoding.
 */
export function encodingOf(scan: { start: Buffer; isUtf8: boolean }, wanted: string): Encoding | null {
  if (wanted !== 'auto') return namedEncoding(wanted)
  if (isFourByte(scan.start)) return null
  const found = markOf(scan.start) ?? twoByteOrder(scan.start)
  if (found) return found
  if (scan.isUtf8) return 'utf-8'
  return looksChinese(scan.start) ? 'gb18030' : null
}

function namedEncoding(name: string): Encoding {
  // The label gbk would mangle characters of four bytes; GB18030 contains it.
  const known: Record<string, Encoding> = { utf8: 'utf-8', gbk: 'gb18030', gb2312: 'gb18030', 'utf-16': 'utf-16le' }
  const lower = name.toLowerCase()
  const encoding = known[lower] ?? ENCODINGS.find(each => each === lower)
  if (encoding) return encoding
  throw new Error(`lake: unknown encoding ${JSON.stringify(name)}`)
}

function markOf(start: Buffer): Encoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8'
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return null
}

const LOOKED_AT = 4096

/** Four bytes a character: half of every character is zero. Nobody's choice for data, and its mark begins like another. */
function isFourByte(start: Buffer): boolean {
  const piece = start.subarray(0, Math.min(LOOKED_AT, start.length - (start.length % 4)))
  const zeroAt = (places: number[]) => piece.every((byte, at) => byte === 0 || !places.includes(at % 4))
  return piece.length > 0 && (zeroAt([0, 1]) || zeroAt([2, 3]))
}

/** Two bytes a character without a mark: the zeros of its separators stand on one side, but for rare characters. */
function twoByteOrder(start: Buffer): Encoding | null {
  const zeros: [number, number] = [0, 0]
  const piece = start.subarray(0, LOOKED_AT)
  for (const [at, byte] of piece.entries()) if (byte === 0) zeros[(at % 2) as 0 | 1] += 1
  const [even, odd] = zeros
  if (even + odd < piece.length / 20) return null
  if (odd > even * 10) return 'utf-16le'
  return even > odd * 10 ? 'utf-16be' : null
}

/**
 * Bytes above 127 come in pairs in Chinese text. Before a letter of the lower half they come one by one in the texts of
 * Western Europe, which GB18030 would read as rare characters without a fault.
 */
function looksChinese(start: Buffer): boolean {
  let pairs = 0
  let lone = 0
  for (let at = 0; at < start.length; at += 1) {
    if ((start[at] ?? 0) < 0x81) continue
    const next = start[at + 1] ?? 0
    at += 1
    if (next >= 0x80 || (next >= 0x30 && next <= 0x39)) pairs += 1
    else if (next >= 0x40) lone += 1
  }
  return pairs >= lone
}
