import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { Refusal } from '../base/refusal.ts'
import { type Guard, openGuard } from '../lake/source-guard.ts'

type Receiving = {
  readonly to: FileHandle
  /** How many bytes may still come. */
  readonly most: number
  readonly guard?: Guard
  readonly onPiece?: (piece: Buffer) => void
}

/**
 * Writes a body to an open file as it arrives and says how many bytes came. What no reader may meet is refused at the
 * offending byte. The body itself is not ended, so that the refusal can still be answered.
 */
export async function receiveBytes(body: Readable, receiving: Receiving): Promise<number> {
  const { to, most, guard = openGuard(), onPiece } = receiving
  let bytes = 0
  for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > most) throw new Refusal('upload_too_large')
    const danger = guard(piece)
    if (danger) throw new Refusal('upload_unsafe', { faults: [{ field: 'file', reason: danger }] })
    onPiece?.(piece)
    await writeWhole(to, piece)
  }
  return bytes
}

async function writeWhole(to: FileHandle, piece: Buffer): Promise<void> {
  try {
    for (let at = 0; at < piece.length; ) at += (await to.write(piece, at)).bytesWritten
  } catch (error) {
    throw isFull(error) ? new Refusal('storage_full') : error
  }
}

/** Whether what failed is the disk, and not the file. */
export function isFull(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return code === 'ENOSPC' || code === 'EDQUOT' || /no space left on device/i.test(String(message))
}
