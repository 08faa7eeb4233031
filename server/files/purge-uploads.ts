import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** So long an upload waits for its next piece, or to be loaded. */
export const UPLOADS_KEPT_MS = 2 * 86_400_000

/** Deletes uploads that nobody has loaded for two days. Returns how many. */
export async function purgeUploads(dir: string, now: Date): Promise<number> {
  let gone = 0
  for (const person of await readdir(dir).catch(() => [])) {
    for (const name of await readdir(join(dir, person)).catch(() => [])) {
      const path = join(dir, person, name)
      const found = await stat(path).catch(() => null)
      if (!found?.isFile() || now.getTime() - found.mtimeMs < UPLOADS_KEPT_MS) continue
      await rm(path, { force: true })
      gone++
    }
  }
  return gone
}
