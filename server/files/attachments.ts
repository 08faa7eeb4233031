import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../base/refusal.ts'

/** The largest file that may be handed in with a step. */
export const MOST_ATTACHMENT_BYTES = 20 * 1024 ** 2

export type StoredFile = {
  readonly id: string
  readonly name: string
  readonly media_type: string
  readonly bytes: number
  readonly sha256: string
  readonly sm3: string
}

/** How a file of a kind begins; null for text, which must be UTF-8 without zero bytes. */
const kinds: { readonly [extension: string]: { readonly type: string; readonly head: readonly number[] | null } } = {
  pdf: { type: 'application/pdf', head: [0x25, 0x50, 0x44, 0x46] },
  ofd: { type: 'application/ofd', head: [0x50, 0x4b] },
  png: { type: 'image/png', head: [0x89, 0x50, 0x4e, 0x47] },
  jpg: { type: 'image/jpeg', head: [0xff, 0xd8, 0xff] },
  jpeg: { type: 'image/jpeg', head: [0xff, 0xd8, 0xff] },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', head: [0x50, 0x4b] },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', head: [0x50, 0x4b] },
  csv: { type: 'text/csv; charset=utf-8', head: null },
  txt: { type: 'text/plain; charset=utf-8', head: null },
}

/** Stores a file under a name that only its id tells. Refuses what is too large or is not what its name says. */
export async function storeAttachment(dataDir: string, name: string, content: Buffer): Promise<StoredFile> {
  const type = typeOf(name, content)
  const id = randomUUID()
  await mkdir(attachmentsIn(dataDir), { recursive: true, mode: 0o700 })
  await writeFile(pathOf(dataDir, id), content, { mode: 0o600, flag: 'wx', flush: true })
  return {
    id,
    name,
    media_type: type,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    sm3: createHash('sm3').update(content).digest('hex'),
  }
}

export function readAttachment(dataDir: string, id: string): Promise<Buffer> {
  return readFile(pathOf(dataDir, id))
}

function typeOf(name: string, content: Buffer): string {
  const kind = kinds[name.slice(name.lastIndexOf('.') + 1).toLowerCase()]
  if (!kind || content.length === 0) throw new Refusal('attachment_kind', { field: 'attachments' })
  const fits = kind.head ? kind.head.every((byte, index) => content[index] === byte) : isText(content)
  if (!fits) throw new Refusal('attachment_kind', { field: 'attachments' })
  return kind.type
}

function isText(content: Buffer): boolean {
  if (content.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content)
    return true
  } catch {
    return false
  }
}

function attachmentsIn(dataDir: string): string {
  return join(dataDir, 'attachments')
}

function pathOf(dataDir: string, id: string): string {
  return join(attachmentsIn(dataDir), id)
}
