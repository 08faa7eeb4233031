import { crc32 } from 'node:zlib'

/**
 * One call, served or refused. It says who asked for what and how it ended; never what was looked up or found, and of
 * a refused call nothing that the caller made up: a key or a service that the gateway does not know is null.
 */
export type JournalRecord = {
  seq: number
  /** Real time, ISO. */
  time: string
  /** The statutory day. */
  day: string
  service: string | null
  key: string | null
  consumer: string | null
  provider: string | null
  scenario: string | null
  entry: string | null
  mode: 'api' | 'match'
  /** Names of the items that may leave, or of the item matched. */
  items: string[]
  /** Records or identifiers asked for; 0 where the call was refused before it was read. */
  asked: number
  /** Records answered, or identifiers that matched. */
  rows: number
  /** 'ok' or the code of the refusal. */
  result: string
  ms: number
  ip: string
}

/** A record on disk: u32 length, u32 CRC-32 of the payload (both big-endian), the payload in UTF-8. Length 0 is the end. */
export const frameHeaderBytes = 8

/** A longer one is damage, not a record. */
export const maxPayloadBytes = 1 << 20

/** Writes one record and answers with the offset behind it; the room must be there (`roomFor`). */
export function writeFrame(into: Buffer, offset: number, payload: string): number {
  const start = offset + frameHeaderBytes
  const length = into.write(payload, start, 'utf8')
  into.writeUInt32BE(length, offset)
  into.writeUInt32BE(crc32(into.subarray(start, start + length)), offset + 4)
  return start + length
}

export function roomFor(payload: string): number {
  return frameHeaderBytes + payload.length * 3
}

/** The payload of the record at `offset`, or null where no whole, undamaged record stands. */
export function frameAt(bytes: Buffer, offset: number): Buffer | null {
  const start = offset + frameHeaderBytes
  if (start > bytes.length) return null
  const length = bytes.readUInt32BE(offset)
  if (length === 0 || length > maxPayloadBytes || start + length > bytes.length) return null
  const payload = bytes.subarray(start, start + length)
  return crc32(payload) === bytes.readUInt32BE(offset + 4) ? payload : null
}
