import { constants } from 'node:fs'
import { access, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Makes the directory usable and takes it for this process: two servers on one directory would destroy each other. */
export async function lockDirectory(dir: string): Promise<() => Promise<void>> {
  await mkdir(join(dir, 'run'), { recursive: true, mode: 0o700 })
  await access(dir, constants.W_OK)
  const file = join(dir, 'run', 'lock')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = await open(file, 'wx', 0o600)
      await handle.writeFile(String(process.pid))
      await handle.close()
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = Number(await readFile(file, 'utf8').catch(() => '0'))
      if (holder > 0 && isAlive(holder)) {
        throw new Error(`the data directory ${dir} is in use by process ${holder}; stop it first`)
      }
      await rm(file, { force: true })
    }
  }
  throw new Error(`the data directory ${dir} could not be locked`)
}

/** Writes a file that only the owner can read, as a whole or not at all. */
export async function writePrivate(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
