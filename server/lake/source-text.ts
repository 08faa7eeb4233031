import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Encoding } from './source-encoding.ts'
import { type Danger, openGuard } from './source-guard.ts'

export type SourceScan = {
  sha256: string
  bytes: number
  isUtf8: boolean
  start: Buffer
  danger: Danger | null
  /** Zero bytes, which no text has. */
  hasZeros: boolean
}

/** Reads a file once: its SHA-256, its size, whether every byte of it is UTF-8, and what in it no reader may meet. */
export async function scanSource(file: string, signal?: AbortSignal): Promise<SourceScan> {
  const hash = createHash('sha256')
  const scan = { bytes: 0, isUtf8: true, hasZeros: false }
  let start: Buffer = Buffer.alloc(0)
  let rest: Buffer = Buffer.alloc(0)
  const guard = openGuard()
  let danger: Danger | null = null
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, signal }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    danger ??= guard(chunk)
    if (scan.bytes === 0) start = chunk
    scan.bytes += chunk.length
    scan.hasZeros ||= chunk.includes(0)
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
    start,
    danger,
  }
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
