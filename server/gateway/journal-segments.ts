import { mkdir, open, readdir, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { frameAt, frameHeaderBytes } from './journal-record.ts'

export function segmentPath(dir: string, segment: number): string {
  return join(dir, `${String(segment).padStart(8, '0')}.seg`)
}

/** The numbers of the segments in a journal's folder, ascending. */
export async function segmentsIn(dir: string): Promise<number[]> {
  const names = await readdir(dir)
  return names
    .filter(name => /^\d{8,}\.seg$/.test(name))
    .map(name => Number(name.slice(0, -4)))
    .sort((a, b) => a - b)
}

/** Where the last whole record of a file ends, its number, and how much behind it is more than reserved space. */
export async function soundPart(path: string): Promise<SoundPart> {
  const bytes = await readFile(path)
  let length = 0
  let last: Buffer | null = null
  for (let payload = frameAt(bytes, 0); payload; payload = frameAt(bytes, length)) {
    length += frameHeaderBytes + payload.length
    last = payload
  }
  const torn = bytes.subarray(length).some(byte => byte !== 0) ? bytes.length - length : 0
  return { bytes: bytes.length, length, torn, lastSeq: last ? seqOf(last) : null }
}

export type SoundPart = { bytes: number; length: number; torn: number; lastSeq: number | null }

/** Cuts a file and waits until the disk has it. */
export async function cutFile(path: string, length: number): Promise<void> {
  await truncate(path, length)
  const file = await open(path, 'r+')
  await file.sync().finally(() => file.close())
}

/** Makes the folder, and makes names created in it survive a loss of power. */
export async function makeDurableFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  await syncFolder(dir)
}

export async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r')
  await folder.sync().finally(() => folder.close())
}

function seqOf(payload: Buffer): number {
  const parsed: unknown = JSON.parse(payload.toString('utf8'))
  if (typeof parsed === 'object' && parsed !== null && 'seq' in parsed && typeof parsed.seq === 'number') {
    return parsed.seq
  }
  throw new Error('a record of the gateway journal has no number')
}
