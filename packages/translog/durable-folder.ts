import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type FileToWrite = { path: string; bytes: Uint8Array }

/**
 * A folder whose files appear whole or not at all, and stay.
 * `write` returns after every file and every folder entry has reached the disk; a kill during it leaves each file
 * old or new, never torn, in no promised order. Files may be written again. One process writes at a time.
 */
export type DurableFolder = {
  write(files: readonly FileToWrite[]): Promise<void>
  read(path: string): Promise<Uint8Array | null>
  /** Removes without waiting for the disk: after a power cut the file may be back. */
  remove(path: string): Promise<void>
}

/** Opens the folder and sweeps away what a killed writer left in `temporary` (a path inside the folder). */
export async function openDurableFolder(dir: string, temporary: string): Promise<DurableFolder> {
  const folders = new Map([[dir, makeRootFolder(dir)]])
  await folders.get(dir)
  await rm(join(dir, temporary), { recursive: true, force: true })
  await makeFolder(join(dir, temporary), folders)
  let written = 0

  const writeOne = async (file: FileToWrite) => {
    written += 1
    const draft = join(dir, temporary, String(written))
    const target = join(dir, file.path)
    await Promise.all([makeFolder(dirname(target), folders), writeSynced(draft, file.bytes)])
    await rename(draft, target)
    return dirname(target)
  }

  return {
    async write(files) {
      const touched = new Set(await Promise.all(files.map(writeOne)))
      await Promise.all([...touched].map(syncFolder))
    },
    async read(path) {
      const bytes = await readFile(join(dir, path)).catch(error => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
        throw error
      })
      // Not a Buffer: its slice() would share memory where that of a Uint8Array copies.
      return bytes && new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    },
    async remove(path) {
      folders.delete(join(dir, path))
      await rm(join(dir, path), { recursive: true, force: true })
    },
  }
}

async function makeRootFolder(dir: string): Promise<void> {
  const topmostNew = await mkdir(dir, { recursive: true })
  if (topmostNew === undefined) return
  for (let path = dir; path.length >= topmostNew.length; path = dirname(path)) await syncFolder(dirname(path))
}

/** Creates a folder below the root, its entry in its parent on disk; done once per folder however many ask. */
function makeFolder(path: string, folders: Map<string, Promise<void>>): Promise<void> {
  const making = folders.get(path)
  if (making) return making
  const parent = dirname(path)
  const made = makeFolder(parent, folders)
    .then(() => mkdir(path))
    .catch(error => {
      if (error.code !== 'EEXIST') throw error
    })
    // Also for a folder found: the process that made it may have been killed before it synced.
    .then(() => syncFolder(parent))
  folders.set(path, made)
  return made
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
