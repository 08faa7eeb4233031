import { createHash } from 'node:crypto'
import { constants, createWriteStream, type Stats } from 'node:fs'
import { lstat, mkdir, open, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { isAbsolute, join, resolve, sep } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { SourceFault } from './source-fault.ts'

/** How long a file must stand unchanged before it counts as whole, where nothing marks its end, in milliseconds. */
export const STILL_MS = 10_000

/** What programs that copy call a file that is not whole yet, and the mark that one is. */
const UNFINISHED = /^\.|\.(part|partial|filepart|tmp|crdownload|swp)$|~$/i
const END_MARK = '.done'

export type FoundFile = { readonly name: string; readonly bytes: number; readonly changedAt: number }

/** What was seen of a file when its folder was last looked at. */
export type SeenFiles = Map<string, { readonly bytes: number; readonly changedAt: number; readonly since: number }>

/**
 * The real folder of a source: its own in the data directory, made when it is missing, or one that lies below a folder which
 * the installation allows. A symbolic link on the way counts as the place to which it leads.
 */
export async function openDropFolder(
  wanted: string | undefined,
  { own, roots }: { own: string; roots: readonly string[] },
): Promise<string> {
  if (wanted === undefined) {
    await mkdir(own, { recursive: true, mode: 0o770 })
    return realpath(own)
  }
  const real = await realpath(wanted).catch(() => null)
  const allowed = await Promise.all(roots.filter(isAbsolute).map(root => realpath(root).catch(() => null)))
  const isAllowed = allowed.some(root => root !== null && real !== null && isBelow(root, real))
  if (real === null || !isAllowed) throw new SourceFault('folder_unusable', { folder: wanted })
  return real
}

/** The files that lie in a folder, oldest first; folders, links, devices and what is still being copied are passed over. */
export async function waitingFiles(folder: string): Promise<FoundFile[]> {
  const names = await namesIn(folder)
  const found: FoundFile[] = []
  for (const name of names) {
    if (UNFINISHED.test(name) || name.endsWith(END_MARK)) continue
    const stats = await lstat(join(folder, name)).catch(() => null)
    if (stats?.isFile()) found.push({ name, bytes: stats.size, changedAt: stats.mtimeMs })
  }
  return found.sort((a, b) => a.changedAt - b.changedAt || (a.name < b.name ? -1 : 1))
}

/** Those of the waiting files that are whole: marked as such, or unchanged for long enough. */
export async function wholeFiles(folder: string, seen: SeenFiles, now: number): Promise<FoundFile[]> {
  const files = await waitingFiles(folder)
  const names = new Set(await namesIn(folder))
  for (const name of seen.keys()) if (!names.has(name)) seen.delete(name)
  return files.filter(file => isStill(seen, file, now) || names.has(`${file.name}${END_MARK}`))
}

/** Copies a dropped file to where nobody else writes; refused where it is a link or changes meanwhile. */
export async function copyDropped(folder: string, name: string, target: string) {
  const handle = await open(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW).catch(cause => {
    throw new SourceFault('file_unusable', { file: name }, cause)
  })
  try {
    const before = await handle.stat()
    if (!before.isFile()) throw new SourceFault('file_unusable', { file: name })
    const digest = createHash('sha256')
    const count = new Transform({
      transform(part: Buffer, _encoding, done) {
        digest.update(part)
        done(null, part)
      },
    })
    const content = handle.createReadStream({ autoClose: false })
    await pipeline(content, count, createWriteStream(target, { mode: 0o600 }))
    if (isChanged(before, await handle.stat())) throw new SourceFault('interrupted', { file: name })
    return { bytes: before.size, sha256: digest.digest('hex') }
  } finally {
    await handle.close()
  }
}

/** Moves a file that is settled to `done` or `failed`, never over another, with the reason beside what failed. */
export async function putAway(
  folder: string,
  name: string,
  { to, stamp, reason }: { to: 'done' | 'failed'; stamp: string; reason?: string },
): Promise<void> {
  const place = join(folder, to)
  await mkdir(place, { mode: 0o770 }).catch(() => {})
  // A link in the place of the folder would carry the file elsewhere.
  if (!(await lstat(place)).isDirectory()) throw new SourceFault('folder_unusable', { folder: place })
  const moved = join(place, `${stamp} ${name}`)
  await rename(join(folder, name), moved).catch(error => {
    if (error.code !== 'ENOENT') throw error
  })
  if (reason) await writeFile(`${moved}.reason.txt`, `${reason}\n`, { flag: 'w', mode: 0o660 })
  await rm(join(folder, `${name}${END_MARK}`), { force: true })
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(cause => {
    throw new SourceFault('folder_unusable', { folder }, cause)
  })
}

function isStill(seen: SeenFiles, { name, bytes, changedAt }: FoundFile, now: number): boolean {
  const last = seen.get(name)
  const isSame = last?.bytes === bytes && last.changedAt === changedAt
  if (!isSame) seen.set(name, { bytes, changedAt, since: now })
  return isSame && now - last.since >= STILL_MS
}

function isChanged(before: Stats, after: Stats): boolean {
  return before.size !== after.size || before.mtimeMs !== after.mtimeMs || before.ino !== after.ino
}

function isBelow(root: string, path: string): boolean {
  return path === root || resolve(path).startsWith(root.endsWith(sep) ? root : `${root}${sep}`)
}
