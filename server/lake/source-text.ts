import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5'
export type SourceScan = {
  sha256: string
  bytes: number
  isUtf8: boolean
  byteOrderMark: Encoding | null
  start: Buffer
}

/** Reads a file once: its SHA-256, its size, and whether every byte of it is UTF-8. */
export async function scanSource(file: string, signal?: AbortSignal): Promise<SourceScan> {
  const hash = createHash('sha256')
  const scan = { bytes: 0, isUtf8: true }
  let start: Buffer = Buffer.alloc(0)
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, signal }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    if (scan.bytes === 0) start = chunk
    scan.bytes += chunk.length
    if (!scan.isUtf8) continue
    const text = rest.length ? Buffer.concat([rest, chunk]) : chunk
    const cut = lastCharacterStart(text)
    scan.isUtf8 = isUtf8(text.subarray(0, cut))
    rest = text.subarray(cut)
  }
  return {
    ...scan,
    isUtf8: scan.isUtf8 && isUtf8(rest),
    sha256: hash.digest('hex'),
    byteOrderMark: markOf(start),
    start,
  }
}

/**
 * Says which encoding a text file has: its byte-order mark, else UTF-8 if every byte fits, else GB18030. Big5 also reads
 * as GB18030, so a person can name the encoding.
 */
export function encodingOf(scan: SourceScan, wanted: string): Encoding {
  if (wanted !== 'auto') return namedEncoding(wanted)
  return scan.byteOrderMark ?? (scan.isUtf8 ? 'utf-8' : 'gb18030')
}

/** Writes a text file again as UTF-8 without byte-order mark; false when bytes are not of that encoding. */
export async function transcode(
  from: { file: string; encoding: Encoding },
  to: string,
  signal?: AbortSignal,
): Promise<boolean> {
  if (await decodeTo(from, to, { fatal: true, signal })) return true
  // Once more with marks in place of what cannot be read, so that their rows can be named.
  await decodeTo(from, to, { fatal: false, signal })
  return false
}

async function decodeTo(
  from: { file: string; encoding: Encoding },
  to: string,
  options: { fatal: boolean; signal: AbortSignal | undefined },
): Promise<boolean> {
  const decoder = new TextDecoder(from.encoding, { fatal: options.fatal })
  const { signal } = options
  let readable = true
  async function* decode(source: AsyncIterable<Buffer>) {
    try {
      for await (const chunk of source) yield decoder.decode(chunk, { stream: true })
      yield decoder.decode()
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      readable = false
    }
  }
  await pipeline(createReadStream(from.file, { highWaterMark: 1 << 20 }), decode, createWriteStream(to), { signal })
  return readable
}

function namedEncoding(name: string): Encoding {
  // The label gbk would mangle characters of four bytes; GB18030 contains it.
  const known: Record<string, Encoding> = { utf8: 'utf-8', gbk: 'gb18030', gb2312: 'gb18030', 'utf-16': 'utf-16le' }
  const lower = name.toLowerCase()
  const encoding = known[lower] ?? lower
  if (encoding === 'utf-8' || encoding === 'gb18030' || encoding === 'big5') return encoding
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return encoding
  throw new Error(`lake: unknown encoding ${JSON.stringify(name)}`)
}

function markOf(start: Buffer): Encoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8'
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return null
}

/** Where the last, perhaps unfinished, character of a piece of UTF-8 begins. */
function lastCharacterStart(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return bytes.length - back
    if (byte < 0x80) return bytes.length
  }
  return bytes.length
}

/** The first bytes of a file, for telling its format. */
export async function firstBytes(file: string, count: number): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
