import { randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from './journal-segments.ts'

/**
 * What tells this journal from any other that a gateway of the same name has kept or will keep; made when first asked
 * for. It is on the disk before anybody hears of it: a journal that forgot it would be counted a second time.
 */
export async function journalIdentity(dir: string): Promise<string> {
  const path = join(dir, 'identity')
  const known = await readFile(path, 'utf8').catch(absent)
  if (known !== null) return checked(path, known)
  const identity = randomBytes(8).toString('hex')
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(identity)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  await syncFolder(dir)
  return identity
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

function checked(path: string, identity: string): string {
  if (/^[0-9a-f]{16}$/.test(identity)) return identity
  throw new Error(`${path} does not hold the identity of a journal; put back the file that was there`)
}
