import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'

export type ZipLimits = { totalBytes: number; entries: number }
export type ZipVerdict = 'ok' | 'too_large' | 'not_zip'

type Entry = { method: number; packed: number; declared: number; offset: number }

/** Measures an archive before anyone unpacks it: first what it declares, then what it really inflates to. */
export async function checkZip(file: string, limits: ZipLimits): Promise<ZipVerdict> {
  const handle = await open(file)
  try {
    const entries = await readDirectory(handle, limits)
    if (!entries) return 'not_zip'
    if (entries.length > limits.entries) return 'too_large'
    if (entries.reduce((sum, entry) => sum + entry.declared, 0) > limits.totalBytes) return 'too_large'
    let total = 0
    for (const entry of entries) {
      total += await countInflated({ file, handle }, entry, limits.totalBytes - total)
      // A declared size that lies is what a bomb does, whichever way it lies.
      if (total > limits.totalBytes) return 'too_large'
    }
    return 'ok'
  } finally {
    await handle.close()
  }
}

async function readDirectory(handle: FileHandle, limits: ZipLimits): Promise<Entry[] | null> {
  const { size } = await handle.stat()
  const tail = await readAt(handle, Math.max(0, size - 65_557), Math.min(size, 65_557))
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || tail.length < end + 22) return null
  const [bytes, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  // All ones announce the 64-bit form, which only archives above every limit of ours need.
  if (start === 0xffffffff || bytes > size || bytes > limits.entries * 1024) return null
  return parseDirectory(await readAt(handle, start, bytes))
}

function parseDirectory(directory: Buffer): Entry[] | null {
  const entries: Entry[] = []
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02014b50) return null
    entries.push({
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      declared: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

async function countInflated(
  { file, handle }: { file: string; handle: FileHandle },
  entry: Entry,
  left: number,
): Promise<number> {
  const header = await readAt(handle, entry.offset, 30)
  if (header.length < 30) return 0
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (entry.method === 0 || entry.packed === 0) return entry.packed
  const packed = createReadStream(file, { start, end: start + entry.packed - 1 })
  let count = 0
  try {
    for await (const chunk of packed.pipe(createInflateRaw()) as AsyncIterable<Buffer>) {
      count += chunk.length
      if (count > left) break
    }
  } catch {
    // A broken stream is the reader's to report; here only size counts.
  }
  packed.destroy()
  return count
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
